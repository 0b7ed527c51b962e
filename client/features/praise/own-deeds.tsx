import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { OwnDeeds_DeedFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { Dialog } from '#client/ui/dialog';
import { defineTexts } from '#client/ui/i18n';
import { CheckCircleIcon } from '#client/ui/icons';
import { Row, Stack } from '#client/ui/section';
import { ErrorState, LoadingState } from '#client/ui/states';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { DEED_TONE, usePraiseTexts } from './praise-texts';

const OwnDeeds_deed = graphql(`
  fragment OwnDeeds_deed on Deed {
    id
    story
    state
    shown
    own
    moves
    noticeUntil
    awardNo
    month {
      id
      month
    }
    nominee {
      id
      name
    }
  }
`);

const AnswerDeedDocument = graphql(`
  mutation AnswerDeed($input: AnswerDeedInput!) {
    answerDeed(input: $input) {
      id
      ...OwnDeeds_deed
    }
  }
`);
const HonourTextDocument = graphql(`
  query HonourText {
    consentTexts {
      id
      purpose
      titleZh
      titleEn
      wordsZh
      wordsEn
    }
  }
`);

const useOwnTexts = defineTexts('own-deeds', {
  zh: {
    chosenLead:
      '您做的好事评上了。同意以后，全名和事迹在公示栏公示，再表彰、上光荣榜。不同意就不公开，谁也不会知道。',
    yes: '同意公示',
    no: '不公开',
    back: '从光荣榜上撤下来',
    again: '重新放上光荣榜',
    shown: '正在公开',
    hidden: '没有公开',
    yesTitle: '同意公示您的名字？',
    noTitle: '不公开这件事？',
    backTitle: '从光荣榜上撤下来？',
    noHint: '不公示，也就不表彰、不记积分。这个决定不能改。',
    stopHint: '公示马上停下，名字从公示栏撤下。这个决定不能改。',
    backHint: '名字和事迹马上从所有公开的页面上撤下。表彰和积分还是您的，以后想放回来也行。',
    done: '记下了',
  },
  en: {
    chosenLead:
      'What you did was chosen. If you agree, your full name and the deed stand on the board, then it is awarded and joins the honour roll. If not, nobody will know.',
    yes: 'Agree',
    no: 'Do not publish',
    back: 'Take it off the honour roll',
    again: 'Put it back',
    shown: 'public now',
    hidden: 'not public',
    yesTitle: 'Publish your name?',
    noTitle: 'Keep it private?',
    backTitle: 'Take it off the honour roll?',
    noHint: 'Without notice there is no award and no points. This cannot be changed.',
    stopHint: 'The notice ends at once and the name comes down. This cannot be changed.',
    backHint:
      'Name and deed leave every public page at once. Award and points stay yours; you can put it back.',
    done: 'Kept',
  },
});

type Asked = { deed: OwnDeeds_DeedFragment; agrees: boolean };

/** Chosen deeds of the viewer: one question each, and a way back at any time. */
export function OwnDeeds({ deeds: masked }: { deeds: readonly FragmentType<typeof OwnDeeds_deed>[] }) {
  const t = usePraiseTexts();
  const o = useOwnTexts();
  const f = useFormat();
  const intent = useIntent();
  const deeds = unmask(OwnDeeds_deed, masked);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [answer] = useMutation(AnswerDeedDocument);
  const { data, error, loading, refetch } = useQuery(HonourTextDocument);
  const text = data?.consentTexts.find(({ purpose }) => purpose === 'HONOUR_BOARD');
  // Nobody agrees to words that did not come.
  const wordless = asked?.agrees === true && !text;
  return (
    <Stack>
      {deeds.map((deed) => (
        <Card
          key={deed.id}
          level={3}
          tone={deed.state === 'CHOSEN' ? 'accent' : 'plain'}
          title={t('monthOf', { month: f.month(deed.month.month) })}
          actions={<StatusTag tone={DEED_TONE[deed.state]}>{t(deed.state)}</StatusTag>}
        >
          <Stack>
            {deed.own ? null : <p>{deed.nominee.name}</p>}
            <p>{deed.story}</p>
            {deed.state === 'CHOSEN' ? <p>{o('chosenLead')}</p> : null}
            {deed.state === 'IN_NOTICE' && deed.noticeUntil ? (
              <p className="muted">{t('until', { day: f.date(deed.noticeUntil) })}</p>
            ) : null}
            {deed.state === 'AWARDED' ? (
              <p className="muted">
                {deed.awardNo ? t('award', { number: deed.awardNo }) : ''} ·{' '}
                {o(deed.shown ? 'shown' : 'hidden')}
              </p>
            ) : null}
            <Row>
              {deed.moves.includes('SAY_YES') ? (
                <Button
                  kind="primary"
                  icon={CheckCircleIcon}
                  size="large"
                  onClick={() => setAsked({ deed, agrees: true })}
                >
                  {o('yes')}
                </Button>
              ) : null}
              {deed.moves.includes('SAY_NO') ? (
                <Button onClick={() => setAsked({ deed, agrees: false })}>{o('no')}</Button>
              ) : null}
              {deed.moves.includes('TAKE_BACK') ? (
                <Button onClick={() => setAsked({ deed, agrees: false })}>{o('back')}</Button>
              ) : null}
              {deed.moves.includes('SHOW_AGAIN') ? (
                <Button onClick={() => setAsked({ deed, agrees: true })}>{o('again')}</Button>
              ) : null}
            </Row>
          </Stack>
        </Card>
      ))}
      <ConfirmDialog
        open={asked !== null && !wordless}
        onCancel={() => setAsked(null)}
        title={asked?.agrees ? o('yesTitle') : o(asked?.deed.state === 'AWARDED' ? 'backTitle' : 'noTitle')}
        confirm={asked?.agrees ? o('yes') : o(asked?.deed.state === 'AWARDED' ? 'back' : 'no')}
        onConfirm={async () => {
          if (!asked) return;
          const { deed, agrees } = asked;
          const input = { deedId: deed.id, agrees, textId: agrees ? (text?.id ?? null) : null };
          await answer({ variables: { input: intent.sign(input) } });
          intent.done();
          setAsked(null);
          toast.good(o('done'));
        }}
      >
        {asked?.agrees && text ? (
          <>
            <strong>{t.pick(text.titleZh, text.titleEn)}</strong>
            <p>{t.pick(text.wordsZh, text.wordsEn)}</p>
          </>
        ) : (
          <p>
            {o(
              asked?.deed.state === 'AWARDED'
                ? 'backHint'
                : asked?.deed.state === 'IN_NOTICE'
                  ? 'stopHint'
                  : 'noHint',
            )}
          </p>
        )}
      </ConfirmDialog>
      <Dialog open={wordless} onClose={() => setAsked(null)} title={o('yesTitle')} width="narrow">
        {loading ? <LoadingState kind="card" /> : <ErrorState error={error} onRetry={() => void refetch()} />}
      </Dialog>
    </Stack>
  );
}
