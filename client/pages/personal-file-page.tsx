import { useQuery } from '@apollo/client/react';
import { useSearchParams } from 'react-router';
import { PersonalFile } from '#client/features/privacy/personal-file';
import { graphql } from '#client/gql';
import { PageHeader } from '#client/ui/page-header';
import { usePrivacyPageTexts } from './privacy-page';
import { QueryState } from './query-state';

const PersonalFilePageDocument = graphql(`
  query PersonalFilePage {
    viewer {
      resident {
        id
        name
        wards {
          id
          name
        }
      }
    }
  }
`);

/** `/privacy/file`: all that is kept about oneself or a child, to read, print and take home. */
export function PersonalFilePage() {
  const t = usePrivacyPageTexts();
  const [params] = useSearchParams();
  const { data, error, loading, refetch } = useQuery(PersonalFilePageDocument);
  const self = data?.viewer?.resident;
  const person = self?.wards.find(({ id }) => id === params.get('person')) ?? self;
  return (
    <>
      <div className="no-print">
        <PageHeader title={t('file')} back={{ to: '/privacy', label: t('title') }} />
      </div>
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      {person ? <PersonalFile person={person} /> : null}
    </>
  );
}
