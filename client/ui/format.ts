import type { Lang } from './i18n';

// Everything a villager reads as a figure or a date is written here, so that it looks the same on every page.
// Days and hours are always those of the village (Asia/Shanghai), wherever the phone is.

export type When = Date | string | number;

const ZONE = 'Asia/Shanghai';
const ZONE_OFFSET = '+08:00';
const DAY_MS = 86_400_000;
const LOCALE: Record<Lang, string> = { zh: 'zh-CN', en: 'en-GB' };

const dateFormats = new Map<string, Intl.DateTimeFormat>();
const numberFormats = new Map<string, Intl.NumberFormat>();

function dateFormat(lang: Lang, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = lang + JSON.stringify(options);
  const known = dateFormats.get(key);
  if (known) return known;
  const made = new Intl.DateTimeFormat(LOCALE[lang], { timeZone: ZONE, ...options });
  dateFormats.set(key, made);
  return made;
}

function numberFormat(lang: Lang, options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = lang + JSON.stringify(options);
  const known = numberFormats.get(key);
  if (known) return known;
  const made = new Intl.NumberFormat(LOCALE[lang], options);
  numberFormats.set(key, made);
  return made;
}

/** A bare day such as `2025-03-05` means that day in the village, not midnight in London. */
function instant(when: When): Date {
  const at =
    typeof when === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(when)
      ? new Date(`${when}T00:00:00${ZONE_OFFSET}`)
      : new Date(when);
  if (Number.isNaN(at.getTime())) throw new RangeError(`not a date: ${String(when)}`);
  return at;
}

type Part = 'year' | 'month' | 'day' | 'hour' | 'minute';
function parts(when: When): Record<Part, number> {
  const found: Record<Part, number> = { year: 0, month: 0, day: 0, hour: 0, minute: 0 };
  const format = dateFormat('en', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  for (const { type, value } of format.formatToParts(instant(when))) {
    if (type in found) found[type as Part] = Number(value);
  }
  return found;
}

const two = (value: number) => String(value).padStart(2, '0');

/** The number of the village's calendar day, for counting days between two moments. */
function dayNumber(when: When): number {
  const { year, month, day } = parts(when);
  return Date.UTC(year, month - 1, day) / DAY_MS;
}

/** 2025年3月5日 · 5 Mar 2025 */
export function formatDate(when: When, lang: Lang): string {
  const { year, month, day } = parts(when);
  if (lang === 'zh') return `${year}年${month}月${day}日`;
  return `${day} ${monthName(when)} ${year}`;
}

/** 3月5日 · 5 Mar, for rows whose year is plain from the heading. */
export function formatDayOfMonth(when: When, lang: Lang): string {
  const { month, day } = parts(when);
  return lang === 'zh' ? `${month}月${day}日` : `${day} ${monthName(when)}`;
}

/** 2025年3月 · Mar 2025 */
export function formatMonth(when: When, lang: Lang): string {
  const { year, month } = parts(when);
  return lang === 'zh' ? `${year}年${month}月` : `${monthName(when)} ${year}`;
}

// en-GB writes "Sept"; three letters for every month keep columns straight.
function monthName(when: When): string {
  return dateFormat('en', { month: 'long' }).format(instant(when)).slice(0, 3);
}

/** 09:30, on a 24-hour clock in both languages. */
export function formatTime(when: When): string {
  const { hour, minute } = parts(when);
  return `${two(hour)}:${two(minute)}`;
}

/** 2025年3月5日 09:30 · 5 Mar 2025, 09:30 */
export function formatDateTime(when: When, lang: Lang): string {
  return `${formatDate(when, lang)}${lang === 'zh' ? ' ' : ', '}${formatTime(when)}`;
}

/** 星期三 · Wednesday */
export function formatWeekday(when: When, lang: Lang): string {
  return dateFormat(lang, { weekday: 'long' }).format(instant(when));
}

/** Calendar days in the village from `now` to `when`: 0 today, 1 tomorrow, −1 yesterday. */
export function daysUntil(when: When, now: When = Date.now()): number {
  return dayNumber(when) - dayNumber(now);
}

/** 今天 · 明天 · 还有3天 · 昨天 · 已过2天 */
export function formatRelativeDays(when: When, lang: Lang, now: When = Date.now()): string {
  const days = daysUntil(when, now);
  if (lang === 'zh') {
    if (days === 0) return '今天';
    if (days === 1) return '明天';
    if (days === -1) return '昨天';
    return days > 0 ? `还有${days}天` : `已过${-days}天`;
  }
  if (days === 0) return 'today';
  if (days === 1) return 'tomorrow';
  if (days === -1) return 'yesterday';
  return days > 0 ? `${days} days left` : `${-days} days ago`;
}

/** Whole minutes as 2小时30分 · 2 h 30 min */
export function formatMinutes(minutes: number, lang: Lang): string {
  const whole = Math.round(Math.abs(minutes));
  const hours = Math.floor(whole / 60);
  const rest = whole % 60;
  const sign = minutes < 0 ? '−' : '';
  const words =
    lang === 'zh'
      ? [
          hours ? `${formatNumber(hours, lang)}小时` : '',
          rest || !hours ? `${rest}${hours ? '分' : '分钟'}` : '',
        ]
      : [hours ? `${formatNumber(hours, lang)} h` : '', rest || !hours ? `${rest} min` : ''];
  return sign + words.filter(Boolean).join(lang === 'zh' ? '' : ' ');
}

/** 1,280 */
export function formatNumber(value: number, lang: Lang): string {
  return numberFormat(lang, { maximumFractionDigits: 2 }).format(value).replace('-', '−');
}

/** Points are whole: 1,280 */
export function formatPoints(points: number, lang: Lang): string {
  return formatNumber(Math.trunc(points), lang);
}

/** 30分 · 30 points · 1 point */
export function formatPointsWithUnit(points: number, lang: Lang): string {
  const figure = formatPoints(points, lang);
  if (lang === 'zh') return `${figure}分`;
  return `${figure} ${Math.abs(points) === 1 ? 'point' : 'points'}`;
}

/** +30 · −12 · 0, with a true minus sign so that screen readers say it. */
export function formatSigned(value: number, lang: Lang): string {
  return value > 0 ? `+${formatNumber(value, lang)}` : formatNumber(value, lang);
}

/** Yuan from whole cents: ¥1,234.50 */
export function formatMoney(cents: number, lang: Lang): string {
  const figure = numberFormat(lang, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(
    Math.abs(cents) / 100,
  );
  return `${cents < 0 ? '−' : ''}¥${figure}`;
}

/** A share of one as a percentage: 0.42 → 42% */
export function formatPercent(share: number, lang: Lang): string {
  return numberFormat(lang, { style: 'percent', maximumFractionDigits: 1 }).format(share).replace('-', '−');
}

/** `2025-03-05` for a date field, the day in the village. */
export function toDateInput(when: When): string {
  const { year, month, day } = parts(when);
  return `${year}-${two(month)}-${two(day)}`;
}

/** `09:30` for a time field. */
export function toTimeInput(when: When): string {
  return formatTime(when);
}

/** The moment meant by a date field and a time field, as ISO 8601 with the village's offset. */
export function fromDateTimeInput(day: string, time = '00:00'): string {
  return `${day}T${time.length === 5 ? `${time}:00` : time}${ZONE_OFFSET}`;
}
