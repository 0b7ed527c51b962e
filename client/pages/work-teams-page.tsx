import { useQuery } from '@apollo/client/react';
import { useNavigate } from 'react-router';
import { useSession } from '#client/features/people/session';
import { useWorkVillage, VillageSwitch } from '#client/features/people/work-village';
import { TeamCards } from '#client/features/teams/team-cards';
import { FoundTeam } from '#client/features/teams/team-dialogs';
import { useTeamTexts } from '#client/features/teams/team-texts';
import { graphql } from '#client/gql';
import { UsersIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { Row } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';

const WorkTeamsPageDocument = graphql(`
  query WorkTeamsPage($villageId: ID!) {
    teams(villageId: $villageId) {
      id
      ...TeamCards_team
    }
  }
`);

/** `/work/teams`: the teams of a village, for those who keep them. */
export function WorkTeamsPage() {
  const t = useTeamTexts();
  const { may } = useSession();
  const navigate = useNavigate();
  const choice = useWorkVillage();
  const villageId = choice.village?.id ?? '';
  const { data, error, loading, refetch } = useQuery(WorkTeamsPageDocument, {
    variables: { villageId },
    skip: villageId === '',
    fetchPolicy: 'cache-and-network',
  });
  return (
    <>
      <PageHeader
        title={t('workTitle')}
        lead={t('workLead')}
        actions={
          <Row wrap>
            <VillageSwitch choice={choice} />
            {may('IMPORT_VOLUNTEERS') && may('MANAGE_PEOPLE') && villageId ? (
              <FoundTeam villageId={villageId} onFounded={(id) => navigate(`/work/teams/${id}`)} />
            ) : null}
          </Row>
        }
      />
      <QueryState
        data={data}
        error={error ?? choice.error}
        loading={loading || choice.loading}
        onRetry={() => void refetch()}
      />
      {data && data.teams.length === 0 ? (
        <EmptyState icon={UsersIcon} title={t('none')}>
          {t('noneText')}
        </EmptyState>
      ) : null}
      {data ? <TeamCards teams={data.teams} base="/work/teams" mayAsk={false} /> : null}
    </>
  );
}
