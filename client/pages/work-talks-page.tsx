import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { PersonCombobox, type PersonChoice } from '#client/features/people/person-combobox';
import { PlanTalkDialog } from '#client/features/praise/plan-talk-dialog';
import { TALK_TONE, usePraiseTexts } from '#client/features/praise/praise-texts';
import { graphql } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { CardLink, CardList } from '#client/ui/card';
import { defineTexts } from '#client/ui/i18n';
import { PlusIcon } from '#client/ui/more-icons';
import { Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';
import { VillagePage } from './village-page';

const WorkTalksPageDocument = graphql(`
  query WorkTalksPage($villageId: ID!) {
    praiseDesk(villageId: $villageId) {
      villageId
      mayArrange
    }
    honourRoll(villageId: $villageId) {
      id
      name
    }
    talks(villageId: $villageId) {
      id
      title
      place
      startsAt
      state
      guestCount
    }
  }
`);

const useTalksTexts = defineTexts('work-talks-page', {
  zh: {
    title: '道德讲堂',
    lead: '五到七个环节，讲身边的好人好事。扫码或者纸质名单签到，讲完收名单。',
    plan: '办一次讲堂',
    none: '还没有办过。',
    line: '{{when}} · {{place}} · {{count}} 人',
    speaker: '谁主讲',
    back: '文明新事评选',
  },
  en: {
    title: 'Lecture hall',
    lead: 'Five to seven parts with the story of a good person; a list by code or on paper, then the roll.',
    plan: 'Plan an evening',
    none: 'None yet.',
    line: '{{when}} · {{place}} · {{count}} there',
    speaker: 'Speaker',
    back: 'Good deeds of the month',
  },
});

/** `/work/talks`: evenings of the lecture hall. */
export function WorkTalksPage() {
  const t = useTalksTexts();
  return (
    <VillagePage title={t('title')} lead={t('lead')} back={{ to: '/work/good-deeds', label: t('back') }}>
      {({ id }) => <Talks villageId={id} />}
    </VillagePage>
  );
}

function Talks({ villageId }: { villageId: string }) {
  const t = useTalksTexts();
  const words = usePraiseTexts();
  const f = useFormat();
  const now = useServerNow();
  const navigate = useNavigate();
  const [planning, setPlanning] = useState(false);
  const [speaker, setSpeaker] = useState<PersonChoice | null>(null);
  const { data, error, loading, refetch } = useQuery(WorkTalksPageDocument, {
    variables: { villageId },
    fetchPolicy: 'cache-and-network',
  });
  return (
    <Stack gap="large">
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {data?.praiseDesk.mayArrange ? (
        <div>
          <Button kind="primary" icon={PlusIcon} onClick={() => setPlanning(true)}>
            {t('plan')}
          </Button>
        </div>
      ) : null}
      {data && data.talks.length === 0 ? <p className="muted">{t('none')}</p> : null}
      {data && data.talks.length > 0 ? (
        <CardList label={t('title')}>
          {data.talks.map((talk) => (
            <li key={talk.id}>
              <CardLink
                to={`/work/talks/${talk.id}`}
                title={talk.title}
                end={<StatusTag tone={TALK_TONE[talk.state]}>{words(talk.state)}</StatusTag>}
              >
                {t('line', { when: f.dateTime(talk.startsAt), place: talk.place, count: talk.guestCount })}
              </CardLink>
            </li>
          ))}
        </CardList>
      ) : null}
      {planning && data ? (
        <PlanTalkDialog
          villageId={villageId}
          now={now()}
          deeds={data.honourRoll}
          speakerId={speaker?.id ?? null}
          speaker={
            <PersonCombobox
              villageId={villageId}
              name="speakerId"
              label={t('speaker')}
              chosen={speaker}
              onChoose={setSpeaker}
            />
          }
          onClose={() => setPlanning(false)}
          onPlanned={(talkId) => void navigate(`/work/talks/${talkId}`)}
        />
      ) : null}
    </Stack>
  );
}
