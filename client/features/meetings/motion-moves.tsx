import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { Checkbox } from '#client/ui/choice';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { Dialog } from '#client/ui/dialog';
import { NumberField, SelectField, TextArea, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { Row, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useErrorText } from '#client/ui/error-text';
import { useIntent } from '#client/ui/use-intent';
import { optionLabel, useMeetingTexts } from './meeting-texts';
import type { MotionShown } from './motion-list';
import { VoteForm } from './vote-form';

const OpenVoteDocument = graphql(`
  mutation OpenVote($input: MotionMoveInput!) {
    openVote(input: $input) {
      id
    }
  }
`);
const WithdrawMotionDocument = graphql(`
  mutation WithdrawMotion($input: MotionMoveInput!) {
    withdrawMotion(input: $input) {
      id
    }
  }
`);
const CloseVoteDocument = graphql(`
  mutation CloseVote($input: CloseVoteInput!) {
    closeVote(input: $input) {
      id
    }
  }
`);
const RecordVotesDocument = graphql(`
  mutation RecordVotes($input: RecordVotesInput!) {
    recordVotes(input: $input) {
      id
    }
  }
`);
const PublishResolutionDocument = graphql(`
  mutation PublishResolution($input: PublishResolutionInput!) {
    publishResolution(input: $input) {
      id
      no
    }
  }
`);

const SENTENCE_END = /[。.！!？?…][”’」』"')）]?$/u;

type Props = {
  motion: MotionShown;
  /** Members who are there. */
  present: readonly { id: string; name: string }[];
  onChanged: () => Promise<unknown>;
};

/** One button for each move that the viewer may make at a vote. */
export function MotionMoves({ motion, present, onChanged }: Props) {
  const t = useMeetingTexts();
  const words = useErrorText();
  // Moves with the same input each have their own id, so that none is taken for another.
  const intents = {
    OPEN: useIntent(),
    WITHDRAW: useIntent(),
    CLOSE: useIntent(),
    RECORD: useIntent(),
    PUBLISH: useIntent(),
  };
  const [open] = useMutation(OpenVoteDocument);
  const [withdraw] = useMutation(WithdrawMotionDocument);
  const [close] = useMutation(CloseVoteDocument);
  const [record] = useMutation(RecordVotesDocument);
  const [publish] = useMutation(PublishResolutionDocument);
  const [asked, setAsked] = useState<'CLOSE' | 'PAPER' | 'HANDS' | 'PUBLISH' | null>(null);
  const [paperVoters, setPaperVoters] = useState<ReadonlySet<string>>(new Set());
  const may = (move: MotionShown['moves'][number]): boolean => motion.moves.includes(move);
  const left = present.filter(
    ({ id }) =>
      !motion.voters.some((voter) => voter.id === id) && !motion.recused.some((one) => one.id === id),
  );
  // Who was ticked may have voted by phone since.
  const onPaper = left.filter(({ id }) => paperVoters.has(id));
  const title = `${motion.place}. ${motion.text}`;
  const named = (word: string): string => `${word}${t.pick('：', ': ')}${title}`;
  const shut = (): void => {
    setAsked(null);
    setPaperVoters(new Set());
  };
  const sign = <Input extends object>(move: keyof typeof intents, input: Input) =>
    intents[move].sign({ motionId: motion.id, ...input });

  async function settled(
    move: keyof typeof intents,
    word: 'opened_' | 'closed_' | 'publishDone' | 'markedAll' | 'withdrawn',
  ): Promise<void> {
    intents[move].done();
    shut();
    toast.good(t(word));
    await onChanged();
  }

  function run(move: 'OPEN' | 'WITHDRAW', word: 'opened_' | 'withdrawn'): void {
    const put = move === 'OPEN' ? open : withdraw;
    put({ variables: { input: sign(move, {}) } })
      .then(() => settled(move, word))
      .catch((error: unknown) => toast.bad(words(error).message));
  }

  return (
    <div className="no-print">
      <Stack>
        {may('VOTE') ? <VoteForm motion={motion} onChanged={onChanged} /> : null}
        <Row wrap>
          {may('OPEN') ? (
            <Button
              kind="primary"
              disabled={motion.standing.entitled < motion.standing.needed}
              aria-label={named(t('openVote'))}
              onClick={() => run('OPEN', 'opened_')}
            >
              {t('openVote')}
            </Button>
          ) : null}
          {may('CLOSE') && !motion.secret && left.length > 0 ? (
            <Button aria-label={named(t('hands'))} onClick={() => setAsked('HANDS')}>
              {t('hands')}
            </Button>
          ) : null}
          {may('CLOSE') && motion.secret && left.length >= 3 ? (
            <Button aria-label={named(t('paperBallots'))} onClick={() => setAsked('PAPER')}>
              {t('paperBallots')}
            </Button>
          ) : null}
          {may('CLOSE') ? (
            <Button kind="primary" aria-label={named(t('closeVote'))} onClick={() => setAsked('CLOSE')}>
              {t('closeVote')}
            </Button>
          ) : null}
          {may('WITHDRAW') ? (
            <Button
              kind="quiet"
              aria-label={named(t('withdraw'))}
              onClick={() => run('WITHDRAW', 'withdrawn')}
            >
              {t('withdraw')}
            </Button>
          ) : null}
          {may('PUBLISH') ? (
            <Button aria-label={named(t('publish'))} onClick={() => setAsked('PUBLISH')}>
              {t('publish')}
            </Button>
          ) : null}
        </Row>
      </Stack>
      <ConfirmDialog
        open={asked === 'CLOSE'}
        onCancel={shut}
        title={t('closeVote')}
        confirm={t('closeVote')}
        onConfirm={async () => {
          await close({ variables: { input: sign('CLOSE', { paperVoterIds: [], paper: [] }) } });
          await settled('CLOSE', 'closed_');
        }}
      >
        <p>
          <strong>{title}</strong>
        </p>
        <p>{t('closeAsk')}</p>
      </ConfirmDialog>
      <Dialog open={asked === 'HANDS'} onClose={shut} title={t('hands')}>
        <Form
          submit={t('handsGo')}
          onSubmit={async (values) => {
            const votes = left
              .map(({ id }) => ({ residentId: id, optionId: readText(values, id) }))
              .filter(({ optionId }) => optionId !== '');
            await record({ variables: { input: sign('RECORD', { votes }) } });
            await settled('RECORD', 'markedAll');
          }}
        >
          <p>
            <strong>{title}</strong>
          </p>
          <p className="muted">{t('handsHint')}</p>
          {left.map(({ id, name }) => (
            <SelectField
              key={id}
              name={id}
              label={t('handsFor', { name })}
              placeholder={t('handsNone')}
              options={motion.options.map((option) => ({ value: option.id, label: optionLabel(t, option) }))}
            />
          ))}
        </Form>
      </Dialog>
      <Dialog open={asked === 'PAPER'} onClose={shut} title={t('paperBallots')}>
        <Form
          submit={t('closeVote')}
          onSubmit={async (values) => {
            const paper = motion.options.map(({ id }) => ({
              optionId: id,
              votes: readNumber(values, id) ?? 0,
            }));
            await close({
              variables: { input: sign('CLOSE', { paperVoterIds: onPaper.map(({ id }) => id), paper }) },
            });
            await settled('CLOSE', 'closed_');
          }}
        >
          <p>
            <strong>{title}</strong>
          </p>
          <p className="muted">{t('paperBallotsHint')}</p>
          <p>{t('closeAsk')}</p>
          <p>
            <strong>{t.aside(t('paperWho'), onPaper.length)}</strong>
          </p>
          {left.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={paperVoters.has(id)}
              onChange={(on) => {
                const next = new Set(paperVoters);
                if (on) next.add(id);
                else next.delete(id);
                setPaperVoters(next);
              }}
            />
          ))}
          {motion.options.map((option) => (
            <NumberField
              key={option.id}
              name={option.id}
              label={t('paperFigure', { label: optionLabel(t, option) })}
              min={0}
              max={60}
              defaultValue="0"
              required
            />
          ))}
        </Form>
      </Dialog>
      <Dialog open={asked === 'PUBLISH'} onClose={shut} title={t('publishTitle')}>
        <Form
          submit={t('publish')}
          onSubmit={async (values) => {
            await publish({
              variables: {
                input: sign('PUBLISH', {
                  title: readText(values, 'title'),
                  words: readText(values, 'words'),
                }),
              },
            });
            await settled('PUBLISH', 'publishDone');
          }}
        >
          <p>
            <strong>{title}</strong>
          </p>
          <p className="muted">{t('publishLead')}</p>
          <TextField name="title" label={t('resolutionTitle')} maxLength={80} required />
          <TextArea
            name="words"
            label={t('resolutionWords')}
            maxLength={1000}
            rows={4}
            defaultValue={SENTENCE_END.test(motion.text) ? motion.text : motion.text + t.pick('。', '.')}
            required
          />
        </Form>
      </Dialog>
    </div>
  );
}
