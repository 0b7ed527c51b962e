import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { type BirthdayRow, BirthdayTable } from '#client/features/elders/birthday-table';
import { BirthdayDialog } from '#client/features/elders/card-dialogs';
import { MonthField, useMonth } from '#client/features/elders/month-field';
import { PlanVisitDialog } from '#client/features/elders/plan-visit-dialog';
import { PersonCombobox, type PersonChoice } from '#client/features/people/person-combobox';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { PlusIcon } from '#client/ui/more-icons';
import { PrintButton } from '#client/ui/print-button';
import { Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { ElderOffice } from './elder-office';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const WorkElderBirthdaysPageDocument = graphql(`
  query WorkElderBirthdaysPage($villageId: ID!, $month: String!) {
    eldersDesk(villageId: $villageId) {
      villageId
      mayRun
    }
    elderBirthdays(villageId: $villageId, month: $month) {
      unknown
      known {
        id
        ...BirthdayTable_birthday
      }
    }
  }
`);

const useBirthdaysTexts = defineTexts('work-elder-birthdays-page', {
  zh: {
    title: '生日',
    lead: '只有同意协会记生日的老人在这里。本人撤回，马上就不见了。',
    caption: '{{month}}过生日的老人',
    unknown: '还有 {{count}} 位老人没有登记生日。',
    who: '谁去',
    keep: '登记生日',
    whose: '哪位老人（要先同意）',
  },
  en: {
    title: 'Birthdays',
    lead: 'Only elders who agreed. It is gone as soon as they take it back.',
    caption: 'Birthdays of {{month}}',
    unknown: 'The birthdays of {{count}} elders are not kept.',
    who: 'Who goes',
    keep: 'Keep a birthday',
    whose: 'Whose (with consent)',
  },
});

/** `/work/elders/birthdays`: whose birthday it is in a month. */
export function WorkElderBirthdaysPage() {
  const t = useBirthdaysTexts();
  return (
    <ElderOffice title={t('title')} lead={t('lead')} print={<PrintButton />}>
      {(villageId) => <Birthdays villageId={villageId} />}
    </ElderOffice>
  );
}

function Birthdays({ villageId }: { villageId: string }) {
  const t = useBirthdaysTexts();
  const f = useFormat();
  const now = useServerNow();
  const month = useMonth(now());
  const [planning, setPlanning] = useState<BirthdayRow | null>(null);
  const [visitor, setVisitor] = useState<PersonChoice | null>(null);
  const [keeping, setKeeping] = useState(false);
  const [elder, setElder] = useState<PersonChoice | null>(null);
  const { data, error, loading, refetch } = useQuery(WorkElderBirthdaysPageDocument, {
    variables: { villageId, month },
    fetchPolicy: 'cache-and-network',
  });
  const today = toDateInput(now());
  const dayOf = ({ month: number, day }: BirthdayRow): string => {
    const on = `${month.slice(0, 4)}-${String(number).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
    return on >= today ? on : today;
  };
  return (
    <Stack gap="large">
      <MonthField now={now()} back={2} ahead={9} />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {data ? (
        <>
          <div className="no-print">
            <Button
              icon={PlusIcon}
              onClick={() => {
                setElder(null);
                setKeeping(true);
              }}
            >
              {t('keep')}
            </Button>
          </div>
          <BirthdayTable
            birthdays={data.elderBirthdays.known}
            caption={t('caption', { month: f.month(`${month}-01`) })}
            onPlan={
              data.eldersDesk.mayRun
                ? (birthday) => {
                    setVisitor(null);
                    setPlanning(birthday);
                  }
                : null
            }
          />
          <p className="muted">{t('unknown', { count: data.elderBirthdays.unknown })}</p>
        </>
      ) : null}
      {keeping ? (
        <BirthdayDialog
          elderId={elder?.id ?? null}
          birthday={null}
          elder={
            <PersonCombobox
              villageId={villageId}
              name="elderId"
              label={t('whose')}
              required
              chosen={elder}
              onChoose={setElder}
            />
          }
          onClose={() => setKeeping(false)}
          onChanged={() => void refetch()}
        />
      ) : null}
      {planning ? (
        <PlanVisitDialog
          elder={planning.elder}
          day={dayOf(planning)}
          min={today}
          occasion="BIRTHDAY"
          visitorId={visitor?.id ?? null}
          visitor={
            <PersonCombobox
              villageId={villageId}
              name="visitorId"
              label={t('who')}
              required
              chosen={visitor}
              onChoose={setVisitor}
              without={planning.elder.id}
            />
          }
          onClose={() => setPlanning(null)}
          onDone={() => setPlanning(null)}
        />
      ) : null}
    </Stack>
  );
}
