import { useMemo } from 'react';
import * as format from './format';
import type { When } from './format';
import { type Lang, useLanguage } from './i18n';

function bind(lang: Lang) {
  return {
    points: (value: number) => format.formatPoints(value, lang),
    pointsWithUnit: (value: number) => format.formatPointsWithUnit(value, lang),
    signed: (value: number) => format.formatSigned(value, lang),
    number: (value: number) => format.formatNumber(value, lang),
    percent: (share: number) => format.formatPercent(share, lang),
    money: (cents: number) => format.formatMoney(cents, lang),
    minutes: (minutes: number) => format.formatMinutes(minutes, lang),
    date: (when: When) => format.formatDate(when, lang),
    day: (when: When) => format.formatDayOfMonth(when, lang),
    month: (when: When) => format.formatMonth(when, lang),
    weekday: (when: When) => format.formatWeekday(when, lang),
    time: (when: When) => format.formatTime(when),
    dateTime: (when: When) => format.formatDateTime(when, lang),
    relativeDays: (when: When, now?: When) => format.formatRelativeDays(when, lang, now),
  };
}

export type Format = ReturnType<typeof bind>;

/** The format functions bound to the language on screen. */
export function useFormat(): Format {
  const { lang } = useLanguage();
  return useMemo(() => bind(lang), [lang]);
}
