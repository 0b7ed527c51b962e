import { useMutation } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { Button, LinkButton } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { CheckCircleIcon } from '#client/ui/icons';
import { PrintIcon } from '#client/ui/more-icons';
import { Notice } from '#client/ui/notice';
import { Row, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { DoubtDialog, HearDialog, PaperDialog } from './deed-dialogs';
import { useDeskTexts } from './desk-texts';
import { DEED_TONE, usePraiseTexts } from './praise-texts';

const DeedCard_deed = graphql(`
  fragment DeedCard_deed on Deed {
    id
    story
    state
    shown
    moves
    setAsideReason
    noticeUntil
    awardNo
    recordId
    mayEnterPaper
    heardBy {
      id
      name
    }
    nominee {
      id
      name
    }
    nominations {
      id
      words
      nominatedBy {
        id
        name
      }
    }
    doubts {
      id
      words
      stands
      answer
      mayAnswer
    }
  }
`);

const AwardDeedDocument = graphql(`
  mutation AwardDeed($input: AwardDeedInput!) {
    awardDeed(input: $input) {
      id
      ...DeedCard_deed
    }
  }
`);

type CardProps = {
  deed: FragmentType<typeof DeedCard_deed>;
  now: Date;
  witness: ReactNode;
  witnessId: string | null;
  /** A signed sheet is about to be entered: its witness is chosen anew. */
  onPaper: () => void;
  onChanged: () => void;
};

/** One deed before the council, with what can be done about it. */
export function DeedCard({ deed: masked, now, witness, witnessId, onPaper, onChanged }: CardProps) {
  const t = usePraiseTexts();
  const deed = unmask(DeedCard_deed, masked);
  const d = useDeskTexts();
  const f = useFormat();
  const intent = useIntent();
  const [asked, setAsked] = useState<'hear' | 'award' | 'paper' | null>(null);
  const [doubtId, setDoubtId] = useState<string | null>(null);
  const [award] = useMutation(AwardDeedDocument);
  const shut = (): void => setAsked(null);
  const named = (word: string): string => `${word}${t.pick('：', ': ')}${deed.nominee.name}`;
  return (
    <Card
      as="article"
      level={3}
      title={deed.nominee.name}
      actions={<StatusTag tone={DEED_TONE[deed.state]}>{t(deed.state)}</StatusTag>}
    >
      <Stack>
        {deed.story ? <p>{deed.story}</p> : null}
        {deed.nominations.map(({ id, words, nominatedBy }) => (
          <p key={id} className="muted">
            {d('by', { name: nominatedBy.name, words: words || d('anonymous') })}
          </p>
        ))}
        {deed.heardBy ? (
          <p className="muted small">
            {d('heardBy', { name: deed.heardBy.name })}
            {deed.setAsideReason ? ` · ${t(deed.setAsideReason)}` : ''}
          </p>
        ) : null}
        {deed.state === 'IN_NOTICE' && deed.noticeUntil ? (
          <p>{t('until', { day: f.date(deed.noticeUntil) })}</p>
        ) : null}
        {deed.awardNo ? <p>{t('award', { number: deed.awardNo })}</p> : null}
        {deed.state === 'AWARDED' && !deed.shown ? <Notice>{d('notShown')}</Notice> : null}
        {deed.doubts.map((doubt) => (
          <Notice
            key={doubt.id}
            tone={doubt.stands === null ? 'warn' : 'info'}
            actions={
              doubt.mayAnswer ? (
                <Button size="small" aria-label={named(d('answerSend'))} onClick={() => setDoubtId(doubt.id)}>
                  {d('answerSend')}
                </Button>
              ) : null
            }
          >
            {d('doubt', { words: doubt.words })}
            {doubt.answer
              ? ` ${d('answered', { answer: doubt.answer, result: d(doubt.stands ? 'stands' : 'falls') })}`
              : ''}
          </Notice>
        ))}
        <Row>
          {deed.moves.includes('HEAR') ? (
            <Button
              size="small"
              kind={deed.state === 'NOMINATED' ? 'primary' : 'secondary'}
              aria-label={named(d(deed.state === 'NOMINATED' ? 'hear' : 'hearAgain'))}
              onClick={() => setAsked('hear')}
            >
              {d(deed.state === 'NOMINATED' ? 'hear' : 'hearAgain')}
            </Button>
          ) : null}
          {deed.state === 'CHOSEN' && deed.mayEnterPaper ? (
            <Button
              size="small"
              aria-label={named(d('paper'))}
              onClick={() => {
                onPaper();
                setAsked('paper');
              }}
            >
              {d('paper')}
            </Button>
          ) : null}
          {deed.moves.includes('AWARD') ? (
            <Button
              size="small"
              kind="primary"
              icon={CheckCircleIcon}
              aria-label={named(d('award'))}
              onClick={() => setAsked('award')}
            >
              {d('award')}
            </Button>
          ) : null}
          {deed.state === 'IN_NOTICE' ? (
            <LinkButton
              size="small"
              icon={PrintIcon}
              to={`/work/deeds/${deed.id}`}
              aria-label={named(d('noticeSheet'))}
            >
              {d('noticeSheet')}
            </LinkButton>
          ) : null}
          {deed.state === 'AWARDED' ? (
            <LinkButton
              size="small"
              icon={PrintIcon}
              to={`/work/deeds/${deed.id}`}
              aria-label={named(d('awardSheet'))}
            >
              {d('awardSheet')}
            </LinkButton>
          ) : null}
          {deed.recordId ? (
            <LinkButton
              size="small"
              kind="quiet"
              to={`/work/records/${deed.recordId}`}
              aria-label={named(d('record'))}
            >
              {d('record')}
            </LinkButton>
          ) : null}
        </Row>
      </Stack>
      {asked === 'hear' ? <HearDialog deed={deed} now={now} onClose={shut} onChanged={onChanged} /> : null}
      {asked === 'paper' ? (
        <PaperDialog deed={deed} witness={witness} witnessId={witnessId} onClose={shut} />
      ) : null}
      <ConfirmDialog
        open={asked === 'award'}
        onCancel={shut}
        title={d('awardTitle', { name: deed.nominee.name })}
        confirm={d('award')}
        onConfirm={async () => {
          await award({ variables: { input: intent.sign({ deedId: deed.id }) } });
          intent.done();
          shut();
          toast.good(d('awarded'));
        }}
      >
        {d('awardHint')}
      </ConfirmDialog>
      {doubtId ? (
        <DoubtDialog
          doubtId={doubtId}
          onClose={() => setDoubtId(null)}
          onDone={() => {
            setDoubtId(null);
            onChanged();
          }}
        />
      ) : null}
    </Card>
  );
}
