import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { PersonCombobox, type PersonChoice } from '#client/features/people/person-combobox';
import { useWorkVillage } from '#client/features/people/work-village';
import { TalkSheet } from '#client/features/praise/talk-sheet';
import { graphql } from '#client/gql';
import { useErrorText } from '#client/ui/error-text';
import { defineTexts } from '#client/ui/i18n';
import { PageHeader } from '#client/ui/page-header';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const WorkTalkPageDocument = graphql(`
  query WorkTalkPage($id: ID!) {
    talk(id: $id) {
      id
      title
      place
      startsAt
      ...TalkSheet_talk
    }
  }
`);
const AddTalkGuestDocument = graphql(`
  mutation AddTalkGuest($input: MarkTalkInput!) {
    markTalk(input: $input) {
      id
      ...TalkSheet_talk
    }
  }
`);

const useTalkPageTexts = defineTexts('work-talk-page', {
  zh: { title: '道德讲堂', back: '道德讲堂', who: '按纸质名单登记到场的人', added: '{{name}}登记好了' },
  en: {
    title: 'Lecture hall',
    back: 'Lecture hall',
    who: 'Put people of the paper list on',
    added: '{{name}} is on the list',
  },
});

/** `/work/talks/:talkId`: one evening with its programme, code and list. */
export function WorkTalkPage() {
  const t = useTalkPageTexts();
  const f = useFormat();
  const now = useServerNow();
  const intent = useIntent();
  const errorText = useErrorText();
  const { talkId = '' } = useParams();
  const { village } = useWorkVillage();
  const [person, setPerson] = useState<PersonChoice | null>(null);
  const [mark] = useMutation(AddTalkGuestDocument);
  const { data, error, loading, refetch } = useQuery(WorkTalkPageDocument, {
    variables: { id: talkId },
    fetchPolicy: 'cache-and-network',
  });
  const talk = data?.talk;

  async function add(chosen: PersonChoice | null): Promise<void> {
    setPerson(null);
    if (!chosen) return;
    try {
      const input = { talkId, residentIds: [chosen.id], way: 'PAPER' as const };
      await mark({ variables: { input: intent.sign(input) } });
      intent.done();
      toast.good(t('added', { name: chosen.name }));
    } catch (fault) {
      toast.bad(errorText(fault).message);
    }
  }

  return (
    <>
      <PageHeader
        title={talk?.title ?? t('title')}
        lead={talk ? `${f.dateTime(talk.startsAt)} · ${talk.place}` : undefined}
        back={{ to: '/work/talks', label: t('back') }}
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      {talk ? (
        <TalkSheet
          talk={talk}
          now={now()}
          add={
            village ? (
              <PersonCombobox
                villageId={village.id}
                name="guest"
                label={t('who')}
                chosen={person}
                onChoose={(chosen) => void add(chosen)}
                adds
              />
            ) : null
          }
        />
      ) : null}
    </>
  );
}
