import type { CapPeriod, CapScope, CapUnit } from '#client/gql/graphql';
import { Button, IconButton } from '#client/ui/button';
import { NumberField, SelectField } from '#client/ui/fields';
import { PlusIcon, TrashIcon } from '#client/ui/more-icons';
import { useScoringTexts } from './resident-texts';
import './rule-form.css';
import { RuleGroupField } from './rule-group-field';
import { useRuleWords } from './rule-words';
import { useWorkRuleTexts } from './work-rule-texts';

/** A limit while it is typed: the figure may still be empty. */
export type CapDraft = { key: string; scope: CapScope; period: CapPeriod; unit: CapUnit; max: string };

const SCOPES: readonly CapScope[] = ['PERSON', 'HOUSEHOLD'];
const PERIODS: readonly CapPeriod[] = ['DAY', 'MONTH', 'QUARTER', 'SEASON'];
const UNITS: readonly CapUnit[] = ['TIMES', 'MINUTES'];

type Props = { caps: readonly CapDraft[]; onChange: (caps: CapDraft[]) => void };

/** The limits of a rule: how much within what time, for a person or a household. */
export function RuleCapsEditor({ caps, onChange }: Props) {
  const t = useWorkRuleTexts();
  return (
    <RuleGroupField name="caps" label={t('caps')} hint={t('capsHint')} value={String(caps.length)}>
      {caps.length === 0 ? <p className="muted">{t('capsNone')}</p> : null}
      {caps.map((cap, index) => (
        <CapLine
          key={cap.key}
          cap={cap}
          index={index}
          onChange={(next) => onChange(caps.map((each) => (each.key === cap.key ? next : each)))}
          onRemove={() => onChange(caps.filter((each) => each.key !== cap.key))}
        />
      ))}
      <div>
        <Button
          size="small"
          icon={PlusIcon}
          onClick={() => {
            const key = String(Math.max(0, ...caps.map((cap) => Number(cap.key))) + 1);
            onChange([...caps, { key, scope: 'PERSON', period: 'MONTH', unit: 'TIMES', max: '' }]);
          }}
        >
          {t('capAdd')}
        </Button>
      </div>
    </RuleGroupField>
  );
}

type LineProps = { cap: CapDraft; index: number; onChange: (cap: CapDraft) => void; onRemove: () => void };

function CapLine({ cap, index, onChange, onRemove }: LineProps) {
  const t = useWorkRuleTexts();
  const scoring = useScoringTexts();
  const words = useRuleWords();
  const max = Number(cap.max);
  return (
    <fieldset className="cap-line">
      <legend className="visually-hidden">{t('capOf', { count: index + 1 })}</legend>
      <SelectField
        name={`caps.${index}.scope`}
        label={t('capScope')}
        value={cap.scope}
        options={SCOPES.map((scope) => ({ value: scope, label: scoring(`cap${scope}`) }))}
        onChange={(value) => onChange({ ...cap, scope: SCOPES.find((each) => each === value) ?? cap.scope })}
      />
      <SelectField
        name={`caps.${index}.period`}
        label={t('capPeriod')}
        value={cap.period}
        options={PERIODS.map((period) => ({ value: period, label: scoring(`cap${period}`) }))}
        onChange={(value) =>
          onChange({ ...cap, period: PERIODS.find((each) => each === value) ?? cap.period })
        }
      />
      <SelectField
        name={`caps.${index}.unit`}
        label={t('capUnit')}
        value={cap.unit}
        options={UNITS.map((unit) => ({ value: unit, label: t(`unit${unit}`) }))}
        onChange={(value) => onChange({ ...cap, unit: UNITS.find((each) => each === value) ?? cap.unit })}
      />
      <NumberField
        name={`caps.${index}.max`}
        label={t('capMax')}
        min={1}
        value={cap.max}
        onChange={(value) => onChange({ ...cap, max: value })}
        required
      />
      <IconButton label={t('capRemove', { count: index + 1 })} icon={TrashIcon} onClick={onRemove} />
      <p className="cap-words muted small" aria-live="polite">
        {Number.isInteger(max) && max > 0 ? words.caps([{ ...cap, max }]) : ''}
      </p>
    </fieldset>
  );
}
