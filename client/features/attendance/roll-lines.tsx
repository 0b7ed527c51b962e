import { type ReactNode, useState } from 'react';
import type { MarkKind } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { Checkbox } from '#client/ui/choice';
import { Dialog } from '#client/ui/dialog';
import { TextField, TimeField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readFlag, readText } from '#client/ui/form-values';
import { toTimeInput } from '#client/ui/format';
import { EditIcon } from '#client/ui/icons';
import { Row } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import './attendance.css';
import { useAttendanceTexts } from './attendance-texts';
import type { WaitingMark } from './mark-queue';
import type { ShownLine, ShownMark } from './roll-view';
import type { Sheet } from './sheet-fragment';
import { instantNear } from './task-times';

type Props = {
  sheet: Sheet;
  lines: readonly ShownLine[];
  now: () => string;
  onMarks: (marks: readonly Omit<WaitingMark, 'id'>[]) => void;
};
const AFTER_END_MS = 2 * 3_600_000;

type Correcting = { line: ShownLine; kind: MarkKind };

/** Everybody on the roll, one big row each: in, out, and what was noted. */
export function RollLines({ sheet, lines, now, onMarks }: Props) {
  const t = useAttendanceTexts();
  const [correcting, setCorrecting] = useState<Correcting | null>(null);
  function mark({ residentId, standing }: ShownLine, kind: MarkKind): void {
    // After a mark was taken away the next one corrects it in turn.
    const replacesId = standing[kind];
    onMarks([
      {
        residentId,
        kind,
        at: now(),
        way: 'LEADER',
        note: replacesId ? t(kind === 'IN' ? 'comeIn' : 'goOut') : '',
        replacesId,
        gone: false,
      },
    ]);
  }
  const ended = new Date(sheet.task.endsAt).toISOString();
  const hasEnded = now() > ended;
  // Later than this a tap would say nothing about when somebody left.
  const tooLate = now() > new Date(Date.parse(ended) + AFTER_END_MS).toISOString();
  const still = lines.filter(({ came, left }) => came !== null && left === null);
  return (
    <>
      {sheet.mayMark && still.length > 0 ? (
        <Row>
          <Button
            onClick={() =>
              onMarks(
                still.map(({ residentId, standing }) => ({
                  residentId,
                  kind: 'OUT',
                  at: hasEnded ? ended : now(),
                  way: 'LEADER',
                  note: standing.OUT ? t('goOut') : '',
                  replacesId: standing.OUT,
                  gone: false,
                })),
              )
            }
          >
            {t(hasEnded ? 'allToEnd' : 'allOut', { count: still.length })}
          </Button>
        </Row>
      ) : null}
      <ul className="roll-lines" role="list" aria-label={t('roll')}>
        {lines.map((line) => (
          <li key={line.residentId} className="roll-line">
            <Who line={line} dayCap={sheet.dayCap} />
            <Row wrap>
              <Marked line={line} kind="IN" mark={line.came} onCorrect={setCorrecting} open={sheet.mayMark}>
                <Button kind="primary" size="large" onClick={() => mark(line, 'IN')}>
                  {t('comeIn')}
                  <span className="visually-hidden"> {line.name}</span>
                </Button>
              </Marked>
              {line.came ? (
                <Marked
                  line={line}
                  kind="OUT"
                  mark={line.left}
                  onCorrect={setCorrecting}
                  open={sheet.mayMark}
                >
                  <Button
                    size="large"
                    onClick={() => (tooLate ? setCorrecting({ line, kind: 'OUT' }) : mark(line, 'OUT'))}
                  >
                    {t('goOut')}
                    <span className="visually-hidden"> {line.name}</span>
                  </Button>
                  {hasEnded && !tooLate ? (
                    <Button size="small" kind="quiet" onClick={() => setCorrecting({ line, kind: 'OUT' })}>
                      {t('giveTime')}
                      <span className="visually-hidden"> {line.name}</span>
                    </Button>
                  ) : null}
                </Marked>
              ) : null}
            </Row>
          </li>
        ))}
      </ul>
      {correcting ? (
        <CorrectMark
          {...correcting}
          sheet={sheet}
          onClose={() => setCorrecting(null)}
          onMark={(given) => onMarks([given])}
        />
      ) : null}
    </>
  );
}

