import { useQuery } from '@apollo/client/react';
import { NominateForm } from '#client/features/praise/nominate-form';
import { OwnDeeds } from '#client/features/praise/own-deeds';
import { TALK_TONE, usePraiseTexts } from '#client/features/praise/praise-texts';
import { PraisedList } from '#client/features/praise/praised-list';
import { useSession } from '#client/features/people/session';
import { graphql } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { LinkButton } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { defineTexts } from '#client/ui/i18n';
import { PageHeader } from '#client/ui/page-header';
import { Row, Section, Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { NoHousehold } from './no-household';
import { QueryState } from './query-state';

const GoodDeedsPageDocument = graphql(`
  query GoodDeedsPage($villageId: ID!) {
    area(id: $villageId) {
      id
      children {
        id
        kind
        nameZh
        nameEn
      }
    }
    myDeeds {
      id
      ...OwnDeeds_deed
    }
    myNominations {
      id
      at
      words
      nominee {
        id
        name
      }
    }
    deedNotices(villageId: $villageId) {
      id
      ...PraisedList_deed
    }
    talks(villageId: $villageId) {
      id
      title
      place
      startsAt
      state
      attending
    }
  }
`);

const useGoodDeedsTexts = defineTexts('good-deeds-page', {
  zh: {
    title: '好人好事',
    lead: '谁做了好事，推荐一下。每月由道德评议会核实、无记名表决，本人同意才公示、表彰。',
    mine: '我做的好事评上了',
    nominate: '推荐一个人',
    proposed: '我推荐过的',
    proposedLine: '{{day}}推荐了{{name}}，评议会收到了。',
    noneProposed: '还没有推荐过。',
    notices: '正在公示',
    noNotice: '现在没有公示的。',
    roll: '看光荣榜',
    talks: '道德讲堂',
    noTalk: '近期没有讲堂。',
    talkLine: '{{when}} · {{place}}',
    came: '已签到',
    hall: '到了，去签到',
  },
  en: {
    title: 'Good deeds',
    lead: 'Propose who did good. Each month the moral review hears and votes in secret; published only with consent.',
    mine: 'What I did was chosen',
    nominate: 'Propose somebody',
    proposed: 'What I proposed',
    proposedLine: '{{day}}: {{name}}; the council has it.',
    noneProposed: 'Nothing so far.',
    notices: 'In notice now',
    noNotice: 'None now.',
    roll: 'The honour roll',
    talks: 'Lecture hall',
    noTalk: 'None ahead.',
    talkLine: '{{when}} · {{place}}',
    came: 'you came',
    hall: 'I am here',
  },
});

/** `/good-deeds`: proposing who did good, answering for oneself, and the lecture hall. */
export function GoodDeedsPage() {
  const t = useGoodDeedsTexts();
  const words = usePraiseTexts();
  const f = useFormat();
  const { viewer } = useSession();
  const villageId = viewer?.village?.id ?? '';
  const { data, error, loading, refetch } = useQuery(GoodDeedsPageDocument, {
    variables: { villageId },
    skip: villageId === '',
    fetchPolicy: 'cache-and-network',
  });
  const grids = data?.area?.children.filter(({ kind }) => kind === 'GRID') ?? [];
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          villageId ? <LinkButton to={`/board/${villageId}/honours`}>{t('roll')}</LinkButton> : undefined
        }
      />
      {viewer && !villageId ? <NoHousehold /> : null}
      <Stack gap="large">
        <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
        {data ? (
          <>
            {data.myDeeds.length > 0 ? (
              <Section title={t('mine')}>
                <OwnDeeds deeds={data.myDeeds} />
              </Section>
            ) : null}
            <Card title={t('nominate')}>
              <NominateForm key={data.myNominations.length} grids={grids} onSent={() => void refetch()} />
            </Card>
            <Section title={t('proposed')}>
              {data.myNominations.length === 0 ? <p className="muted">{t('noneProposed')}</p> : null}
              <ul>
                {data.myNominations.map(({ id, at, nominee }) => (
                  <li key={id}>{t('proposedLine', { day: f.day(at), name: nominee.name })}</li>
                ))}
              </ul>
            </Section>
            <Section title={t('notices')}>
              <PraisedList deeds={data.deedNotices} empty={t('noNotice')} mayDoubt />
            </Section>
            <Section title={t('talks')}>
              {data.talks.length === 0 ? <p className="muted">{t('noTalk')}</p> : null}
              <Stack>
                {data.talks.slice(0, 4).map((talk) => (
                  <Card key={talk.id} level={3} title={talk.title}>
                    <Row between>
                      <span>
                        {t('talkLine', { when: f.dateTime(talk.startsAt), place: talk.place })}{' '}
                        <StatusTag tone={TALK_TONE[talk.state]}>{words(talk.state)}</StatusTag>
                      </span>
                      {talk.attending ? <StatusTag tone="good">{t('came')}</StatusTag> : null}
                      {talk.state === 'PLANNED' && !talk.attending ? (
                        <LinkButton size="small" to="/hall">
                          {t('hall')}
                        </LinkButton>
                      ) : null}
                    </Row>
                  </Card>
                ))}
              </Stack>
            </Section>
          </>
        ) : null}
      </Stack>
    </>
  );
}
