import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { TeamCards_TeamFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button, LinkButton } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { Dialog } from '#client/ui/dialog';
import { TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { Row, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useTeamTexts } from './team-texts';
import { KINDS, MEMBER_STATES, TEAM_STATES } from './team-words';
import './teams.css';

const TeamCards_team = graphql(`
  fragment TeamCards_team on Team {
    id
    kind
    name
    purpose
    state
    leaderName
    memberCount
    askCount
    moves
    myPlace {
      id
      state
    }
  }
`);
const AskToJoinDocument = graphql(`
  mutation AskToJoin($input: JoinInput!) {
    askToJoin(input: $input) {
      id
      state
      team {
        id
        ...TeamCards_team
      }
    }
  }
`);

type Team = TeamCards_TeamFragment;
type Props = {
  teams: readonly FragmentType<typeof TeamCards_team>[];
  /** Where a team's page lies: `/teams` or `/work/teams`. */
  base: string;
  /** The viewer is on the register, and may ask to join. */
  mayAsk: boolean;
};

/** Teams as cards, each with its leader and a button to ask for a place. */
export function TeamCards({ teams: masked, base, mayAsk }: Props) {
  const t = useTeamTexts();
  const intent = useIntent();
  const [asked, setAsked] = useState<Team | null>(null);
  const [ask] = useMutation(AskToJoinDocument);
  const teams = unmask(TeamCards_team, masked);
  return (
    <>
      <div className="team-columns">
        {teams.map((team) => (
          <Card key={team.id} as="article" title={team.name} level={3} actions={<StateTag team={team} />}>
            <Stack gap="small">
              <p className="muted">{t.pick(...KINDS[team.kind])}</p>
              {team.purpose ? <p>{team.purpose}</p> : null}
              <p>
                {t('leader')}：{team.leaderName ?? t('noLeader')} ·{' '}
                {t('members', { count: team.memberCount })}
              </p>
              {team.askCount > 0 ? (
                <StatusTag tone="accent">{t('waiting', { count: team.askCount })}</StatusTag>
              ) : null}
              <Row wrap>
                {mayAsk && team.moves.includes('JOIN') ? (
                  <Button kind="primary" onClick={() => setAsked(team)}>
                    {t('join')}
                  </Button>
                ) : null}
                <LinkButton to={`${base}/${team.id}`} aria-label={`${t('open')}：${team.name}`}>
                  {t('open')}
                </LinkButton>
              </Row>
            </Stack>
          </Card>
        ))}
      </div>
      <Dialog
        open={asked !== null}
        onClose={() => setAsked(null)}
        title={t('joinTitle', { name: asked?.name ?? '' })}
        width="narrow"
      >
        <Form
          submit={t('join')}
          onSubmit={async (values) => {
            const input = intent.sign({ teamId: asked?.id ?? '', words: readText(values, 'words') });
            await ask({ variables: { input } });
            intent.done();
            toast.good(t('asked'));
            setAsked(null);
          }}
        >
          <TextField name="words" label={t('joinWords')} maxLength={200} />
        </Form>
      </Dialog>
    </>
  );
}

function StateTag({ team }: { team: Team }) {
  const t = useTeamTexts();
  if (team.myPlace) {
    const { state } = team.myPlace;
    return (
      <StatusTag tone={state === 'ACTIVE' ? 'good' : 'info'}>{t.pick(...MEMBER_STATES[state])}</StatusTag>
    );
  }
  return team.state === 'ACTIVE' ? null : (
    <StatusTag tone="plain">{t.pick(...TEAM_STATES[team.state])}</StatusTag>
  );
}
