import { useQuery } from '@apollo/client/react';
import { useLocation, useParams } from 'react-router';
import { HistoryList } from '#client/features/people/history-list';
import { useSession } from '#client/features/people/session';
import { EnrolMember } from '#client/features/teams/enrol-member';
import { LeadOffers } from '#client/features/teams/lead-offers';
import { TeamMoves } from '#client/features/teams/team-dialogs';
import { TeamGear } from '#client/features/teams/team-gear';
import { TeamPeople } from '#client/features/teams/team-people';
import { useTeamTexts } from '#client/features/teams/team-texts';
import { KINDS, TEAM_STATES } from '#client/features/teams/team-words';
import { graphql } from '#client/gql';
import type { TeamMove } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { PageHeader } from '#client/ui/page-header';
import { Row, Section, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { TeamTasks } from './team-tasks';

const TeamPageDocument = graphql(`
  query TeamPage($id: ID!) {
    team(id: $id) {
      id
      kind
      name
      purpose
      state
      leaderName
      memberCount
      moves
      mayPost
      village {
        id
      }
      ...TeamMoves_team
    }
  }
`);
const TeamPageInsideDocument = graphql(`
  query TeamPageInside($id: ID!) {
    team(id: $id) {
      id
      offer {
        id
        ...LeadOffers_offer
      }
      history {
        id
        ...HistoryList_entry
      }
      ...TeamPeople_team
      ...TeamGear_team
    }
  }
`);

/** Moves with a button of their own at the head of the page. */
const MINE: ReadonlySet<TeamMove> = new Set(['REVISE', 'REST', 'RESUME', 'CLOSE', 'ENROL']);

/** `/teams/:teamId` and `/work/teams/:teamId`: one team; its people and gear for those who may see them. */
export function TeamPage() {
  const t = useTeamTexts();
  const { teamId = '' } = useParams();
  const { may } = useSession();
  const isWork = useLocation().pathname.startsWith('/work');
  const { data, error, loading, refetch } = useQuery(TeamPageDocument, {
    variables: { id: teamId },
    fetchPolicy: 'cache-and-network',
  });
  const inside = useQuery(TeamPageInsideDocument, {
    variables: { id: teamId },
    fetchPolicy: 'cache-and-network',
    errorPolicy: 'ignore',
  });
  const team = data?.team;
  const room = inside.data?.team;
  const again = () => Promise.all([refetch(), inside.refetch()]);
  return (
    <>
      <PageHeader
        title={team?.name ?? t('title')}
        lead={team?.purpose}
        back={{ to: isWork ? '/work/teams' : '/teams', label: t('back') }}
        actions={
          team && team.state !== 'ACTIVE' ? (
            <StatusTag tone="plain">{t.pick(...TEAM_STATES[team.state])}</StatusTag>
          ) : null
        }
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      {data && !team ? <EmptyState title={t('none')} /> : null}
      {team ? (
        <Stack gap="large">
          <p>
            {t.pick(...KINDS[team.kind])} · {t('leader')}：{team.leaderName ?? t('noLeader')} ·{' '}
            {t('members', { count: team.memberCount })}
          </p>
          {team.moves.some((move) => MINE.has(move)) ? (
            <Row wrap>
              <TeamMoves team={team} onChanged={again} />
              {team.moves.includes('ENROL') && may('FIND_VOLUNTEERS') ? (
                <EnrolMember teamId={team.id} villageId={team.village.id} onEnrolled={again} />
              ) : null}
            </Row>
          ) : null}
          {room?.offer ? (
            <LeadOffers
              offers={[room.offer]}
              mayWithdraw={team.moves.includes('OFFER_LEAD')}
              onChanged={again}
            />
          ) : null}
          <TeamTasks
            teamId={team.id}
            villageId={team.village.id}
            mayPost={team.mayPost && team.state !== 'CLOSED'}
            isWork={isWork}
          />
          {room ? <TeamPeople team={room} onChanged={again} /> : null}
          {room ? <TeamGear team={room} onChanged={again} /> : null}
          {room && room.history.length > 0 ? (
            <Section title={t('history')}>
              <HistoryList entries={room.history} />
            </Section>
          ) : null}
        </Stack>
      ) : null}
    </>
  );
}
