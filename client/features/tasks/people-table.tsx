import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { PeopleTable_TaskFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { Checkbox } from '#client/ui/choice';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { Section, Stack } from '#client/ui/section';
import { Table } from '#client/ui/table';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useWorkTaskTexts } from './work-form-texts';
import './task-form.css';

export const PeopleTable_task = graphql(`
  fragment PeopleTable_task on Task {
    id
    moves
    places {
      id
      filled
      waiting
    }
    people {
      id
      state
      waitingNumber
      byWordOfMouth
      signedUpBy
      place {
        id
        name
      }
      name
      householdNumber
    }
  }
`);
const RemoveSignUpDocument = graphql(`
  mutation RemoveSignUp($input: RemoveSignUpInput!) {
    removeSignUp(input: $input) {
      id
      state
      task {
        id
        ...PeopleTable_task
      }
    }
  }
`);

type Coming = NonNullable<PeopleTable_TaskFragment['people']>[number];

/** Who comes, who waits, and who must be told by word of mouth. */
export function PeopleTable({ task: masked }: { task: FragmentType<typeof PeopleTable_task> }) {
  const t = useWorkTaskTexts();
  const task = unmask(PeopleTable_task, masked);
  const [leaving, setLeaving] = useState<Coming | null>(null);
  const people = task.people ?? [];
  const told = people.filter(({ byWordOfMouth }) => byWordOfMouth);
  return (
    <Stack gap="large">
      <Section title={t('who')}>
        <Table
          caption={t('who')}
          hideCaption
          rows={people}
          rowKey={({ id }) => id}
          empty={<p className="muted">{t('nobody')}</p>}
          columns={[
            { key: 'name', header: t('name'), head: true, cell: ({ name }) => name },
            {
              key: 'household',
              header: t('household'),
              cell: ({ householdNumber }) => householdNumber ?? '—',
            },
            { key: 'role', header: t('role'), cell: ({ place }) => place.name },
            {
              key: 'state',
              header: t('state'),
              cell: ({ state, waitingNumber, signedUpBy }) => (
                <>
                  <StatusTag tone={state === 'SIGNED' ? 'good' : 'warn'}>
                    {state === 'SIGNED' ? t('signed') : t('waits', { nth: waitingNumber ?? 0 })}
                  </StatusTag>{' '}
                  {signedUpBy ? t('signedBy', { name: signedUpBy }) : null}
                </>
              ),
            },
            ...(task.moves.includes('REMOVE')
              ? [
                  {
                    key: 'moves',
                    header: t('takeOff'),
                    hideHeader: true,
                    cell: (row: Coming) => (
                      <Button size="small" kind="quiet" onClick={() => setLeaving(row)}>
                        {t('takeOff')}
                      </Button>
                    ),
                  },
                ]
              : []),
          ]}
        />
      </Section>
      <Section title={t('tell')}>
        {told.length > 0 ? (
          <>
            <p>{t('tellHint')}</p>
            <ul className="told-list">
              {told.map(({ id, name, householdNumber }) => (
                <li key={id}>
                  {name} {householdNumber}
                </li>
              ))}
            </ul>
          </>
        ) : (
          <p className="muted">{t('tellNobody')}</p>
        )}
      </Section>
      {leaving ? <TakeOff coming={leaving} onClose={() => setLeaving(null)} /> : null}
    </Stack>
  );
}

function TakeOff({ coming, onClose }: { coming: Coming; onClose: () => void }) {
  const t = useWorkTaskTexts();
  const intent = useIntent();
  const [excused, setExcused] = useState(true);
  const [remove] = useMutation(RemoveSignUpDocument);
  return (
    <ConfirmDialog
      open
      onCancel={onClose}
      title={t('takeOffTitle', { name: coming.name })}
      confirm={t('takeOff')}
      kind="danger"
      reason={{ label: t('takeOffReason'), required: true, maxLength: 200 }}
      onConfirm={async (reason) => {
        await remove({ variables: { input: intent.sign({ signUpId: coming.id, excused, reason }) } });
        intent.done();
        onClose();
        toast.good(t('takenOff'));
      }}
    >
      <Checkbox label={t('excused')} checked={excused} onChange={setExcused} />
    </ConfirmDialog>
  );
}
