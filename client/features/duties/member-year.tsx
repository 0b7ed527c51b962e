import type { ReactNode } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { Card } from '#client/ui/card';
import { KeyValues } from '#client/ui/key-values';
import { Sparkline } from '#client/ui/sparkline';
import { useFormat } from '#client/ui/use-format';
import { useDutyTexts } from './duty-texts';
import './duties.css';

const MemberYearCard_year = graphql(`
  fragment MemberYearCard_year on MemberYear {
    year
    since
    duties
    minutes
    points
    months
    lastOn
    asked
    meetingsHeld
    meetingsAttended
    byKind {
      kind
      count
      minutes
    }
    council {
      id
      nameZh
      nameEn
    }
  }
`);

type Props = {
  year: FragmentType<typeof MemberYearCard_year>;
  /** The place on the council, in words. */
  place: string;
  actions?: ReactNode;
  children?: ReactNode;
};

/** A member's own year on one council: what was done, month by month, and what waits. */
export function MemberYearCard({ year: masked, place, actions, children }: Props) {
  const t = useDutyTexts();
  const f = useFormat();
  const year = unmask(MemberYearCard_year, masked);
  return (
    <Card as="article" level={3} title={t.pick(year.council.nameZh, year.council.nameEn)} actions={actions}>
      <p className="muted">
        {place} · {t('since', { date: f.date(year.since) })}
      </p>
      <Sparkline
        tall
        values={year.months}
        summary={t('months', { year: year.year, figures: t.list(year.months) })}
      />
      <KeyValues
        columns={2}
        items={[
          { label: t('duties'), value: t('times', { count: year.duties }) },
          { label: t('hours'), value: f.minutes(year.minutes) },
          {
            label: t('meetings'),
            value: t('meetingsOf', { attended: year.meetingsAttended, held: year.meetingsHeld }),
          },
          { label: t('points'), value: f.pointsWithUnit(year.points) },
          { label: t('lastOn'), value: year.lastOn ? f.date(year.lastOn) : t('never') },
        ]}
      />
      {year.byKind.length > 0 ? (
        <p className="duty-kinds">
          {year.byKind.map(({ kind, count }) => (
            <StatusTag key={kind} tone="plain">
              {t(kind)} {t('times', { count })}
            </StatusTag>
          ))}
        </p>
      ) : null}
      {year.asked > 0 ? <p className="muted small">{t('waiting', { count: year.asked })}</p> : null}
      {children}
    </Card>
  );
}
