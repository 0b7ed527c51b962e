import { useLazyQuery } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { RuleBasis } from '#client/gql/graphql';
import { Checkbox } from '#client/ui/choice';
import { FieldRow, NumberField, SelectField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readFlag, readNumber } from '#client/ui/form-values';
import { useOutlookTexts } from './outlook-texts';
import { TrialAnswer } from './trial-answer';

const RuleTrial_rule = graphql(`
  fragment RuleTrial_rule on Rule {
    id
    code
    current {
      id
      nameZh
      nameEn
      basis
      pointsMin
      pointsMax
      honourOnly
      caps {
        scope
        period
        unit
        max
      }
    }
  }
`);

const TryRuleDocument = graphql(`
  query TryRule($input: RuleTrialInput!) {
    tryRule(input: $input) {
      ...TrialAnswer_trial
    }
  }
`);

const BASES: readonly RuleBasis[] = ['FLAT', 'RANGE', 'PER_HOUR', 'SHARED'];

type Props = {
  villageId: string;
  rules: readonly FragmentType<typeof RuleTrial_rule>[];
  chosen: string;
  onChoose: (ruleId: string) => void;
};

/** Another rate for a rule, tried on last season's records before anybody votes on it. */
export function RuleTrial({ villageId, rules: masked, chosen, onChoose }: Props) {
  const t = useOutlookTexts();
  const [run, { data }] = useLazyQuery(TryRuleDocument, { fetchPolicy: 'network-only' });
  const rules = masked.map((each) => unmask(RuleTrial_rule, each)).filter((rule) => rule.current !== null);
  const rule = rules.find(({ id }) => id === chosen) ?? rules[0];
  const version = rule?.current;
  const [basis, setBasis] = useState<RuleBasis | null>(null);
  if (!rule || !version) return null;
  const scored = basis ?? version.basis;
  const times = version.caps.find(
    (cap) => cap.scope === 'PERSON' && cap.period === 'MONTH' && cap.unit === 'TIMES',
  );
  return (
    <>
      <Form
        key={rule.id}
        submit={t('trial')}
        onSubmit={async (values) => {
          const least = readNumber(values, 'pointsMin') ?? version.pointsMin;
          const most = readNumber(values, 'capTimes');
          const others = version.caps.filter((cap) => cap !== times);
          const { error } = await run({
            variables: {
              input: {
                villageId,
                ruleId: rule.id,
                basis: scored,
                pointsMin: least,
                pointsMax: scored === 'RANGE' ? (readNumber(values, 'pointsMax') ?? least) : least,
                honourOnly: readFlag(values, 'honourOnly'),
                caps: [
                  ...others.map(({ scope, period, unit, max }) => ({ scope, period, unit, max })),
                  ...(most === null
                    ? []
                    : [
                        {
                          scope: 'PERSON' as const,
                          period: 'MONTH' as const,
                          unit: 'TIMES' as const,
                          max: most,
                        },
                      ]),
                ],
              },
            },
          });
          if (error) throw error;
        }}
      >
        <SelectField
          name="ruleId"
          label={t('rule')}
          value={rule.id}
          options={rules.map(({ id, code, current }) => ({
            value: id,
            label: `${code} ${t.pick(current?.nameZh ?? '', current?.nameEn ?? '')}`,
          }))}
          onChange={(next) => {
            setBasis(null);
            onChoose(next);
          }}
        />
        <FieldRow>
          <SelectField
            name="basis"
            label={t('basis')}
            value={scored}
            options={BASES.map((value) => ({ value, label: t(value) }))}
            onChange={(next) => setBasis(BASES.find((each) => each === next) ?? scored)}
          />
          <NumberField
            name="pointsMin"
            label={t(scored === 'RANGE' ? 'pointsMin' : 'points')}
            min={1}
            max={1000}
            defaultValue={String(version.pointsMin)}
            required
          />
          {scored === 'RANGE' ? (
            <NumberField
              name="pointsMax"
              label={t('pointsMax')}
              min={1}
              max={1000}
              defaultValue={String(version.pointsMax)}
              required
            />
          ) : null}
          <NumberField
            name="capTimes"
            label={t('capTimes')}
            hint={t('capHint')}
            min={1}
            max={100}
            defaultValue={times ? String(times.max) : ''}
            optionalMark
          />
        </FieldRow>
        <Checkbox name="honourOnly" label={t('honourOnly')} defaultChecked={version.honourOnly} />
      </Form>
      {data ? <TrialAnswer of="rules" trial={data.tryRule} /> : null}
    </>
  );
}
