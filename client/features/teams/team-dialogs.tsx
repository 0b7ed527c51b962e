import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { ServiceKind, TeamMove } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { Dialog } from '#client/ui/dialog';
import { SelectField, TextArea, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useTeamTexts } from './team-texts';
import { KINDS, optionsOf } from './team-words';

const FoundTeamDocument = graphql(`
  mutation FoundTeam($input: NewTeamInput!) {
    foundTeam(input: $input) {
      id
    }
  }
`);
const ReviseTeamDocument = graphql(`
  mutation ReviseTeam($input: TeamInput!) {
    reviseTeam(input: $input) {
      id
      kind
      name
      purpose
    }
  }
`);
const MoveTeamDocument = graphql(`
  mutation MoveTeam($input: TeamMoveInput!) {
    moveTeam(input: $input) {
      id
      state
      moves
    }
  }
`);
const TeamMoves_team = graphql(`
  fragment TeamMoves_team on Team {
    id
    kind
    name
    purpose
    moves
  }
`);

/** The fields of a team, empty or filled. */
function TeamFields({ team }: { team?: { kind: ServiceKind; name: string; purpose: string } }) {
  const t = useTeamTexts();
  return (
    <>
      <SelectField
        name="kind"
        label={t('kind')}
        options={optionsOf(KINDS, t.pick)}
        defaultValue={team?.kind}
        required
      />
      <TextField name="name" label={t('teamName')} maxLength={40} defaultValue={team?.name} required />
      <TextArea name="purpose" label={t('purpose')} maxLength={300} rows={3} defaultValue={team?.purpose} />
    </>
  );
}

const fieldsOf = (values: FormData): { kind: ServiceKind; name: string; purpose: string } => ({
  kind: readText(values, 'kind') as ServiceKind,
  name: readText(values, 'name'),
  purpose: readText(values, 'purpose').replaceAll(/\s+/g, ' '),
});

/** A button that opens the form of a new team. */
export function FoundTeam({
  villageId,
  onFounded,
}: {
  villageId: string;
  onFounded: (id: string) => void | Promise<unknown>;
}) {
  const t = useTeamTexts();
  const intent = useIntent();
  const [open, setOpen] = useState(false);
  const [found] = useMutation(FoundTeamDocument);
  return (
    <>
      <Button kind="primary" onClick={() => setOpen(true)}>
        {t('found')}
      </Button>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('found')}>
        <Form
          submit={t('found')}
          onSubmit={async (values) => {
            const { data } = await found({
              variables: { input: intent.sign({ villageId, ...fieldsOf(values) }) },
            });
            intent.done();
            toast.good(t('founded'));
            setOpen(false);
            if (data) await onFounded(data.foundTeam.id);
          }}
        >
          <TeamFields />
        </Form>
      </Dialog>
    </>
  );
}

type Props = { team: FragmentType<typeof TeamMoves_team>; onChanged: () => void | Promise<unknown> };

/** What the office does with a team as a whole. */
export function TeamMoves({ team: masked, onChanged }: Props) {
  const t = useTeamTexts();
  const intent = useIntent();
  const team = unmask(TeamMoves_team, masked);
  const [asked, setAsked] = useState<TeamMove | null>(null);
  const [revise] = useMutation(ReviseTeamDocument);
  const [move] = useMutation(MoveTeamDocument);
  const words = { REST: 'rest', RESUME: 'resumeTeam', CLOSE: 'close' } as const;
  const steps = (Object.keys(words) as (keyof typeof words)[]).filter((step) => team.moves.includes(step));
  const step = asked === 'REST' || asked === 'RESUME' || asked === 'CLOSE' ? asked : null;

  async function done(): Promise<void> {
    intent.done();
    toast.good(t('saved'));
    setAsked(null);
    await onChanged();
  }

  return (
    <>
      {team.moves.includes('REVISE') ? (
        <Button onClick={() => setAsked('REVISE')}>{t('reviseTeam')}</Button>
      ) : null}
      {steps.map((each) => (
        <Button key={each} kind={each === 'CLOSE' ? 'quiet' : 'secondary'} onClick={() => setAsked(each)}>
          {t(words[each])}
        </Button>
      ))}
      <Dialog open={asked === 'REVISE'} onClose={() => setAsked(null)} title={team.name}>
        <Form
          submit={t('save')}
          onSubmit={async (values) => {
            await revise({ variables: { input: intent.sign({ teamId: team.id, ...fieldsOf(values) }) } });
            await done();
          }}
        >
          <TeamFields team={team} />
        </Form>
      </Dialog>
      <ConfirmDialog
        open={step !== null}
        onCancel={() => setAsked(null)}
        onConfirm={async () => {
          if (!step) return;
          await move({ variables: { input: intent.sign({ teamId: team.id, move: step }) } });
          await done();
        }}
        title={step ? `${t(words[step])}：${team.name}` : ''}
        confirm={step ? t(words[step]) : ''}
        kind={step === 'CLOSE' ? 'danger' : 'primary'}
      >
        {step === 'CLOSE' ? <p>{t('closeText')}</p> : null}
      </ConfirmDialog>
    </>
  );
}
