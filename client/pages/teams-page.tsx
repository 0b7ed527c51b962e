import { useQuery } from '@apollo/client/react';
import { useSession } from '#client/features/people/session';
import { LeadOffers } from '#client/features/teams/lead-offers';
import { MyVolunteer } from '#client/features/teams/my-volunteer';
import { TeamCards } from '#client/features/teams/team-cards';
import { useTeamTexts } from '#client/features/teams/team-texts';
import { graphql } from '#client/gql';
import { UsersIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';

const TeamsPageDocument = graphql(`
  query TeamsPage($villageId: ID!) {
    viewer {
      resident {
        id
        volunteer {
          id
          state
          ...MyVolunteer_volunteer
          offers {
            id
            ...LeadOffers_offer
          }
        }
      }
    }
    teams(villageId: $villageId) {
      id
      ...TeamCards_team
    }
  }
`);

/** `/teams`: the own place on the register, and the teams of the village. */
export function TeamsPage() {
  const t = useTeamTexts();
  const { viewer } = useSession();
  const villageId = viewer?.village?.id ?? '';
  const { data, error, loading, refetch } = useQuery(TeamsPageDocument, {
    variables: { villageId },
    skip: villageId === '',
    fetchPolicy: 'cache-and-network',
  });
  const resident = data?.viewer?.resident;
  const volunteer = resident?.volunteer ?? null;
  const serves = volunteer !== null && volunteer.state !== 'LEFT';
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      {data && resident ? (
        <Stack gap="large">
          {volunteer ? <LeadOffers offers={volunteer.offers} onChanged={() => refetch()} /> : null}
          <MyVolunteer residentId={resident.id} volunteer={volunteer} onChanged={() => refetch()} />
          <Section title={t('teams')} lead={serves ? undefined : t('joinFirst')}>
            {data.teams.length > 0 ? (
              <TeamCards teams={data.teams} base="/teams" mayAsk={serves} />
            ) : (
              <EmptyState icon={UsersIcon} title={t('none')}>
                {t('noneText')}
              </EmptyState>
            )}
          </Section>
        </Stack>
      ) : null}
    </>
  );
}
