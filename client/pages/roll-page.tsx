import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { useRollDraft } from '#client/features/activities/roll-draft';
import { RollForm } from '#client/features/activities/roll-form';
import { RollLines } from '#client/features/activities/roll-lines';
import { RollPaper } from '#client/features/activities/roll-paper';
import { useRollTexts } from '#client/features/activities/roll-texts';
import { GroupAdd } from '#client/features/people/group-add';
import { type PersonChoice, PersonCombobox } from '#client/features/people/person-combobox';
import { useSession } from '#client/features/people/session';
import { VillageSwitch, type WorkVillage, useWorkVillage } from '#client/features/people/work-village';
import { RuleCombobox, useRuleChoices } from '#client/features/scoring/rule-combobox';
import { graphql } from '#client/gql';
import type { RollPageQuery } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { toDateInput } from '#client/ui/format';
import { Notice } from '#client/ui/notice';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Section, Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';
import { useWorkTexts } from './work-texts';

const RollPageDocument = graphql(`
  query RollPage($villageId: ID!) {
    rules(villageId: $villageId) {
      ...RuleCombobox_rule
    }
    area(id: $villageId) {
      ...GroupAdd_area
    }
    rolls(villageId: $villageId, first: 5) {
      nodes {
        ...RollLines_roll
      }
    }
  }
`);

const PAPER_LINES = 25;

/** `/work/roll`: one form, many people; printed, it is the sheet to sign on the spot. */
export function RollPage() {
  const t = useWorkTexts();
  const words = useRollTexts();
  const choice = useWorkVillage();
  const { viewer } = useSession();
  const villageId = choice.village?.id ?? '';
  const { data, error, loading, refetch } = useQuery(RollPageDocument, {
    variables: { villageId },
    skip: villageId === '',
  });
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={t('roll')}
          lead={t('rollLead')}
          back={{ to: '/work', label: t('queueBack') }}
          actions={
            <>
              <VillageSwitch choice={choice} />
              <PrintButton>{words('paper')}</PrintButton>
            </>
          }
        />
        <QueryState
          data={data}
          error={error ?? choice.error}
          loading={loading || choice.loading}
          onRetry={() => void refetch()}
        />
      </div>
      {data && choice.village && viewer ? (
        <RollOf
          key={villageId}
          owner={`${viewer.resident.id}.${villageId}`}
          village={choice.village}
          data={data}
        />
      ) : null}
    </>
  );
}

type RollOfProps = { owner: string; village: NonNullable<WorkVillage['village']>; data: RollPageQuery };

function RollOf({ owner, village, data }: RollOfProps) {
  const t = useWorkTexts();
  const words = useRollTexts();
  const f = useFormat();
  const navigate = useNavigate();
  const now = useServerNow();
  const state = useRollDraft(owner, toDateInput(now()));
  const [said, setSaid] = useState('');
  const [clearing, setClearing] = useState(false);
  const { draft, change } = state;
  const rule = useRuleChoices(data.rules).find((each) => each.id === draft.ruleId) ?? null;

  function add(people: readonly PersonChoice[]): void {
    const there = new Set(draft.rows.map((row) => row.residentId));
    const fresh = people.filter((person) => !there.has(person.id));
    const again = people.length - fresh.length;
    const [only] = people;
    if (people.length === 1 && only) setSaid(words(again > 0 ? 'twice' : 'added', { name: only.name }));
    else {
      const added = words('addedMany', { count: fresh.length });
      setSaid(again > 0 ? `${added} · ${words('twiceMany', { count: again })}` : added);
    }
    change((before) => ({
      rows: [
        ...before.rows,
        ...fresh.map((person) => ({
          residentId: person.id,
          name: person.name,
          householdNumber: person.householdNumber,
          minutes: '',
          points: '',
          refusedReason: null,
        })),
      ],
    }));
  }

  const time = [draft.day ? f.date(draft.day) : '', [draft.start, draft.end].filter(Boolean).join('–')]
    .filter(Boolean)
    .join(' ');
  return (
    <>
      <div className="no-print">
        <Stack gap="large">
          {state.found ? (
            <Notice
              title={words('found')}
              actions={<Button onClick={() => setClearing(true)}>{words('startOver')}</Button>}
            >
              {words('foundText')}
            </Notice>
          ) : null}
          <RollForm
            state={state}
            villageId={village.id}
            rule={rule ? { ...rule.version, id: rule.id } : null}
            now={now}
            ruleField={
              <RuleCombobox
                name="rule"
                rules={data.rules}
                chosen={rule}
                onChoose={(next) =>
                  change((before) => ({ ruleId: next?.id ?? '', title: before.title || (next?.title ?? '') }))
                }
                hint={rule ? t.pick(rule.version.plainZh, rule.version.plainEn) : undefined}
                required
              />
            }
            adders={
              <>
                <PersonCombobox
                  villageId={village.id}
                  name="person"
                  label={words('add')}
                  chosen={null}
                  onChoose={(person) => (person ? add([person]) : undefined)}
                  adds
                />
                {data.area ? <GroupAdd village={data.area} onAdd={add} /> : null}
                <p className="muted" role="status">
                  {said}
                </p>
              </>
            }
            onTaken={(rollId) => navigate(`/work/rolls/${rollId}`, { state: { fresh: true } })}
          />
          <Section title={t('recent')}>
            <RollLines rolls={data.rolls.nodes} />
          </Section>
        </Stack>
        <ConfirmDialog
          open={clearing}
          onCancel={() => setClearing(false)}
          onConfirm={() => {
            state.clear();
            setClearing(false);
          }}
          title={words('startOverTitle')}
          confirm={words('startOver')}
          kind="danger"
        >
          {words('startOverText')}
        </ConfirmDialog>
      </div>
      <RollPaper
        village={t.pick(village.nameZh, village.nameEn)}
        title={draft.title}
        rule={rule?.label ?? ''}
        time={time}
        place={draft.place}
        rows={draft.rows}
        lines={PAPER_LINES}
      />
    </>
  );
}
