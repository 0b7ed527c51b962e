import { type ReactNode, useState } from 'react';
import { type FragmentType, unmask } from '#client/gql';
import { Button, LinkButton } from '#client/ui/button';
import { ScanIcon, SendIcon } from '#client/ui/more-icons';
import { Notice } from '#client/ui/notice';
import { Row, Section, Stack } from '#client/ui/section';
import { Table } from '#client/ui/table';
import { useErrorWord } from './use-error-word';
import { useFormat } from '#client/ui/use-format';
import { AddByCard } from './add-by-card';
import { useAttendanceTexts } from './attendance-texts';
import { CloseRoll } from './close-roll';
import { serverTime } from './device-clock';
import { PaperRoll } from './paper-roll';
import { RollCode } from './roll-code';
import { RollLines } from './roll-lines';
import { type KnownPerson, linesOf } from './roll-view';
import { AttendanceSheet_sheet, type Sheet } from './sheet-fragment';
import { type Marks, useMarks } from './use-marks';

type Props = {
  sheet: FragmentType<typeof AttendanceSheet_sheet>;
  /** Who takes it: marks on this device are that person's. */
  owner: string;
  person: KnownPerson | null;
  onPersonDone: () => void;
  /** May the viewer see what a closed roll became? */
  opensRecords: boolean;
  /** The field that finds somebody who did not sign up. */
  children: ReactNode;
};

/** The roll on the leader's phone, with or without a network. */
export function RollTaker({ sheet: masked, owner, person, onPersonDone, opensRecords, children }: Props) {
  const t = useAttendanceTexts();
  const f = useFormat();
  const sheet = unmask(AttendanceSheet_sheet, masked);
  const marks = useMarks(owner, sheet.task.id);
  const [showing, setShowing] = useState(false);
  const [people, setPeople] = useState<readonly KnownPerson[]>([]);
  const now = (): string => serverTime(sheet.now);
  const lines = linesOf(sheet, marks.waiting, people);
  if (sheet.task.state === 'CLOSED') return <ClosedRoll sheet={sheet} opensRecords={opensRecords} />;
  if (sheet.task.state === 'CANCELLED') return <Notice>{t('cancelled')}</Notice>;

  function came(id: string, way: 'CARD' | 'LEADER', known?: KnownPerson): void {
    if (known) setPeople((before) => [...before, known]);
    const line = lines.find(({ residentId }) => residentId === id);
    const kind = line?.came && !line.left ? ('OUT' as const) : ('IN' as const);
    if (line?.came && line.left) return;
    const replacesId = line?.standing[kind] ?? null;
    marks.add([
      { residentId: id, kind, at: now(), way, note: replacesId ? t('card') : '', replacesId, gone: false },
    ]);
  }

  const here = lines.filter((line) => line.came !== null);
  return (
    <Stack gap="large">
      <MarksBar marks={marks} names={new Map(lines.map((line) => [line.residentId, line.name]))} />
      {sheet.mayMark ? null : (
        <Notice tone="info">
          {now() < new Date(sheet.opensAt).toISOString()
            ? t('opens', { time: f.dateTime(sheet.opensAt) })
            : t('over', { time: f.dateTime(sheet.closesAt) })}
        </Notice>
      )}
      <Row wrap between>
        <p role="status">
          {t('summary', {
            signed: lines.filter(({ signedUp }) => signedUp).length,
            here: here.length,
            gone: here.filter(({ left }) => left !== null).length,
          })}
        </p>
        {sheet.mayMark && sheet.codes ? (
          <Button kind="primary" size="large" icon={ScanIcon} onClick={() => setShowing(true)}>
            {t('showCode')}
          </Button>
        ) : null}
      </Row>
      <RollLines sheet={sheet} lines={lines} now={now} onMarks={marks.add} />
      {sheet.mayMark ? (
        <>
          <AddByCard
            taskId={sheet.task.id}
            byNumber={(number) => lines.find((line) => line.number === number)?.residentId ?? null}
            onPerson={(found) => came(found.id, 'CARD', 'name' in found ? found : undefined)}
          />
          <Section title={t('walkInTitle')} lead={t('walkInHint')} level={3}>
            <Stack>
              {children}
              <Row>
                <Button
                  disabled={person === null}
                  onClick={() => {
                    if (!person) return;
                    came(person.id, 'LEADER', person);
                    onPersonDone();
                  }}
                >
                  {t('walkInAdd')}
                </Button>
              </Row>
            </Stack>
          </Section>
          <PaperRoll sheet={sheet} lines={lines} now={now} onMarks={marks.add} />
        </>
      ) : null}
      <p className="muted">
        {t('rounding', { count: sheet.settings.roundingMinutes, cap: f.minutes(sheet.dayCap) })}
      </p>
      {now() > new Date(sheet.task.endsAt).toISOString() ? (
        <CloseRoll sheet={sheet} waiting={marks.waiting.length > 0} />
      ) : now() > new Date(sheet.task.startsAt).toISOString() ? (
        <details>
          <summary>{t('closeBefore')}</summary>
          <CloseRoll sheet={sheet} waiting={marks.waiting.length > 0} />
        </details>
      ) : null}
      {showing ? <RollCode sheet={sheet} onClose={() => setShowing(false)} /> : null}
    </Stack>
  );
}

