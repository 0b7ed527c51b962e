import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { CeremonyFacts } from '#client/features/ceremonies/ceremony-facts';
import { CeremonyMoves } from '#client/features/ceremonies/ceremony-moves';
import { useCeremonyTexts } from '#client/features/ceremonies/ceremony-texts';
import { ThanksNote } from '#client/features/ceremonies/thanks-note';
import { useSession } from '#client/features/people/session';
import { graphql } from '#client/gql';
import { Card } from '#client/ui/card';
import { defineTexts } from '#client/ui/i18n';
import { PageHeader } from '#client/ui/page-header';
import { Stack } from '#client/ui/section';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const CeremonyPageDocument = graphql(`
  query CeremonyPage($id: ID!) {
    ceremony(id: $id) {
      id
      kind
      ...CeremonyFacts_ceremony
      ...CeremonyMoves_ceremony
      ...ThanksNote_ceremony
    }
  }
`);

const useCeremonyPageTexts = defineTexts('ceremony-page', {
  zh: { title: '红白事报备', back: '红白事报备' },
  en: { title: 'Notice', back: 'Notices' },
});

/** `/ceremonies/:ceremonyId`: one notice of the own household, with the thanks note when it is over. */
export function CeremonyPage() {
  const t = useCeremonyPageTexts();
  const words = useCeremonyTexts();
  const now = useServerNow();
  const { viewer } = useSession();
  const { ceremonyId = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(CeremonyPageDocument, {
    variables: { id: ceremonyId },
    fetchPolicy: 'cache-and-network',
  });
  const ceremony = data?.ceremony;
  const { village } = viewer ?? {};
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={ceremony ? words(ceremony.kind) : t('title')}
          back={{ to: '/ceremonies', label: t('back') }}
        />
      </div>
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      {ceremony ? (
        <Stack gap="large">
          <div className="no-print">
            <Card>
              <Stack>
                <CeremonyFacts ceremony={ceremony} recordPath={(id) => `/records/${id}`} />
                <CeremonyMoves
                  ceremony={ceremony}
                  villageId={village?.id ?? ''}
                  now={now()}
                  selfId={viewer?.resident.id ?? ''}
                />
              </Stack>
            </Card>
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