function Who({ line, dayCap }: { line: ShownLine; dayCap: number }) {
  const t = useAttendanceTexts();
  const f = useFormat();
  const known = line.line;
  const facts: string[] = [];
  if (known && line.came && line.left) {
    facts.push(t('counts', { minutes: f.minutes(known.minutes) }));
    if (known.lateMinutes > 0) facts.push(t('late', { count: known.lateMinutes }));
    if (known.earlyMinutes > 0) facts.push(t('early', { count: known.earlyMinutes }));
    if (known.cutMinutes > 0) {
      facts.push(t('cut', { cap: f.minutes(dayCap), minutes: f.minutes(known.cutMinutes) }));
    }
  }
  if (known && known.otherMinutes > 0) facts.push(t('other', { minutes: f.minutes(known.otherMinutes) }));
  if (known?.elsewhere) facts.push(t('elsewhere', { title: known.elsewhere }));
  return (
    <div className="roll-line-who">
      <p>
        <span className="roll-line-name">{line.name}</span>{' '}
        <span className="muted numeric">{line.householdNumber}</span>{' '}
        {line.signedUp ? (
          <span className="muted">{line.role}</span>
        ) : (
          <StatusTag tone="info">{t('walkIn')}</StatusTag>
        )}
      </p>
      {facts.length > 0 ? <p className="small">{facts.join(' · ')}</p> : null}
    </div>
  );
}

const WAY = { QR: 'wayQR', CARD: 'wayCARD', PAPER: 'wayPAPER', LEADER: 'wayLEADER' } as const;

function Marked({
  line,
  kind,
  mark,
  onCorrect,
  open,
  children,
}: {
  line: ShownLine;
  kind: MarkKind;
  mark: ShownMark | null;
  onCorrect: (which: Correcting) => void;
  open: boolean;
  children: ReactNode;
}) {
  const t = useAttendanceTexts();
  const f = useFormat();
  if (!mark) return open ? children : <span className="muted">{kind === 'IN' ? t('notHere') : null}</span>;
  return (
    <span>
      <StatusTag tone={mark.waits ? 'warn' : kind === 'IN' ? 'good' : 'plain'}>
        {t(kind === 'IN' ? 'here' : 'gone')} {t('at', { time: f.time(mark.at), way: t(WAY[mark.way]) })}
        {mark.waits ? ` · ${t('waiting')}` : ''}
      </StatusTag>{' '}
      {open && !mark.waits ? (
        <Button size="small" kind="quiet" icon={EditIcon} onClick={() => onCorrect({ line, kind })}>
          {t('correct')}
          <span className="visually-hidden">
            {' '}
            {line.name} {t(kind === 'IN' ? 'comeIn' : 'goOut')}
          </span>
        </Button>
      ) : null}
    </span>
  );
}

function CorrectMark({
  line,
  kind,
  sheet,
  onClose,
  onMark,
}: Correcting & { sheet: Sheet; onClose: () => void; onMark: (mark: Omit<WaitingMark, 'id'>) => void }) {
  const t = useAttendanceTexts();
  const [gone, setGone] = useState(false);
  const mark = kind === 'IN' ? line.came : line.left;
  return (
    <Dialog
      open
      onClose={onClose}
      title={t('correctTitle', { name: line.name, kind: t(kind === 'IN' ? 'comeIn' : 'goOut') })}
      width="narrow"
    >
      <Form
        submit={t('save')}
        onSubmit={(values) => {
          const isGone = readFlag(values, 'gone');
          onMark({
            residentId: line.residentId,
            kind,
            at: isGone && mark ? mark.at : instantNear(sheet.task, readText(values, 'time')),
            way: 'LEADER',
            note: readText(values, 'reason'),
            replacesId: mark?.id ?? line.standing[kind],
            gone: isGone,
          });
          onClose();
        }}
      >
        {gone ? null : (
          <TimeField
            name="time"
            label={t('time')}
            defaultValue={toTimeInput(mark?.at ?? sheet.task.endsAt)}
            required
          />
        )}
        {mark ? <Checkbox name="gone" label={t('takeAway')} checked={gone} onChange={setGone} /> : null}
        <TextField name="reason" label={t('reason')} hint={t('reasonHint')} maxLength={200} required />
      </Form>
    </Dialog>
  );
}
