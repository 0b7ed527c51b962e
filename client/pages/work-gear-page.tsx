import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { useCeremonyTexts } from '#client/features/ceremonies/ceremony-texts';
import { GearCalendar } from '#client/features/ceremonies/gear-calendar';
import { AddGearForm, AmendGearForm, LendForm } from '#client/features/ceremonies/gear-forms';
import { LoanTable } from '#client/features/ceremonies/loan-table';
import { HouseholdCombobox } from '#client/features/people/household-combobox';
import { useSession } from '#client/features/people/session';
import { graphql } from '#client/gql';
import type { WorkGearPageQuery } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import type { Choice } from '#client/ui/combobox';
import { SegmentedControl } from '#client/ui/choice';
import { Dialog } from '#client/ui/dialog';
import { toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { PlusIcon } from '#client/ui/more-icons';
import { PrintButton } from '#client/ui/print-button';
import { Row, Section, Stack } from '#client/ui/section';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';
import { VillagePage } from './village-page';

const WorkGearPageDocument = graphql(`
  query WorkGearPage($villageId: ID!, $fromOn: LocalDate!, $days: Int!, $past: Boolean!) {
    gearLenders(villageId: $villageId) {
      id
      nameZh
      nameEn
    }
    councilGear(villageId: $villageId) {
      id
      kind
      name
      quantity
      state
      mayLend
      ...GearCalendar_gear
    }
    gearLoans(villageId: $villageId, past: $past) {
      id
      ...LoanTable_loan
    }
  }
`);

const useWorkGearTexts = defineTexts('work-gear-page', {
  zh: {
    title: '借用日历',
    lead: '桌椅碗筷、音响、棋牌谁先订就先借给谁；同一天借出去的不会超过总数。',
    back: '红白事',
    backPrevention: '禁毒禁赌',
    earlier: '前三周',
    later: '后三周',
    which: '哪些',
    now: '预订和借出',
    past: '还回来的',
    household: '借给哪一户（不选就是村里自己用）',
    all: '器具清单',
  },
  en: {
    title: 'Lending calendar',
    lead: 'Whoever asks first has it; never more pieces go out on a day than there are.',
    back: 'Weddings and funerals',
    backPrevention: 'Prevention',
    earlier: 'Three weeks before',
    later: 'Three weeks on',
    which: 'Which',
    now: 'Promised and out',
    past: 'Came back',
    household: 'Household (none: the village itself)',
    all: 'All gear',
  },
});

const DAYS = 21;
const DAY_MS = 86_400_000;

/** `/work/gear`: what the councils lend, day by day, and what is promised, out and back. */
export function WorkGearPage() {
  const t = useWorkGearTexts();
  const { may } = useSession();
  return (
    <VillagePage
      title={t('title')}
      lead={t('lead')}
      back={
        may('SERVE_CEREMONIES')
          ? { to: '/work/ceremonies', label: t('back') }
          : { to: '/work/prevention', label: t('backPrevention') }
      }
    >
      {({ id }) => <Lending villageId={id} />}
    </VillagePage>
  );
}

type Gear = WorkGearPageQuery['councilGear'][number];

function Lending({ villageId }: { villageId: string }) {
  const t = useWorkGearTexts();
  const words = useCeremonyTexts();
  const now = useServerNow();
  const [params, setParams] = useSearchParams();
  const past = params.get('see') === 'past';
  const [weeks, setWeeks] = useState(0);
  const [open, setOpen] = useState<'add' | 'lend' | Gear | null>(null);
  const fromOn = toDateInput(new Date(now().getTime() + weeks * DAYS * DAY_MS));
  const { data, previousData, error, loading, refetch } = useQuery(WorkGearPageDocument, {
    variables: { villageId, fromOn, days: DAYS, past },
    fetchPolicy: 'cache-and-network',
  });
  const shown = data ?? previousData;
  const lent = shown?.councilGear.filter(({ mayLend }) => mayLend) ?? [];
  const done = (): void => {
    setOpen(null);
    void refetch();
  };
  return (
    <Stack gap="large">
      <div className="no-print">
        <Row wrap>
          <Button kind="primary" icon={PlusIcon} onClick={() => setOpen('lend')}>
            {words('gearLend')}
          </Button>
          <Button onClick={() => setOpen('add')}>{words('gearAdd')}</Button>
          <PrintButton>{words('print')}</PrintButton>
        </Row>
      </div>
      <QueryState data={shown} error={error} loading={loading} onRetry={() => void refetch()} />
      {shown ? (
        <>
          <GearCalendar gear={shown.councilGear} />
          <div className="no-print">
            <Row>
              <Button size="small" onClick={() => setWeeks((before) => before - 1)}>
                {t('earlier')}
              </Button>
              <Button size="small" onClick={() => setWeeks((before) => before + 1)}>
                {t('later')}
              </Button>
            </Row>
          </div>
          <SegmentedControl
            label={t('which')}
            value={past ? 'past' : 'now'}
            onChange={(next) =>
              setParams(
                (before) => {
                  before.set('see', next);
                  return before;
                },
                { replace: true },
              )
            }
            options={[
              { value: 'now', label: t('now') },
              { value: 'past', label: t('past') },
            ]}
          />
          <LoanTable
            loans={shown.gearLoans}
            caption={t(past ? 'past' : 'now')}
            empty={words(past ? 'pastNone' : 'loansNone')}
            onMoved={() => void refetch()}
          />
          <Section title={t('all')}>
            <Row wrap>
              {lent.map((gear) => (
                <Button key={gear.id} size="small" onClick={() => setOpen(gear)}>
                  {gear.state === 'RETIRED'
                    ? words.aside(`${gear.name} ${gear.quantity}`, words('gearRetired'))
                    : `${gear.name} ${gear.quantity}`}
                </Button>
              ))}
            </Row>
          </Section>
          <Dialog open={open === 'add'} onClose={() => setOpen(null)} title={words('gearAdd')}>
            <AddGearForm councils={shown.gearLenders} onDone={done} />
          </Dialog>
          {open === 'lend' ? (
            <LendDialog
              villageId={villageId}
              gear={lent}
              now={now()}
              onClose={() => setOpen(null)}
              onDone={done}
            />
          ) : null}
          {open !== null && typeof open === 'object' ? (
            <Dialog open onClose={() => setOpen(null)} title={open.name}>
              <AmendGearForm gear={open} onDone={done} />
            </Dialog>
          ) : null}
        </>
      ) : null}
    </Stack>
  );
}

type LendProps = {
  villageId: string;
  gear: readonly Gear[];
  now: Date;
  onClose: () => void;
  onDone: () => void;
};

function LendDialog({ villageId, gear, now, onClose, onDone }: LendProps) {
  const t = useWorkGearTexts();
  const words = useCeremonyTexts();
  const [household, setHousehold] = useState<Choice | null>(null);
  return (
    <Dialog open onClose={onClose} title={words('gearLend')}>
      <LendForm
        gear={gear}
        now={now}
        householdId={household?.id ?? null}
        household={
          <HouseholdCombobox
            villageId={villageId}
            name="household"
            label={t('household')}
            chosen={household}
            onChoose={setHousehold}
          />
        }
        onDone={onDone}
      />
    </Dialog>
  );
}
