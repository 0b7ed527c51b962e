import { type FragmentType, graphql, unmask } from '#client/gql';
import type { PlanTable_LineFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { defineTexts } from '#client/ui/i18n';
import { Row } from '#client/ui/section';
import { type Column, Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { useElderTexts, VISIT_KEY, VISIT_TONE } from './elder-texts';
import { useWishWords } from './wish-fields';

const PlanTable_line = graphql(`
  fragment PlanTable_line on PlanLine {
    id
    lastOn
    dueOn
    elder {
      id
      name
    }
    home {
      number
      gridZh
      gridEn
      phone
    }
    card {
      id
      wishes
      parts
    }
    visits {
      id
      onDay
      part
      state
      visitor {
        id
        name
      }
    }
  }
`);

const usePlanTexts = defineTexts('plan-table', {
  zh: {
    last: '上次去',
    never: '还没去过',
    due: '{{day}}该去了',
    planned: '本月安排',
    plan: '排一次',
    wish: '记想要什么',
    tools: '操作',
    none: '还没有老人同意探访。老人在手机上同意，或者签纸质同意书由村里登记。',
  },
  en: {
    last: 'Last visit',
    never: 'never yet',
    due: 'due {{day}}',
    planned: 'This month',
    plan: 'Plan',
    wish: 'Wishes',
    tools: 'Actions',
    none: 'Nobody has agreed to visits yet. Elders agree on their phone, or on a signed sheet that the office enters.',
  },
});

export type PlanRow = PlanTable_LineFragment;

type Props = {
  lines: readonly FragmentType<typeof PlanTable_line>[];
  caption: string;
  today: string;
  /** Planning is for who runs the association; what an elder wishes may be kept by all of it. */
  onPlan: ((line: PlanRow) => void) | null;
  onWish: (line: PlanRow) => void;
};

/** Elders of the plan, the longest due first, each with who goes when. Prints as a sheet for those who go. */
export function PlanTable({ lines: masked, caption, today, onPlan, onWish }: Props) {
  const t = useElderTexts();
  const p = usePlanTexts();
  const f = useFormat();
  const words = useWishWords();
  const lines = unmask(PlanTable_line, masked);
  const columns: Column<PlanRow>[] = [
    { key: 'elder', header: t('elder'), head: true, nowrap: true, cell: ({ elder }) => elder.name },
    {
      key: 'home',
      header: t('home'),
      nowrap: true,
      cell: ({ home }) =>
        home ? (
          <>
            {home.number} {t.pick(home.gridZh, home.gridEn)}
            <div className="muted small">{home.phone ?? t('noPhone')}</div>
          </>
        ) : null,
    },
    {
      key: 'wishes',
      header: t('wishes'),
      cell: ({ card }) => (card && card.wishes.length > 0 ? words(card.wishes) : '–'),
    },
    {
      key: 'last',
      header: p('last'),
      cell: ({ lastOn, dueOn, visits }) => (
        <>
          {lastOn ? f.day(lastOn) : p('never')}
          {dueOn <= today && !visits.some(({ state, onDay }) => state === 'PLANNED' && onDay >= today) ? (
            <div>
              <StatusTag tone="warn">{p('due', { day: f.day(dueOn) })}</StatusTag>
            </div>
          ) : null}
        </>
      ),
    },
    {
      key: 'planned',
      header: p('planned'),
      cell: ({ visits }) =>
        visits.length === 0
          ? '–'
          : visits.map((visit) => (
              <div key={visit.id}>
                {f.day(visit.onDay)} {t(visit.part)} · {visit.visitor.name}{' '}
                <StatusTag tone={VISIT_TONE[visit.state]}>{t(VISIT_KEY[visit.state])}</StatusTag>
              </div>
            )),
    },
  ];
  columns.push({
    key: 'tools',
    header: p('tools'),
    hideHeader: true,
    cell: (line) => (
      <div className="no-print">
        <Row>
          {onPlan ? (
            <Button
              size="small"
              onClick={() => onPlan(line)}
              aria-label={`${p('plan')}${p.pick('：', ': ')}${line.elder.name}`}
            >
              {p('plan')}
            </Button>
          ) : null}
          <Button
            size="small"
            kind="quiet"
            onClick={() => onWish(line)}
            aria-label={`${p('wish')}${p.pick('：', ': ')}${line.elder.name}`}
          >
            {p('wish')}
          </Button>
        </Row>
      </div>
    ),
  });
  return (
    <Table
      caption={caption}
      rows={lines}
      rowKey={({ id }) => id}
      columns={columns}
      empty={<p className="muted">{p('none')}</p>}
    />
  );
}
