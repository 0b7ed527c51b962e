import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { DecisionMoves } from '#client/features/meetings/decision-moves';
import { DecisionSteps } from '#client/features/meetings/decision-steps';
import { useDecisionTexts } from '#client/features/meetings/decision-texts';
import { graphql } from '#client/gql';
import { Card } from '#client/ui/card';
import { ScalesIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const WorkDecisionPageDocument = graphql(`
  query WorkDecisionPage($id: ID!) {
    decision(id: $id) {
      id
      title
      ...DecisionSteps_decision
      ...DecisionMoves_decision
    }
  }
`);

/** `/work/decisions/:decisionId`: one matter on its way, with the one step that can be taken now. */
export function WorkDecisionPage() {
  const t = useDecisionTexts();
  const now = useServerNow();
  const { decisionId = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(WorkDecisionPageDocument, {
    variables: { id: decisionId },
    fetchPolicy: 'cache-and-network',
  });
  const decision = data?.decision;
  return (
    <>
      <PageHeader
        title={decision?.title ?? t('title')}
        back={{ to: '/work/decisions', label: t('back') }}
        actions={decision ? <PrintButton /> : undefined}
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      {data && !decision ? <EmptyState icon={ScalesIcon} title={t('gone')} /> : null}
      {decision ? (
        <Stack gap="large">
          <div className="no-print">
            <DecisionMoves decision={decision} moves={decision} now={now()} />
          </div>
          <Card>
            <DecisionSteps decision={decision} />
          </Card>
        </Stack>
      ) : null}
    </>
  );
}
