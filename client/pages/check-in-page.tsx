import { useQuery } from '@apollo/client/react';
import { useSearchParams } from 'react-router';
import { CheckInForm } from '#client/features/attendance/check-in-form';
import { useCheckInTexts } from '#client/features/attendance/check-in-texts';
import { graphql } from '#client/gql';
import { PageHeader } from '#client/ui/page-header';
import { QueryState } from './query-state';

const CheckInPageDocument = graphql(`
  query CheckInPage {
    myPresences {
      ...CheckInForm_presence
    }
  }
`);

/** `/check-in`: in and out of a task by the leader's changing code. */
export function CheckInPage() {
  const t = useCheckInTexts();
  const [params] = useSearchParams();
  const { data, error, loading, refetch } = useQuery(CheckInPageDocument, {
    fetchPolicy: 'cache-and-network',
  });
  const code = params.get('c') ?? '';
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} back={{ to: '/tasks', label: t('tasks') }} />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      {data ? (
        <CheckInForm
          presences={data.myPresences}
          taskId={params.get('t')}
          code={/^\d{6}$/.test(code) ? code : ''}
          onDone={() => void refetch()}
        />
      ) : null}
    </>
  );
}