function MarksBar({ marks, names }: { marks: Marks; names: ReadonlyMap<string, string> }) {
  const t = useAttendanceTexts();
  const wordOf = useErrorWord();
  const { waiting, refused, already, sending } = marks;
  return (
    <>
      {waiting.length > 0 ? (
        <Notice
          tone="warn"
          live
          title={t('queueTitle', { count: waiting.length })}
          actions={
            <Button size="small" icon={SendIcon} busy={sending} onClick={() => void marks.send()}>
              {t('sendNow')}
            </Button>
          }
        >
          {t('queueText')}
        </Notice>
      ) : null}
      {refused.length > 0 || already > 0 ? (
        <Notice
          tone="bad"
          live
          title={refused.length > 0 ? t('refusedTitle', { count: refused.length }) : undefined}
          actions={
            <Button size="small" onClick={marks.dismiss}>
              {t('understood')}
            </Button>
          }
        >
          {already > 0 ? <p>{t('alreadyText', { count: already })}</p> : null}
          {refused.length > 0 ? (
            <ul>
              {refused.map(({ id, residentId, kind, refused: code = '' }) => (
                <li key={id}>
                  {names.get(residentId) ?? ''} {t(kind === 'IN' ? 'comeIn' : 'goOut')}: {wordOf(code)}
                </li>
              ))}
            </ul>
          ) : null}
        </Notice>
      ) : null}
    </>
  );
}

function ClosedRoll({ sheet, opensRecords }: { sheet: Sheet; opensRecords: boolean }) {
  const t = useAttendanceTexts();
  const f = useFormat();
  const lines = sheet.lines.filter(({ outcome }) => outcome !== null);
  const minutes = lines.reduce((sum, line) => sum + (line.outcome === 'NONE' ? 0 : line.minutes), 0);
  return (
    <Stack gap="large">
      <Notice tone="good" title={t('closed')}>
        {t('closedText', { count: lines.length, minutes: f.minutes(minutes) })}
      </Notice>
      <Table
        caption={t('attended')}
        rows={lines}
        rowKey={({ id }) => id}
        columns={[
          { key: 'name', header: t('nameHead'), head: true, cell: ({ name }) => name },
          { key: 'came', header: t('comeIn'), cell: ({ came }) => (came ? f.time(came.at) : '—') },
          { key: 'left', header: t('goOut'), cell: ({ left }) => (left ? f.time(left.at) : '—') },
          { key: 'minutes', header: t('minutesHead'), align: 'end', cell: (line) => f.minutes(line.minutes) },
          {
            key: 'how',
            header: t('how'),
            cell: (line) => [line.outcome ? t(line.outcome) : '', line.reason].filter(Boolean).join('：'),
          },
        ]}
      />
      {sheet.roll && opensRecords ? (
        <LinkButton to={`/work/rolls/${sheet.roll.id}`}>{t('openRoll')}</LinkButton>
      ) : null}
    </Stack>
  );
}
