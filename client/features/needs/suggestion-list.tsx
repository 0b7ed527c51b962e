import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { SuggestionList_NeedFragment } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { useErrorText } from '#client/ui/error-text';
import { SelectField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { Row, Section, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { useNeedTexts } from './need-texts';
import { LANGUAGES } from './need-words';

const SuggestionList_need = graphql(`
  fragment SuggestionList_need on Need {
    id
    suggestions {
      freeFrom
      person {
        id
        name
      }
      team {
        id
        name
      }
      reasons {
        code
        count
        skill
        language
        weekday
        part
      }
    }
  }
`);

const AssignNeedDocument = graphql(`
  mutation AssignNeed($input: AssignNeedInput!) {
    assignNeed(input: $input) {
      id
      ...NeedFacts_need
      ...NeedMoves_need
      ...SuggestionList_need
    }
  }
`);

type Suggestion = SuggestionList_NeedFragment['suggestions'][number];
type Reason = Suggestion['reasons'][number];

const SKILLS = {
  FIRST_AID: 'skillFIRST_AID',
  CARE: 'skillCARE',
  COOKING: 'skillCOOKING',
  HAIRCUT: 'skillHAIRCUT',
  DRIVING: 'skillDRIVING',
  REPAIR: 'skillREPAIR',
} as const;
const has = <Key extends string>(
  words: Readonly<Record<Key, unknown>>,
  key: string | null | undefined,
): key is Key => typeof key === 'string' && key in words;
/** Up to so many visits a month are called few. */
const FEW = 2;

/** A reason in words. */
function useReasonWords(): (reason: Reason) => string {
  const t = useNeedTexts();
  return ({ code, count, skill, language, weekday, part }) => {
    switch (code) {
      case 'SKILL':
        return t('reasonSKILL', { skill: t(has(SKILLS, skill) ? SKILLS[skill] : 'skillOTHER') });
      case 'LANGUAGE':
        return t('reasonLANGUAGE', {
          language: language ? t.pick(...LANGUAGES[language]) : '',
        });
      case 'AVAILABLE': {
        const days = ['day0', 'day1', 'day2', 'day3', 'day4', 'day5', 'day6'] as const;
        const parts = ['part0', 'part1', 'part2'] as const;
        const span = `${t(days[weekday ?? 0] ?? 'day0')}${t.lang === 'zh' ? '' : ' '}${t(parts[part ?? 0] ?? 'part0')}`;
        return t('reasonAVAILABLE', { span });
      }
      case 'LOAD':
        if (!count) return t('reasonLOADNone');
        return t(count <= FEW ? 'reasonLOAD' : 'reasonLOADMany', { count });
      default:
        return t(`reason${code}`);
    }
  };
}

type Props = {
  need: FragmentType<typeof SuggestionList_need>;
  teams: readonly { id: string; name: string }[];
};

/** Who could come, each with the reasons, and the choice: one of them, or a whole team. */
export function SuggestionList({ need: masked, teams }: Props) {
  const t = useNeedTexts();
  const f = useFormat();
  const words = useReasonWords();
  const intent = useIntent();
  const need = unmask(SuggestionList_need, masked);
  const [assign] = useMutation(AssignNeedDocument);
  const errorText = useErrorText();
  const [busy, setBusy] = useState<string | null>(null);

  // Whoever is asked by name alone sees it; a team sees it whole.
  async function give(teamId: string, residentIds: string[]): Promise<void> {
    const scope = residentIds.length > 0 ? 'ORGANISERS' : 'TEAM';
    await assign({ variables: { input: intent.sign({ needId: need.id, teamId, residentIds, scope }) } });
    intent.done();
    toast.good(t('assigned'));
  }

  return (
    <Section title={t('suggestions')} lead={t('suggestionsLead')}>
      <Stack>
        {need.suggestions.length === 0 ? <p className="muted">{t('noSuggestions')}</p> : null}
        {need.suggestions.map(({ person, team, freeFrom, reasons }) => (
          <Card key={person.id} title={person.name} level={3}>
            <Stack gap="small">
              <p>{reasons.map(words).join(' · ')}</p>
              <p className="muted small">
                {team.name} · {t('freeFrom', { time: f.dateTime(freeFrom) })}
              </p>
              <Row>
                <Button
                  busy={busy === person.id}
                  onClick={() => {
                    setBusy(person.id);
                    give(team.id, [person.id])
                      .catch((error: unknown) => toast.bad(errorText(error).message))
                      .finally(() => setBusy(null));
                  }}
                >
                  {t('assignPick', { name: person.name })}
                </Button>
              </Row>
            </Stack>
          </Card>
        ))}
        <Form submit={t('assignTeam')} onSubmit={(values) => give(readText(values, 'team'), [])}>
          <SelectField
            name="team"
            label={t('chooseTeam')}
            hint={t('chooseTeamHint')}
            required
            options={teams.map(({ id, name }) => ({ value: id, label: name }))}
          />
        </Form>
      </Stack>
    </Section>
  );
}
