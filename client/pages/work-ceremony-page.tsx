import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { CeremonyFacts } from '#client/features/ceremonies/ceremony-facts';
import { CeremonyMoves } from '#client/features/ceremonies/ceremony-moves';
import { useCeremonyTexts } from '#client/features/ceremonies/ceremony-texts';
import { CheckList } from '#client/features/ceremonies/check-list';
import { ThanksNote } from '#client/features/ceremonies/thanks-note';
import { useSession } from '#client/features/people/session';
import { useWorkVillage } from '#client/features/people/work-village';
import { graphql } from '#client/gql';
import { Card } from '#client/ui/card';
import { defineTexts } from '#client/ui/i18n';
import { PageHeader } from '#client/ui/page-header';
import { Stack } from '#client/ui/section';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const WorkCeremonyPageDocument = graphql(`
  query WorkCeremonyPage($id: ID!) {
    ceremony(id: $id) {
      id
      kind
      state
      standard {
        id
        villageId
      }
      ...CeremonyFacts_ceremony
      ...CeremonyMoves_ceremony
      ...CheckList_ceremony
      ...ThanksNote_ceremony
    }
  }
`);
const WorkCeremonyMembersDocument = graphql(`
  query WorkCeremonyMembers($villageId: ID!) {
    ceremonyBoard(villageId: $villageId) {
      villageId
      members {
        id
        name
      }
    }
  }
`);

const useWorkCeremonyTexts = defineTexts('work-ceremony-page', {
  zh: { title: '红白事', back: '红白事' },
  en: { title: 'Wedding or funeral', back: 'Weddings and funerals' },
});

/** `/work/ceremonies/:ceremonyId`: one notice before the council: list, agreement, visit, thanks. */
export function WorkCeremonyPage() {
  const t = useWorkCeremonyTexts();
  const words = useCeremonyTexts();
  const now = useServerNow();
  const { viewer } = useSession();
  const choice = useWorkVillage();
  const { ceremonyId = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(WorkCeremonyPageDocument, {
    variables: { id: ceremonyId },
    fetchPolicy: 'cache-and-network',
  });
  const ceremony = data?.ceremony;
  const villageId = ceremony?.standard.villageId ?? '';
  const village = choice.villages.find(({ id }) => id === villageId);
  // Whoever only wrote a notice down sees no board: then there is nobody to choose from.
  const board = useQuery(WorkCeremonyMembersDocument, {
    variables: { villageId },
    skip: !ceremony,
    errorPolicy: 'ignore',
  });
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={ceremony ? words(ceremony.kind) : t('title')}
          back={{ to: '/work/ceremonies', label: t('back') }}
        />
      </div>
      <QueryState
        data={data}
        error={error ?? choice.error}
        loading={loading || choice.loading}
        onRetry={error ? () => void refetch() : choice.retry}
        kind="card"
      />
      {ceremony ? (
        <Stack gap="large">
          <div className="no-print">
            <Stack gap="large">
              <Card>
                <Stack>
                  <CeremonyFacts ceremony={ceremony} recordPath={(id) => `/work/records/${id}`} />
                  <CeremonyMoves
                    ceremony={ceremony}
                    villageId={villageId}
                    now={now()}
                    members={board.data?.ceremonyBoard.members ?? []}
                    selfId={viewer?.resident.id ?? ''}
                  />
                </Stack>
              </Card>
              {ceremony.state === 'WITHDRAWN' ? null : <CheckList ceremony={ceremony} />}
            </Stack>
          </div>
          <ThanksNote
            ceremony={ceremony}
            village={village ? words.pick(village.nameZh, village.nameEn) : ''}
          />
        </Stack>
      ) : null}
    </>
  );
}
