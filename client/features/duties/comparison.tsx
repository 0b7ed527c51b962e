import { type FragmentType, graphql, unmask } from '#client/gql';
import type { CouncilPulse } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button, TextLink } from '#client/ui/button';
import { Sparkline } from '#client/ui/sparkline';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import './duties.css';
import { useDutyTexts } from './duty-texts';

const ComparisonParts_sum = graphql(`
  fragment ComparisonParts_sum on CouncilSum {
    councils
    active
    asleep
    fresh
    termOver
    duties
    meetings
    months
    area {
      id
      nameZh
      nameEn
      kind
    }
    kind {
      code
      nameZh
      nameEn
    }
  }
`);

const ComparisonCouncils_standing = graphql(`
  fragment ComparisonCouncils_standing on CouncilStanding {
    pulse
    termOver
    seats
    hasChair
    months
    duties
    meetings
    lastOn
    reported
    council {
      id
      nameZh
      nameEn
      mayReport
      part
      kind {
        code
        seatsMin
        seatsMax
      }
    }
  }
`);

const TONE: Record<CouncilPulse, 'good' | 'warn' | 'info'> = { ACTIVE: 'good', ASLEEP: 'warn', NEW: 'info' };

type PartsProps = {
  caption: string;
  sums: readonly FragmentType<typeof ComparisonParts_sum>[];
  /** Where an area's own comparison is; left out for sums of kinds. */
  pathOf?: (areaId: string) => string;
};

/** Towns, villages or kinds side by side: how many councils are awake, and the shape of their year. */
export function ComparisonParts({ caption, sums: masked, pathOf }: PartsProps) {
  const t = useDutyTexts();
  const f = useFormat();
  const sums = unmask(ComparisonParts_sum, masked);
  const most = Math.max(...sums.flatMap(({ months }) => months), 1);
  return (
    <Table
      caption={caption}
      rows={sums}
      rowKey={(sum) => sum.area?.id ?? sum.kind?.code ?? ''}
      columns={[
        {
          key: 'name',
          header: caption,
          head: true,
          cell: ({ area, kind }) => {
            const named = area ?? kind;
            const name = named ? t.pick(named.nameZh, named.nameEn) : '';
            return area && pathOf ? <TextLink to={pathOf(area.id)}>{name}</TextLink> : name;
          },
        },
        { key: 'councils', header: t('councils'), align: 'end', cell: (sum) => f.number(sum.councils) },
        { key: 'active', header: t('active'), align: 'end', cell: (sum) => f.number(sum.active) },
        { key: 'asleep', header: t('asleep'), align: 'end', cell: (sum) => f.number(sum.asleep) },
        { key: 'over', header: t('termOver'), align: 'end', cell: (sum) => f.number(sum.termOver) },
        { key: 'meetings', header: t('meetings'), align: 'end', cell: (sum) => f.number(sum.meetings) },
        { key: 'duties', header: t('duties'), align: 'end', cell: (sum) => f.number(sum.duties) },
        {
          key: 'months',
          header: t('shape'),
          cell: (sum) => (
            <Sparkline
              values={sum.months}
              max={most}
              summary={t('lastTwelve', { figures: t.list(sum.months) })}
            />
          ),
        },
      ]}
    />
  );
}

type CouncilsProps = {
  caption: string;
  standings: readonly FragmentType<typeof ComparisonCouncils_standing>[];
  /** Opens the form for a month from paper. */
  onReport: (council: { id: string; name: string }) => void;
};

/** Councils side by side. Figures of councils, never of their members. */
export function ComparisonCouncils({ caption, standings: masked, onReport }: CouncilsProps) {
  const t = useDutyTexts();
  const f = useFormat();
  const standings = unmask(ComparisonCouncils_standing, masked);
  const most = Math.max(...standings.flatMap(({ months }) => months), 1);
  return (
    <Table
      caption={caption}
      hideCaption
      rows={standings}
      rowKey={({ council }) => council.id}
      columns={[
        {
          key: 'name',
          header: t('council'),
          head: true,
          cell: ({ council }) => t.pick(council.nameZh, council.nameEn),
        },
        {
          key: 'state',
          header: t('state'),
          cell: ({ pulse, termOver, seats, hasChair }) => (
            <span className="duty-kinds">
              <StatusTag tone={TONE[pulse]}>{t(pulse)}</StatusTag>
              {termOver ? <StatusTag tone="warn">{t('termOver')}</StatusTag> : null}
              {seats > 0 && !hasChair ? <StatusTag tone="warn">{t('noChair')}</StatusTag> : null}
            </span>
          ),
        },
        {
          key: 'seats',
          header: t('seats'),
          align: 'end',
          cell: ({ seats, council }) => (seats > 0 ? `${seats}/${council.kind.seatsMax}` : '–'),
        },
        { key: 'meetings', header: t('meetings'), align: 'end', cell: (each) => f.number(each.meetings) },
        { key: 'duties', header: t('duties'), align: 'end', cell: (each) => f.number(each.duties) },
        {
          key: 'months',
          header: t('shape'),
          cell: (each) => (
            <Sparkline
              values={each.months}
              max={most}
              summary={t('lastTwelve', { figures: t.list(each.months) })}
            />
          ),
        },
        {
          key: 'last',
          header: t('lastOn'),
          nowrap: true,
          cell: (each) => (each.lastOn ? f.date(each.lastOn) : t('never')),
        },
        {
          key: 'report',
          header: t('report'),
          hideHeader: true,
          cell: ({ council, seats }) => {
            const name = t.pick(council.nameZh, council.nameEn);
            return council.mayReport && seats === 0 ? (
              <Button
                size="small"
                kind="quiet"
                aria-label={t('reportTitle', { name })}
                onClick={() => onReport({ id: council.id, name })}
              >
                {t('report')}
              </Button>
            ) : null;
          },
        },
      ]}
    />
  );
}
