import { useMutation } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button, LinkButton } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { useErrorText } from '#client/ui/error-text';
import { SelectField } from '#client/ui/fields';
import { Notice } from '#client/ui/notice';
import { Section, Stack } from '#client/ui/section';
import { Steps } from '#client/ui/steps';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { DeedCard } from './deed-card';
import { useDeskTexts } from './desk-texts';

const MonthDesk_month = graphql(`
  fragment MonthDesk_month on GoodMonth {
    id
    month
    state
    moves
    vote {
      meetingId
      state
      cast
    }
    deeds {
      id
      state
      ...DeedCard_deed
    }
  }
`);

const CloseNominationsDocument = graphql(`
  mutation CloseNominations($input: CloseNominationsInput!) {
    closeNominations(input: $input) {
      id
      ...MonthDesk_month
    }
  }
`);
const CallDeedVoteDocument = graphql(`
  mutation CallDeedVote($input: CallDeedVoteInput!) {
    callDeedVote(input: $input) {
      id
      ...MonthDesk_month
    }
  }
`);
const ConcludeMonthDocument = graphql(`
  mutation ConcludeMonth($input: ConcludeMonthInput!) {
    concludeMonth(input: $input) {
      id
      ...MonthDesk_month
    }
  }
`);

const STEP = { COLLECTING: 0, HEARING: 1, VOTING: 2, DECIDED: 3 } as const;

type Props = {
  month: FragmentType<typeof MonthDesk_month>;
  meetings: readonly { id: string; title: string; startsAt: string }[];
  councilId: string | null;
  now: Date;
  /** The field that chooses who saw a sheet signed, and whom it chose. */
  witness: ReactNode;
  witnessId: string | null;
  onPaper: () => void;
  onChanged: () => void;
};

/** One month before the council: proposals, hearings, the vote, and what became of those chosen. */
export function MonthDesk({
  month: masked,
  meetings,
  councilId,
  now,
  witness,
  witnessId,
  onPaper,
  onChanged,
}: Props) {
  const d = useDeskTexts();
  const f = useFormat();
  const intent = useIntent();
  const errorText = useErrorText();
  const month = unmask(MonthDesk_month, masked);
  const { deeds } = month;
  const [busy, setBusy] = useState(false);
  const [meetingId, setMeetingId] = useState('');
  const [close] = useMutation(CloseNominationsDocument);
  const [callVote] = useMutation(CallDeedVoteDocument);
  const [conclude] = useMutation(ConcludeMonthDocument);
  const chosen = meetingId || meetings[0]?.id || '';
  const allHeard = deeds.length > 0 && deeds.every(({ state }) => state !== 'NOMINATED');

  async function run(work: () => Promise<unknown>, word: string): Promise<void> {
    setBusy(true);
    try {
      await work();
      intent.done();
      toast.good(word);
      onChanged();
    } catch (error) {
      toast.bad(errorText(error).message);
    } finally {
      setBusy(false);
    }
  }

  return (
    <Stack gap="large">
      <Steps
        label={d('steps')}
        steps={[d('collect'), d('hearing'), d('vote'), d('notice')]}
        current={STEP[month.state]}
      />
      {month.moves.includes('CLOSE_NOMINATIONS') && deeds.length > 0 ? (
        <div>
          <Button
            kind="primary"
            busy={busy}
            onClick={() =>
              void run(() => close({ variables: { input: intent.sign({ monthId: month.id }) } }), d('closed'))
            }
          >
            {d('close')}
          </Button>
        </div>
      ) : null}
      {month.moves.includes('CALL_VOTE') && allHeard ? (
        <Card title={d('callVote')}>
          {meetings.length === 0 ? (
            <Stack>
              <p>{d('noMeeting')}</p>
              {councilId ? (
                <div>
                  <LinkButton to={`/work/councils/${councilId}/call`}>{d('toMeetings')}</LinkButton>
                </div>
              ) : null}
            </Stack>
          ) : (
            <Stack>
              <SelectField
                name="meeting"
                label={d('meeting')}
                value={chosen}
                onChange={setMeetingId}
                options={meetings.map(({ id, title, startsAt }) => ({
                  value: id,
                  label: `${f.dateTime(startsAt)} ${title}`,
                }))}
              />
              <div>
                <Button
                  kind="primary"
                  busy={busy}
                  onClick={() =>
                    void run(
                      () =>
                        callVote({
                          variables: { input: intent.sign({ monthId: month.id, meetingId: chosen }) },
                        }),
                      d('called'),
                    )
                  }
                >
                  {d('callVote')}
                </Button>
              </div>
            </Stack>
          )}
        </Card>
      ) : null}
      {month.state === 'HEARING' && month.moves.includes('CONCLUDE') ? (
        <div>
          <Button
            kind="primary"
            busy={busy}
            onClick={() =>
              void run(
                () => conclude({ variables: { input: intent.sign({ monthId: month.id }) } }),
                d('concluded'),
              )
            }
          >
            {d('concludeNone')}
          </Button>
        </div>
      ) : null}
      {month.vote && month.state === 'VOTING' ? (
        <Notice
          tone="info"
          actions={
            <>
              <LinkButton size="small" to={`/work/meetings/${month.vote.meetingId}`}>
                {d('toMeeting')}
              </LinkButton>
              {month.moves.includes('CONCLUDE') &&
              month.vote.state !== 'PROPOSED' &&
              month.vote.state !== 'OPEN' ? (
                <Button
                  size="small"
                  kind="primary"
                  busy={busy}
                  onClick={() =>
                    void run(async () => {
                      const { data } = await conclude({
                        variables: { input: intent.sign({ monthId: month.id }) },
                      });
                      return data;
                    }, d('concluded'))
                  }
                >
                  {d('conclude')}
                </Button>
              ) : null}
            </>
          }
        >
          {d('voteAt')} {month.vote.cast === null ? '' : d('cast', { count: month.vote.cast ?? 0 })}
        </Notice>
      ) : null}
      <Section title={d('collect')} lead={<span className="muted">{d('others')}</span>}>
        {deeds.length === 0 ? <p className="muted">{d('none')}</p> : null}
        <Stack>
          {deeds.map((deed) => (
            <DeedCard
              key={deed.id}
              deed={deed}
              now={now}
              witness={witness}
              witnessId={witnessId}
              onPaper={onPaper}
              onChanged={onChanged}
            />
          ))}
        </Stack>
      </Section>
    </Stack>
  );
}
