import { useMutation } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { CheckInForm_PresenceFragment, MarkKind } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { SegmentedControl } from '#client/ui/choice';
import { TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { ScanIcon } from '#client/ui/more-icons';
import { Notice } from '#client/ui/notice';
import { QrScanner } from '#client/ui/qr-scanner';
import { Section, Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import './attendance.css';
import { useCheckInTexts } from './check-in-texts';
import { codeIn } from './scanned-code';

const CheckInForm_presence = graphql(`
  fragment CheckInForm_presence on OwnPresence {
    id
    signedUp
    cameAt
    leftAt
    next
    task {
      id
      title
      place
      startsAt
      endsAt
    }
  }
`);
const CheckInDocument = graphql(`
  mutation CheckIn($input: CheckInInput!) {
    checkIn(input: $input) {
      ...CheckInForm_presence
    }
  }
`);

type Presence = CheckInForm_PresenceFragment;
type Props = {
  presences: readonly FragmentType<typeof CheckInForm_presence>[];
  /** From the address, when the phone's own camera opened the page. */
  taskId: string | null;
  code: string;
  onDone: () => void;
};

/** In and out by the leader's changing code, scanned or typed. */
export function CheckInForm({ presences: masked, taskId: fromLink, code: linked, onDone }: Props) {
  const t = useCheckInTexts();
  const f = useFormat();
  const intent = useIntent();
  const presences = unmask(CheckInForm_presence, masked);
  const [taskId, setTaskId] = useState(fromLink);
  const [code, setCode] = useState(linked);
  const [scanning, setScanning] = useState(false);
  const [done, setDone] = useState<{ kind: MarkKind; presence: Presence } | null>(null);
  const at = presences.find(({ id }) => id === taskId) ?? presences.find(({ next }) => next === 'OUT');
  const [chosen, setChosen] = useState<MarkKind | null>(null);
  const kind = chosen ?? at?.next ?? 'IN';
  const digits = useRef<HTMLInputElement>(null);
  const [checkIn] = useMutation(CheckInDocument);

  return (
    <Stack gap="large">
      {done ? (
        <Notice tone="good" live title={t(done.kind === 'IN' ? 'youAreIn' : 'youAreOut')}>
          {done.presence.task.title} ·{' '}
          {f.time(
            (done.kind === 'IN' ? done.presence.cameAt : done.presence.leftAt) ?? done.presence.task.startsAt,
          )}
          {done.kind === 'IN' ? ` · ${t('rememberOut')}` : ''}
        </Notice>
      ) : null}
      <div className="check-in-big">
        <Form
          label={t('title')}
          submit={t(kind === 'IN' ? 'checkIn' : 'checkOut')}
          check={(values) => ({
            code: /^\d{6}$/.test(plain(readText(values, 'code'))) ? undefined : t('codeFormat'),
          })}
          onSubmit={async (values) => {
            const { data } = await checkIn({
              variables: { input: intent.sign({ taskId, code: plain(readText(values, 'code')), kind }) },
            });
            intent.done();
            if (!data) return;
            setDone({ kind, presence: unmask(CheckInForm_presence, data.checkIn) });
            setCode('');
            setTaskId(null);
            setChosen(null);
            onDone();
          }}
          actions={
            <Button
              icon={ScanIcon}
              size="large"
              aria-pressed={scanning}
              onClick={() => setScanning(!scanning)}
            >
              {t(scanning ? 'scanStop' : 'scan')}
            </Button>
          }
        >
          {scanning ? (
            <QrScanner
              onRead={(text) => {
                const read = codeIn(text);
                if (!read) return;
                setTaskId(read.taskId);
                setCode(read.code);
                setScanning(false);
              }}
              onUnavailable={() => digits.current?.focus()}
            />
          ) : null}
          <SegmentedControl
            label={t('which')}
            hideLabel={false}
            value={kind}
            onChange={setChosen}
            options={[
              { value: 'IN', label: t('checkIn') },
              { value: 'OUT', label: t('checkOut') },
            ]}
          />
          <TextField
            name="code"
            label={t('code')}
            hint={t('codeHint')}
            value={code}
            onChange={(value) => {
              setCode(value);
              // Typed digits may be another task's than the one that was scanned.
              setTaskId(null);
            }}
            inputMode="numeric"
            autoComplete="off"
            inputRef={digits}
            maxLength={7}
            big
            required
          />
        </Form>
      </div>
      {presences.length > 0 ? (
        <Section title={t('now')}>
          <ul>
            {presences.map(({ id, task, cameAt, leftAt }) => (
              <li key={id}>
                {task.title} · {f.time(task.startsAt)}–{f.time(task.endsAt)} · {task.place}：
                {leftAt
                  ? t('wasThere', { from: f.time(cameAt ?? task.startsAt), to: f.time(leftAt) })
                  : cameAt
                    ? t('inSince', { time: f.time(cameAt) })
                    : t('notYet')}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
      <p className="muted">{t('nothingElse')}</p>
    </Stack>
  );
}

const plain = (digits: string): string => digits.normalize('NFKC').replaceAll(/\s/g, '');
