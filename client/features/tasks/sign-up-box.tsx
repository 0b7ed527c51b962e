import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { SignUpBox_TaskFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { useErrorText } from '#client/ui/error-text';
import { Notice } from '#client/ui/notice';
import { Row, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { obstacle } from './obstacle';
import { useSignUpTexts } from './sign-up-texts';
import { useTaskTexts } from './task-texts';

const SignUpBox_task = graphql(`
  fragment SignUpBox_task on Task {
    id
    state
    moves
    cancelledReason
    places {
      id
      name
      skill
      places
      filled
      waiting
      obstacle
    }
    overlap {
      title
      startsAt
    }
    mine {
      id
      state
      waitingNumber
      mayLeave
      excusedUntil
      signedUpBy
      place {
        id
        name
      }
    }
  }
`);
const SignUpDocument = graphql(`
  mutation SignUp($input: SignUpInput!) {
    signUp(input: $input) {
      id
      state
      waitingNumber
      task {
        id
        ...SignUpBox_task
      }
    }
  }
`);
const LeaveTaskDocument = graphql(`
  mutation LeaveTask($input: LeaveTaskInput!) {
    leaveTask(input: $input) {
      id
      state
      task {
        id
        ...SignUpBox_task
      }
    }
  }
`);

type Task = SignUpBox_TaskFragment;

/** Sign up in one press, wait where it is full, leave again; and in words what stands in the way. */
export function SignUpBox({ task: masked, now }: { task: FragmentType<typeof SignUpBox_task>; now: Date }) {
  const t = useSignUpTexts();
  const task = unmask(SignUpBox_task, masked);
  if (task.state === 'CANCELLED')
    return (
      <Notice tone="bad" title={t('cancelled')}>
        {task.cancelledReason ? t('reason', { reason: task.cancelledReason }) : null}
      </Notice>
    );
  return (
    <Card tone={task.mine ? 'accent' : 'plain'}>
      <Stack>
        {task.mine ? <Mine task={task} mine={task.mine} now={now} /> : <Choices task={task} />}
        <p className="small muted">{t('voluntary')}</p>
      </Stack>
    </Card>
  );
}

function Choices({ task }: { task: Task }) {
  const t = useSignUpTexts();
  const words = useTaskTexts();
  const f = useFormat();
  const errorText = useErrorText();
  const intent = useIntent();
  const [fault, setFault] = useState<unknown>(null);
  const [signUp, { loading }] = useMutation(SignUpDocument);
  const single = task.places.length === 1;

  async function go(placeId: string): Promise<void> {
    setFault(null);
    try {
      const { data } = await signUp({ variables: { input: intent.sign({ taskId: task.id, placeId }) } });
      intent.done();
      if (data?.signUp.state === 'WAITING') {
        toast.show({ tone: 'warn', text: t('waitingToast', { nth: data.signUp.waitingNumber ?? 0 }) });
      } else toast.good(t('signedToast'));
    } catch (error) {
      setFault(error);
    }
  }

  if (!task.moves.includes('SIGN_UP')) return <p className="muted">{t('over')}</p>;
  return (
    <>
      {task.overlap ? (
        <Notice tone="warn">
          {t('overlap', { title: task.overlap.title ?? t('visit'), when: f.dateTime(task.overlap.startsAt) })}
        </Notice>
      ) : null}
      {fault ? (
        <Notice tone="bad" live>
          {errorText(fault).message}
        </Notice>
      ) : null}
      {task.places.map((place) => {
        const full = place.filled >= place.places;
        const label = single
          ? t(full ? 'wait' : 'signUp')
          : t(full ? 'waitAs' : 'signUpAs', { role: place.name });
        return (
          <Stack key={place.id} gap="small">
            <Row between>
              <span>
                {place.name}
                {place.skill ? ` · ${t('onlySkilled', { skill: words(`skill${place.skill}`) })}` : null}
              </span>
              <StatusTag tone={full ? 'plain' : 'info'}>
                {full
                  ? place.waiting > 0
                    ? `${t('takenFull')} · ${t('waiting', { count: place.waiting })}`
                    : t('takenFull')
                  : t('filled', { filled: place.filled, places: place.places })}
              </StatusTag>
            </Row>
            {place.obstacle ? (
              <Notice tone="info" title={t('cannot')}>
                {errorText(obstacle(place.obstacle)).message}
              </Notice>
            ) : (
              <Button
                kind={full ? 'secondary' : 'primary'}
                size="large"
                wide
                busy={loading}
                onClick={() => void go(place.id)}
              >
                {label}
              </Button>
            )}
          </Stack>
        );
      })}
    </>
  );
}

function Mine({ task, mine, now }: { task: Task; mine: NonNullable<Task['mine']>; now: Date }) {
  const t = useSignUpTexts();
  const f = useFormat();
  const intent = useIntent();
  const [asking, setAsking] = useState(false);
  const [leave] = useMutation(LeaveTaskDocument);
  const waits = mine.state === 'WAITING';
  return (
    <>
      <Notice
        tone={waits ? 'warn' : 'good'}
        title={waits ? t('iWait', { nth: mine.waitingNumber ?? 0 }) : t('iAmIn')}
      >
        {waits ? t('iWaitHint') : t('iAmInAs', { role: mine.place.name })}
        {mine.signedUpBy ? ` · ${t('byOther', { name: mine.signedUpBy })}` : null}
      </Notice>
      {mine.mayLeave ? (
        <Button onClick={() => setAsking(true)}>{t(waits ? 'leaveWait' : 'leave')}</Button>
      ) : null}
      <ConfirmDialog
        open={asking}
        onCancel={() => setAsking(false)}
        title={t('leaveTitle')}
        confirm={t(waits ? 'leaveWait' : 'leave')}
        kind="danger"
        reason={{ label: t('leaveReason'), maxLength: 200 }}
        onConfirm={async (reason) => {
          await leave({ variables: { input: intent.sign({ signUpId: mine.id, reason }) } });
          intent.done();
          setAsking(false);
          toast.good(t('leftToast'));
        }}
      >
        {waits
          ? null
          : Date.parse(mine.excusedUntil) >= now.getTime()
            ? t('leaveInTime', { when: f.dateTime(mine.excusedUntil) })
            : t('leaveLate')}
      </ConfirmDialog>
      {task.overlap && waits ? (
        <Notice tone="warn">
          {t('overlap', { title: task.overlap.title ?? t('visit'), when: f.dateTime(task.overlap.startsAt) })}
        </Notice>
      ) : null}
    </>
  );
}
