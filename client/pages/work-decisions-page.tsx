import { useQuery } from '@apollo/client/react';
import { useNavigate, useSearchParams } from 'react-router';
import { BeginDecisionForm } from '#client/features/meetings/begin-decision-form';
import { DecisionList } from '#client/features/meetings/decision-list';
import { DecisionNumbers } from '#client/features/meetings/decision-numbers';
import { useDecisionTexts } from '#client/features/meetings/decision-texts';
import type { WorkVillage } from '#client/features/people/work-village';
import { graphql } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { LoadMore } from '#client/ui/load-more';
import { PlusIcon } from '#client/ui/more-icons';
import { Row, Section, Stack } from '#client/ui/section';
import { QueryState } from './query-state';
import { VillagePage } from './village-page';

const WorkDecisionsPageDocument = graphql(`
  query WorkDecisionsPage($villageId: ID!, $after: String) {
    area(id: $villageId) {
      id
      mayDecide
      maySetMeetings
    }
    meetingSettings(villageId: $villageId) {
      villageId
      noticeDays
    }
    decisionTemplates {
      code
      ...BeginDecisionForm_template
      ...DecisionNumbers_template
    }
    decisions(villageId: $villageId, first: 20, after: $after) {
      nodes {
        id
        ...DecisionList_decision
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

/** `/work/decisions`: what the village decides step by step; with `?do=new` a new one, with `?do=numbers` its numbers. */
export function WorkDecisionsPage() {
  const t = useDecisionTexts();
  return (
    <VillagePage title={t('title')} lead={t('lead')}>
      {(village) => <DecisionsOf village={village} />}
    </VillagePage>
  );
}

function DecisionsOf({ village }: { village: NonNullable<WorkVillage['village']> }) {
  const t = useDecisionTexts();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const doing = params.get('do');
  const { data, error, loading, refetch, fetchMore } = useQuery(WorkDecisionsPageDocument, {
    variables: { villageId: village.id },
    fetchPolicy: 'cache-and-network',
  });
  if (!data) {
    return <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />;
  }
  const { area, decisionTemplates, decisions, meetingSettings } = data;
  return (
    <Stack gap="large">
      <Row wrap>
        {area?.mayDecide && doing !== 'new' ? (
          <LinkButton kind="primary" icon={PlusIcon} to="/work/decisions?do=new">
            {t('begin')}
          </LinkButton>
        ) : null}
        {area?.maySetMeetings && doing !== 'numbers' ? (
          <LinkButton to="/work/decisions?do=numbers">{t('numbers')}</LinkButton>
        ) : null}
        <LinkButton to={`/board/${village.id}/decisions`}>{t('toBoard')}</LinkButton>
      </Row>
      {doing === 'new' && area?.mayDecide ? (
        <Section title={t('begin')} lead={t('beginLead')}>
          <Card>
            <BeginDecisionForm
              villageId={village.id}
              templates={decisionTemplates}
              onBegun={(id) => navigate(`/work/decisions/${id}`)}
            />
          </Card>
        </Section>
      ) : null}
      {doing === 'numbers' && area?.maySetMeetings ? (
        <Section title={t('numbers')} lead={t('numbersLead')}>
          <DecisionNumbers
            villageId={village.id}
            noticeDays={meetingSettings.noticeDays}
            templates={decisionTemplates}
            onChanged={() => refetch()}
          />
        </Section>
      ) : null}
      <DecisionList decisions={decisions.nodes} pathOf={(id) => `/work/decisions/${id}`} />
      <LoadMore
        hasMore={decisions.pageInfo.hasNextPage}
        onMore={() => fetchMore({ variables: { after: decisions.pageInfo.endCursor } })}
      />
    </Stack>
  );
}
