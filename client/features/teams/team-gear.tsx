import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { GearCondition, GearKind, TeamGear_TeamFragment } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { SelectField, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { PrintButton } from '#client/ui/print-button';
import { Row, Section, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { Table } from '#client/ui/table';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { useTeamTexts } from './team-texts';
import { GEAR, GEAR_STATES, optionsOf } from './team-words';
import './teams.css';

const TeamGear_team = graphql(`
  fragment TeamGear_team on Team {
    id
    name
    moves
    members {
      id
      personId
      name
    }
    gear {
      id
      kind
      number
      state
      lastNote
      issue {
        id
        name
        issuedAt
      }
    }
  }
`);
const AddGearDocument = graphql(`
  mutation AddGear($input: NewGearInput!) {
    addGear(input: $input) {
      id
    }
  }
`);
const IssueGearDocument = graphql(`
  mutation IssueGear($input: IssueGearInput!) {
    issueGear(input: $input) {
      id
    }
  }
`);
const TakeBackGearDocument = graphql(`
  mutation TakeBackGear($input: TakeBackGearInput!) {
    takeBackGear(input: $input) {
      id
    }
  }
`);

type Piece = TeamGear_TeamFragment['gear'][number];
type Props = { team: FragmentType<typeof TeamGear_team>; onChanged: () => void | Promise<unknown> };

/** The numbered gear of a team: who has which, handing out, taking back, and a list to sign on paper. */
export function TeamGear({ team: masked, onChanged }: Props) {
  const t = useTeamTexts();
  const f = useFormat();
  const intent = useIntent();
  const team = unmask(TeamGear_team, masked);
  const [adding, setAdding] = useState(false);
  const [piece, setPiece] = useState<Piece | null>(null);
  const [add] = useMutation(AddGearDocument);
  const [issue] = useMutation(IssueGearDocument);
  const [takeBack] = useMutation(TakeBackGearDocument);
  const keeps = team.moves.includes('KEEP_GEAR');

  async function after(): Promise<void> {
    intent.done();
    toast.good(t('saved'));
    setAdding(false);
    setPiece(null);
    await onChanged();
  }
  const title = (each: Piece): string => `${t.pick(...GEAR[each.kind])} ${each.number}`;

  return (
    <Section
      title={t('gear')}
      lead={t('gearLead')}
      actions={
        keeps ? (
          <Row wrap>
            <Button onClick={() => setAdding(true)}>{t('addGear')}</Button>
            {team.gear.length > 0 ? <PrintButton>{t('printGear')}</PrintButton> : null}
          </Row>
        ) : null
      }
    >
      {team.gear.length === 0 ? <EmptyState title={t('noGear')} /> : null}
      {team.gear.length > 0 ? (
        <>
          <div className="no-print">
            <Table<Piece>
              caption={t('gear')}
              hideCaption
              dense
              rows={team.gear}
              rowKey={(row) => row.id}
              columns={[
                { key: 'what', header: t('gearKind'), head: true, cell: title },
                { key: 'state', header: t('state'), cell: (row) => t.pick(...GEAR_STATES[row.state]) },
                { key: 'holder', header: t('holder'), cell: (row) => row.issue?.name ?? row.lastNote ?? '–' },
                {
                  key: 'since',
                  header: t('since'),
                  cell: (row) => (row.issue ? f.date(row.issue.issuedAt) : '–'),
                  nowrap: true,
                },
                {
                  key: 'move',
                  header: t('issue'),
                  hideHeader: true,
                  cell: (row) =>
                    keeps && (row.state === 'STORED' || row.state === 'HELD') ? (
                      <Button
                        size="small"
                        aria-label={`${t(row.state === 'HELD' ? 'takeBackGear' : 'issue')}：${title(row)}`}
                        onClick={() => setPiece(row)}
                      >
                        {t(row.state === 'HELD' ? 'takeBackGear' : 'issue')}
                      </Button>
                    ) : null,
                },
              ]}
            />
          </div>
          <div className="print-only">
            <h2>{t('gearSheet', { team: team.name })}</h2>
            <table className="gear-sheet">
              <thead>
                <tr>
                  <th>{t('gearKind')}</th>
                  <th>{t('holder')}</th>
                  <th>{t('since')}</th>
                  <th>{t('signature')}</th>
                </tr>
              </thead>
              <tbody>
                {team.gear
                  .filter((each) => each.state === 'HELD' || each.state === 'STORED')
                  .map((each) => (
                    <tr key={each.id} className="keep-together">
                      <td>{title(each)}</td>
                      <td>{each.issue?.name}</td>
                      <td>{each.issue ? f.date(each.issue.issuedAt) : ''}</td>
                      <td aria-hidden="true" />
                    </tr>
                  ))}
              </tbody>
            </table>
          </div>
        </>
      ) : null}
      <Dialog open={adding} onClose={() => setAdding(false)} title={t('addGear')} width="narrow">
        <Form
          submit={t('addGear')}
          onSubmit={async (values) => {
            const numbers = [
              ...new Set(
                readText(values, 'numbers')
                  .split(/[\s,，、]+/)
                  .filter(Boolean),
              ),
            ];
            const kind = readText(values, 'kind') as GearKind;
            await add({ variables: { input: intent.sign({ teamId: team.id, kind, numbers }) } });
            await after();
          }}
        >
          <SelectField name="kind" label={t('gearKind')} options={optionsOf(GEAR, t.pick)} required />
          <TextField
            name="numbers"
            label={t('gearNumbers')}
            hint={t('gearPattern')}
            required
            maxLength={400}
          />
        </Form>
      </Dialog>
      <Dialog
        open={piece !== null}
        onClose={() => setPiece(null)}
        title={piece ? title(piece) : ''}
        width="narrow"
      >
        {piece?.state === 'STORED' ? (
          <Form
            submit={t('issue')}
            onSubmit={async (values) => {
              const input = intent.sign({ gearId: piece.id, residentId: readText(values, 'person') });
              await issue({ variables: { input } });
              await after();
            }}
          >
            <SelectField
              name="person"
              label={t('issueTo')}
              required
              options={team.members.map((each) => ({ value: each.personId, label: each.name }))}
            />
          </Form>
        ) : null}
        {piece?.state === 'HELD' ? (
          <Form
            submit={t('takeBackGear')}
            onSubmit={async (values) => {
              const condition = readText(values, 'condition') as GearCondition;
              const input = intent.sign({ gearId: piece.id, condition, note: readText(values, 'note') });
              await takeBack({ variables: { input } });
              await after();
            }}
          >
            <Stack>
              <SelectField
                name="condition"
                label={t('condition')}
                required
                options={[
                  { value: 'GOOD', label: t('good') },
                  { value: 'WORN_OUT', label: t('worn') },
                  { value: 'LOST', label: t('lost') },
                ]}
              />
              <TextField name="note" label={t('note')} maxLength={100} />
            </Stack>
          </Form>
        ) : null}
      </Dialog>
    </Section>
  );
}
