import { useQuery } from '@apollo/client/react';
import { graphql } from '#client/gql';
import type { RuleBasis } from '#client/gql/graphql';
import { SelectField } from '#client/ui/fields';
import { defineTexts } from '#client/ui/i18n';

const RuleFieldDocument = graphql(`
  query RuleField($villageId: ID!) {
    rules(villageId: $villageId) {
      id
      code
      current {
        id
        nameZh
        nameEn
        basis
        bodies
      }
    }
  }
`);

const useRuleFieldTexts = defineTexts('rule-field', {
  zh: {
    none: '不记积分',
    own: '本会审批的',
    other: '别的单位审批的',
    ended: '现在这条（已停用）',
    option: '{{code}} {{name}}',
  },
  en: {
    none: 'brings no points',
    own: 'Approved by this council',
    other: 'Approved by others',
    ended: 'The present one (not in force)',
    option: '{{code}} {{name}}',
  },
});

type Props = {
  villageId: string;
  name: string;
  label: string;
  /** The council's code as an approving body: its rules stand first. */
  body: string;
  /** How the rule may count to fit. */
  bases: readonly RuleBasis[];
  /** The rule that is set now; it can always be kept. */
  current: string | null | undefined;
};

/** A rule of the village, or none, by which acts of a council are credited. */
export function RuleField({ villageId, name, label, body, bases, current }: Props) {
  const t = useRuleFieldTexts();
  const { data } = useQuery(RuleFieldDocument, { variables: { villageId } });
  // Until the rules are here the form keeps what is set.
  if (!data) return <input type="hidden" name={name} value={current ?? ''} />;
  const fitting = data.rules.flatMap(({ id, code, current: version }) =>
    version && (id === current || (bases.includes(version.basis) && !version.bodies.includes('AUTO')))
      ? [
          {
            value: id,
            label: t('option', { code, name: t.pick(version.nameZh, version.nameEn) }),
            isOwn: version.bodies.includes(body),
          },
        ]
      : [],
  );
  const isKnown = !current || fitting.some(({ value }) => value === current);
  return (
    <SelectField
      name={name}
      label={label}
      placeholder={t('none')}
      defaultValue={current ?? ''}
      options={isKnown ? [] : [{ value: current, label: t('ended') }]}
      groups={[
        { label: t('own'), options: fitting.filter(({ isOwn }) => isOwn) },
        { label: t('other'), options: fitting.filter(({ isOwn }) => !isOwn) },
      ]}
    />
  );
}
