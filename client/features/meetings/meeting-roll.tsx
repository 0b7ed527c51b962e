import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { MeetingRoll_MeetingFragment, MeetingSeatState } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { Checkbox } from '#client/ui/choice';
import { TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { ScanIcon } from '#client/ui/more-icons';
import { Notice } from '#client/ui/notice';
import { Row, Section, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useErrorText } from '#client/ui/error-text';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { MeetingCode } from './meeting-code';
import './meetings.css';
import { namesOf, SEAT_STATE, SEAT_WAY, useMeetingTexts } from './meeting-texts';

const MeetingRoll_meeting = graphql(`
  fragment MeetingRoll_meeting on Meeting {
    id
    state
    seats
    present
    quorumNeeded
    moves
    roll {
      person {
        id
        name
      }
      seat
      state
      way
      at
      reason
      byMouth
    }
  }
`);
const MarkMembersDocument = graphql(`
  mutation MarkMembers($input: MarkMembersInput!) {
    markMembers(input: $input) {
      id
      ...MeetingRoll_meeting
      ...MotionList_meeting
    }
  }
`);
const AdmitByCardDocument = graphql(`
  mutation AdmitByCard($input: AdmitByCardInput!) {
    admitByCard(input: $input) {
      id
      ...MeetingRoll_meeting
      ...MotionList_meeting
    }
  }
`);

type Line = MeetingRoll_MeetingFragment['roll'][number];
type Props = {
  meeting: FragmentType<typeof MeetingRoll_meeting>;
  /** The name of a place among those of the council's kind. */
  placeName: (code: string) => string;
  onReload: () => void;
};

/** Who has a seat, who is there, and the ways of saying so. */
export function MeetingRoll({ meeting: masked, placeName, onReload }: Props) {
  const t = useMeetingTexts();
  const f = useFormat();
  const words = useErrorText();
  const intent = useIntent();
  const meeting = unmask(MeetingRoll_meeting, masked);
  const [mark] = useMutation(MarkMembersDocument);
  const [admit] = useMutation(AdmitByCardDocument);
  const [code, setCode] = useState(false);
  const [signed, setSigned] = useState<ReadonlySet<string>>(new Set());
  const [cards, setCards] = useState(0);
  const mayMark = meeting.moves.includes('MARK');
  const mayExcuse = meeting.moves.includes('EXCUSE');
  const needed = meeting.quorumNeeded ?? 0;
  const isOpen = meeting.state === 'OPEN';
  const waiting = meeting.roll.filter(({ state }) => state === 'DUE' || state === 'EXCUSED');
  // Who was ticked may have come in by phone since.
  const ticked = waiting.filter(({ person }) => signed.has(person.id));
  const byMouth = meeting.roll.filter((line) => line.byMouth);

  async function put(
    marks: { residentId: string; state: MeetingSeatState; way?: 'LEADER' | 'PAPER'; reason?: string }[],
  ): Promise<void> {
    await mark({
      variables: {
        input: intent.sign({ meetingId: meeting.id, marks: marks.map((each) => ({ reason: '', ...each })) }),
      },
    });
    intent.done();
  }

  function tap(line: Line, state: MeetingSeatState): void {
    const way = state === 'PRESENT' || state === 'LEFT' ? ('LEADER' as const) : undefined;
    put([{ residentId: line.person.id, state, way }]).catch((error: unknown) =>
      toast.bad(words(error).message),
    );
  }

  const button = (
    line: Line,
    state: MeetingSeatState,
    word: 'markPresent' | 'markLeft' | 'markExcused' | 'markBack',
  ) => (
    <Button
      key={state}
      size="small"
      aria-label={t('markOf', { word: t(word), name: line.person.name })}
      onClick={() => tap(line, state)}
    >
      {t(word)}
    </Button>
  );

  return (
    <Section
      title={t('roll')}
      lead={
        meeting.quorumNeeded
          ? t('rollLead', { seats: meeting.seats, present: meeting.present, needed })
          : undefined
      }
      actions={
        mayMark ? (
          <Button icon={ScanIcon} onClick={() => setCode(true)}>
            {t('qr')}
          </Button>
        ) : undefined
      }
    >
      <Stack>
        {isOpen && meeting.quorumNeeded ? (
          <Notice tone={meeting.present >= needed ? 'good' : 'warn'} live>
            {meeting.present >= needed
              ? t('rollEnough')
              : t('rollShort', { count: needed - meeting.present })}
          </Notice>
        ) : null}
        <ul className="meeting-roll" role="list" aria-label={t('roll')}>
          {meeting.roll.map((line) => {
            const { word, tone } = SEAT_STATE[line.state];
            return (
              <li key={line.person.id}>
                <span className="meeting-roll-who">
                  <strong>{line.person.name}</strong>
                  <span className="muted small">{placeName(line.seat)}</span>
                  <StatusTag tone={tone}>{t(word)}</StatusTag>
                  <span className="muted small">
                    {line.way ? t(SEAT_WAY[line.way]) : ''}
                    {line.at && line.way ? ` ${f.time(line.at)}` : ''}
                    {line.reason}
                  </span>
                </span>
                <span className="meeting-roll-moves no-print">
                  {mayMark && line.state !== 'PRESENT' ? button(line, 'PRESENT', 'markPresent') : null}
                  {mayMark && line.state === 'PRESENT' ? button(line, 'LEFT', 'markLeft') : null}
                  {mayExcuse && line.state === 'DUE' ? button(line, 'EXCUSED', 'markExcused') : null}
                  {mayExcuse && line.state === 'EXCUSED' ? button(line, 'DUE', 'markBack') : null}
                </span>
              </li>
            );
          })}
        </ul>
        {meeting.state === 'CALLED' && byMouth.length > 0 ? (
          <Notice title={t('byMouth')}>
            {t('byMouthHint')}{' '}
            {namesOf(
              t,
              byMouth.map(({ person }) => person),
            )}
          </Notice>
        ) : null}
        {mayMark ? (
          <div className="no-print">
            <Stack>
              <Form
                label={t('card')}
                submit={t('cardGo')}
                onSubmit={async (values) => {
                  await admit({
                    variables: {
                      input: intent.sign({ meetingId: meeting.id, card: readText(values, 'card') }),
                    },
                  });
                  intent.done();
                  toast.good(t('cardDone'));
                  setCards((before) => before + 1);
                }}
              >
                {/* A new field after each card: empty, and ready for the next one. */}
                <TextField
                  key={cards}
                  name="card"
                  label={t('card')}
                  hint={t('cardNumber')}
                  maxLength={40}
                  autoComplete="off"
                  autoFocus={cards > 0}
                  required
                />
              </Form>
              {waiting.length > 0 ? (
                <Form
                  label={t('paper')}
                  submit={t('paperGo', { count: ticked.length })}
                  onSubmit={async () => {
                    await put(
                      ticked.map(({ person }) => ({ residentId: person.id, state: 'PRESENT', way: 'PAPER' })),
                    );
                    setSigned(new Set());
                    toast.good(t('markedAll'));
                  }}
                >
                  <p className="muted">
                    <strong>{t('paper')}</strong> {t('paperHint')}
                  </p>
                  <Row wrap>
                    {waiting.map(({ person }) => (
                      <Checkbox
                        key={person.id}
                        label={person.name}
                        checked={signed.has(person.id)}
                        onChange={(on) => {
                          const next = new Set(signed);
                          if (on) next.add(person.id);
                          else next.delete(person.id);
                          setSigned(next);
                        }}
                      />
                    ))}
                  </Row>
                </Form>
              ) : null}
            </Stack>
          </div>
        ) : null}
      </Stack>
      {code ? (
        <MeetingCode
          meetingId={meeting.id}
          onClose={() => {
            setCode(false);
            onReload();
          }}
        />
      ) : null}
    </Section>
  );
}
