import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { MemberMove, TeamPeople_TeamFragment } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { Dialog } from '#client/ui/dialog';
import { SelectField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { Row, Section, Stack } from '#client/ui/section';
import { Table } from '#client/ui/table';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { useTeamTexts } from './team-texts';
import { SKILLS } from './team-words';

const TeamPeople_team = graphql(`
  fragment TeamPeople_team on Team {
    id
    leaderName
    moves
    asks {
      id
      name
      words
      askedAt
      moves
      volunteer {
        id
        skills
      }
    }
    members {
      id
      personId
      name
      since
      moves
      volunteer {
        id
        number
        skills
      }
    }
  }
`);
const MoveMemberDocument = graphql(`
  mutation MoveMember($input: MemberMoveInput!) {
    moveMember(input: $input) {
      id
      state
    }
  }
`);
const OfferLeadDocument = graphql(`
  mutation OfferLead($input: OfferLeadInput!) {
    offerLead(input: $input) {
      id
      state
    }
  }
`);

type Member = TeamPeople_TeamFragment['members'][number];
type Asked = { id: string; name: string; move: MemberMove };
type Props = { team: FragmentType<typeof TeamPeople_team>; onChanged: () => void | Promise<unknown> };

/** Who asks, who is in, and the hand-over of the lead. */
export function TeamPeople({ team: masked, onChanged }: Props) {
  const t = useTeamTexts();
  const f = useFormat();
  const intent = useIntent();
  const team = unmask(TeamPeople_team, masked);
  const [asked, setAsked] = useState<Asked | null>(null);
  const [offering, setOffering] = useState(false);
  const [move, { loading }] = useMutation(MoveMemberDocument);
  const [offer] = useMutation(OfferLeadDocument);

  async function make(memberId: string, step: MemberMove, reason: string): Promise<void> {
    await move({ variables: { input: intent.sign({ memberId, move: step, reason }) } });
    intent.done();
    toast.good(t(step === 'ACCEPT' ? 'accepted' : 'saved'));
    setAsked(null);
    await onChanged();
  }
  const skillsOf = (skills: readonly (keyof typeof SKILLS)[] | undefined): string =>
    t.list((skills ?? []).map((each) => t.pick(...SKILLS[each])));
  const runs = team.moves.includes('OFFER_LEAD');
  const heirs = team.members.filter((each) => each.name !== team.leaderName);

  return (
    <Stack gap="large">
      {runs && team.asks.length > 0 ? (
        <Section title={t('asks')}>
          <Stack>
            {team.asks.map((each) => (
              <Card key={each.id} as="article" title={each.name} level={3}>
                <Stack gap="small">
                  <p className="muted">
                    {[f.dateTime(each.askedAt), skillsOf(each.volunteer?.skills)].filter(Boolean).join(' · ')}
                  </p>
                  {each.words ? <p>{each.words}</p> : null}
                  <Row wrap>
                    {each.moves.includes('ACCEPT') ? (
                      <Button
                        kind="primary"
                        busy={loading}
                        aria-label={`${t('accept')}：${each.name}`}
                        onClick={() => setAsked({ id: each.id, name: each.name, move: 'ACCEPT' })}
                      >
                        {t('accept')}
                      </Button>
                    ) : null}
                    {each.moves.includes('REFUSE') ? (
                      <Button
                        aria-label={`${t('refuse')}：${each.name}`}
                        onClick={() => setAsked({ id: each.id, name: each.name, move: 'REFUSE' })}
                      >
                        {t('refuse')}
                      </Button>
                    ) : null}
                  </Row>
                </Stack>
              </Card>
            ))}
          </Stack>
        </Section>
      ) : null}
      <Section
        title={t('memberList')}
        actions={
          runs && heirs.length > 0 ? <Button onClick={() => setOffering(true)}>{t('offer')}</Button> : null
        }
      >
        <Table<Member>
          caption={t('memberList')}
          hideCaption
          rows={team.members}
          rowKey={(row) => row.id}
          columns={[
            {
              key: 'name',
              header: t('name'),
              head: true,
              cell: (row) => (row.name === team.leaderName ? t.aside(row.name, t('leader')) : row.name),
            },
            { key: 'skills', header: t('skills'), cell: (row) => skillsOf(row.volunteer?.skills) || '–' },
            {
              key: 'since',
              header: t('memberSince'),
              cell: (row) => (row.since ? f.date(row.since) : '–'),
              nowrap: true,
            },
            {
              key: 'moves',
              header: t('remove'),
              hideHeader: true,
              cell: (row) =>
                row.moves.map((step) => (
                  <Button
                    key={step}
                    size="small"
                    kind="quiet"
                    aria-label={`${t(step === 'LEAVE' ? 'quit' : 'remove')}：${row.name}`}
                    onClick={() => setAsked({ id: row.id, name: row.name, move: step })}
                  >
                    {t(step === 'LEAVE' ? 'quit' : 'remove')}
                  </Button>
                )),
            },
          ]}
        />
      </Section>
      <ConfirmDialog
        open={asked?.move === 'ACCEPT' || asked?.move === 'LEAVE'}
        onCancel={() => setAsked(null)}
        onConfirm={() => (asked ? make(asked.id, asked.move, '') : undefined)}
        title={`${t(asked?.move === 'LEAVE' ? 'quit' : 'accept')}：${asked?.name ?? ''}`}
        confirm={t(asked?.move === 'LEAVE' ? 'quit' : 'accept')}
      >
        {asked?.move === 'LEAVE' ? <p>{t('quitText')}</p> : null}
      </ConfirmDialog>
      <ConfirmDialog
        open={asked?.move === 'REFUSE' || asked?.move === 'REMOVE'}
        onCancel={() => setAsked(null)}
        onConfirm={(reason) => (asked ? make(asked.id, asked.move, reason) : undefined)}
        title={`${t(asked?.move === 'REMOVE' ? 'remove' : 'refuse')}：${asked?.name ?? ''}`}
        confirm={t(asked?.move === 'REMOVE' ? 'remove' : 'refuse')}
        kind="danger"
        reason={{
          label: t(asked?.move === 'REMOVE' ? 'removeReason' : 'refuseReason'),
          required: true,
          maxLength: 200,
        }}
      />
      <Dialog open={offering} onClose={() => setOffering(false)} title={t('offer')} width="narrow">
        <Form
          submit={t('offer')}
          onSubmit={async (values) => {
            const input = intent.sign({ teamId: team.id, residentId: readText(values, 'heir') });
            await offer({ variables: { input } });
            intent.done();
            toast.good(t('offerDone'));
            setOffering(false);
            await onChanged();
          }}
        >
          <p>{t('offerLead')}</p>
          <SelectField
            name="heir"
            label={t('offerTo')}
            required
            options={heirs.map((each) => ({ value: each.personId, label: each.name }))}
          />
        </Form>
      </Dialog>
    </Stack>
  );
}
