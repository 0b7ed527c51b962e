import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { TaskMoves_TaskFragment } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { Dialog } from '#client/ui/dialog';
import { DateField, FieldRow, TextField, TimeField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { fromDateTimeInput, toDateInput, toTimeInput } from '#client/ui/format';
import { EditIcon } from '#client/ui/icons';
import { Row, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { countsOf } from './task-list';
import { useWorkTaskTexts } from './work-form-texts';
import { type Option, WorkFields } from './work-fields';
import { readWork, rowsOf, type WorkStart } from './work-values';

const TaskMoves_task = graphql(`
  fragment TaskMoves_task on Task {
    id
    title
    kind
    what
    place
    startsAt
    endsAt
    risk
    course
    minAge
    maxAge
    heavy
    night
    moves
    grid {
      id
    }
    rule {
      id
    }
    places {
      id
      name
      skill
      places
      filled
      waiting
    }
  }
`);
const ChangeTaskDocument = graphql(`
  mutation ChangeTask($input: ChangeTaskInput!) {
    changeTask(input: $input) {
      id
      altered
    }
  }
`);
const CancelTaskDocument = graphql(`
  mutation CancelTask($input: CancelTaskInput!) {
    cancelTask(input: $input) {
      id
      state
      cancelledReason
      moves
    }
  }
`);

type Props = {
  task: FragmentType<typeof TaskMoves_task>;
  grids: readonly Option[];
  rules: readonly Option[];
  onDone: () => void | Promise<unknown>;
};

/** Change a task, or call it off, with a reason that everyone signed up is told. */
export function TaskMoves({ task: masked, grids, rules, onDone }: Props) {
  const t = useWorkTaskTexts();
  const intent = useIntent();
  const [open, setOpen] = useState<'change' | 'cancel' | null>(null);
  const [cancel] = useMutation(CancelTaskDocument);
  const task = unmask(TaskMoves_task, masked);
  const { filled, waiting } = countsOf(task);
  return (
    <Row wrap>
      {task.moves.includes('CHANGE') ? (
        <Button icon={EditIcon} onClick={() => setOpen('change')}>
          {t('change')}
        </Button>
      ) : null}
      {task.moves.includes('CANCEL') ? (
        <Button kind="danger" onClick={() => setOpen('cancel')}>
          {t('cancel')}
        </Button>
      ) : null}
      <ConfirmDialog
        open={open === 'cancel'}
        onCancel={() => setOpen(null)}
        title={t('cancelTitle', { title: task.title })}
        confirm={t('cancel')}
        kind="danger"
        reason={{
          label: t('cancelReason'),
          required: true,
          maxLength: 200,
          suggestions: [t('rain'), t('noPeople')],
        }}
        onConfirm={async (reason) => {
          await cancel({ variables: { input: intent.sign({ taskId: task.id, reason }) } });
          intent.done();
          setOpen(null);
          toast.good(t('cancelled'));
          await onDone();
        }}
      >
        {t('cancelText', { count: filled + waiting })}
      </ConfirmDialog>
      <Dialog
        open={open === 'change'}
        onClose={() => setOpen(null)}
        title={t('changeTitle', { title: task.title })}
        width="wide"
      >
        <ChangeForm
          task={task}
          grids={grids}
          rules={rules}
          onDone={async () => {
            setOpen(null);
            toast.good(t('changed'));
            await onDone();
          }}
        />
      </Dialog>
    </Row>
  );
}

type FormProps = {
  task: TaskMoves_TaskFragment;
  grids: readonly Option[];
  rules: readonly Option[];
  onDone: () => Promise<void>;
};

function ChangeForm({ task, grids, rules, onDone }: FormProps) {
  const t = useWorkTaskTexts();
  const intent = useIntent();
  const [change] = useMutation(ChangeTaskDocument);
  const start: WorkStart = { ...task, gridId: task.grid?.id ?? null, ruleId: task.rule?.id ?? null };
  const [rows, setRows] = useState(() => rowsOf(start));
  return (
    <Form
      submit={t('save')}
      onSubmit={async (values) => {
        const startsAt = fromDateTimeInput(readText(values, 'day'), readText(values, 'startsAt'));
        const sameDay = fromDateTimeInput(readText(values, 'day'), readText(values, 'endsAt'));
        const endsAt =
          Date.parse(sameDay) > Date.parse(startsAt)
            ? sameDay
            : new Date(Date.parse(sameDay) + 86_400_000).toISOString();
        await change({
          variables: {
            input: intent.sign({
              taskId: task.id,
              work: readWork(values, rows),
              startsAt,
              endsAt,
              reason: readText(values, 'reason'),
            }),
          },
        });
        intent.done();
        await onDone();
      }}
    >
      <Stack>
        <FieldRow>
          <DateField name="day" label={t('day')} defaultValue={toDateInput(task.startsAt)} required />
          <TimeField name="startsAt" label={t('from')} defaultValue={toTimeInput(task.startsAt)} required />
          <TimeField name="endsAt" label={t('to')} defaultValue={toTimeInput(task.endsAt)} required />
        </FieldRow>
        <WorkFields start={start} rows={rows} onRows={setRows} grids={grids} rules={rules} />
        <TextField name="reason" label={t('changeReason')} maxLength={200} required />
      </Stack>
    </Form>
  );
}
