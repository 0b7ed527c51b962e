import { useMutation } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { RuleCategory } from '#client/gql/graphql';
import { Checkbox, RadioCards } from '#client/ui/choice';
import { DateField, FieldRow, NumberField, SelectField, TextArea, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { Section, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { useScoringTexts } from './resident-texts';
import { RuleCapsEditor } from './rule-caps-editor';
import { draftOf, latestOf, PROOFS, RuleForm_rule, ruleInputOf } from './rule-draft';
import './rule-form.css';
import { RuleGroupField } from './rule-group-field';
import { RulePreview } from './rule-preview';
import { CATEGORIES, useRuleWords } from './rule-words';
import { useWorkRuleTexts } from './work-rule-texts';

const ReviseRuleDocument = graphql(`
  mutation ReviseRule($input: RuleInput!) {
    reviseRule(input: $input) {
      id
      current {
        ...RuleFacts_version
      }
      versions {
        ...RuleFacts_version
      }
    }
  }
`);

const BASES = ['FLAT', 'RANGE', 'PER_HOUR', 'SHARED'] as const;

type Props = {
  /** Null: a new one of the area. */
  rule: FragmentType<typeof RuleForm_rule> | null;
  /** Who owns a new rule, and what is already settled about it. */
  fresh?: { areaId: string; category?: RuleCategory; code?: string };
  bodyChoices: readonly { value: string; label: string }[];
  /** yyyy-mm-dd */
  today: string;
  cancel: ReactNode;
  onSaved: (ruleId: string) => void | Promise<unknown>;
};

/** A new rule, or the next version of one. */
export function RuleForm({ rule: masked, fresh, bodyChoices, today, cancel, onSaved }: Props) {
  const t = useWorkRuleTexts();
  const scoring = useScoringTexts();
  const words = useRuleWords();
  const f = useFormat();
  const intent = useIntent();
  const [revise] = useMutation(ReviseRuleDocument);
  const rule = unmask(RuleForm_rule, masked);
  const version = latestOf(rule);
  const [draft, setDraft] = useState(() => draftOf(version));
  const change = (part: Partial<typeof draft>) => setDraft((before) => ({ ...before, ...part }));
  const category = rule?.category ?? fresh?.category;

  async function save(values: FormData): Promise<void> {
    const input = intent.sign(
      ruleInputOf(values, draft, {
        ruleId: rule?.id ?? null,
        areaId: rule?.area.id ?? fresh?.areaId ?? '',
        code: rule?.code,
        category,
      }),
    );
    const { data } = await revise({ variables: { input } });
    intent.done();
    toast.good(t('saved', { code: input.code, date: f.date(input.effectiveFrom) }));
    if (data) await onSaved(data.reviseRule.id);
  }

  return (
    <Form
      className="rule-form"
      submit={t(rule ? 'save' : 'create')}
      cancel={cancel}
      check={() => ({ bodies: draft.bodies.length === 0 ? t('bodiesNone') : undefined })}
      onSubmit={save}
    >
      <Stack gap="large">
        <Section title={t('formWords')}>
          {rule ? (
            <p className="muted">
              <span className="numeric">{rule.code}</span> · {words.category(rule.category)} ·{' '}
              {t('codeFixed')}
            </p>
          ) : (
            <FieldRow>
              <TextField
                name="code"
                label={t('code')}
                hint={t('codeHint')}
                defaultValue={fresh?.code}
                pattern="[A-Za-z]{2}-[0-9]{2}"
                patternHint={t('codeShape')}
                spellCheck={false}
                required
              />
              {category ? null : (
                <SelectField
                  name="category"
                  label={t('category')}
                  placeholder=""
                  options={CATEGORIES.filter((each) => each !== 'LOCAL').map((each) => ({
                    value: each,
                    label: words.category(each),
                  }))}
                  required
                />
              )}
            </FieldRow>
          )}
          <FieldRow>
            <TextField
              name="nameZh"
              label={t('nameZh')}
              value={draft.nameZh}
              onChange={(nameZh) => change({ nameZh })}
              maxLength={60}
              required
            />
            <TextField
              name="nameEn"
              label={t('nameEn')}
              defaultValue={version?.nameEn}
              maxLength={80}
              required
            />
          </FieldRow>
          <TextArea
            name="plainZh"
            label={t('plainZh')}
            hint={t('plainZhHint')}
            value={draft.plainZh}
            onChange={(plainZh) => change({ plainZh })}
            maxLength={300}
            rows={2}
            required
          />
          <TextArea
            name="plainEn"
            label={t('plainEn')}
            defaultValue={version?.plainEn}
            maxLength={300}
            rows={2}
            required
          />
        </Section>
        <Section title={t('formPoints')}>
          <RadioCards
            name="basis"
            label={t('basis')}
            columns={2}
            value={draft.basis}
            onChange={(value) => change({ basis: BASES.find((each) => each === value) ?? draft.basis })}
            options={BASES.map((basis) => ({
              value: basis,
              label: t(`basis${basis}`),
              hint: t(`basis${basis}Hint`),
            }))}
          />
          <FieldRow>
            {draft.basis === 'RANGE' ? (
              <NumberField
                name="pointsMin"
                label={t('pointsMin')}
                suffix={t('pointsUnit')}
                min={1}
                value={draft.pointsMin}
                onChange={(pointsMin) => change({ pointsMin })}
                required
              />
            ) : null}
            <NumberField
              name="pointsMax"
              label={t(`points${draft.basis}`)}
              suffix={t('pointsUnit')}
              min={1}
              value={draft.pointsMax}
              onChange={(pointsMax) => change({ pointsMax })}
              required
            />
          </FieldRow>
          <Checkbox name="honourOnly" label={t('honourField')} defaultChecked={version?.honourOnly} />
          <Checkbox
            name="countsMinutes"
            label={t('minutesField')}
            hint={t('minutesHint')}
            defaultChecked={version?.countsMinutes}
          />
        </Section>
        <Section title={t('formLimits')}>
          <RuleCapsEditor caps={draft.caps} onChange={(caps) => change({ caps })} />
        </Section>
        <Section title={t('formProof')}>
          <SelectField
            name="proof"
            label={t('proof')}
            placeholder={version ? undefined : ''}
            defaultValue={version?.proof}
            options={PROOFS.map((proof) => ({ value: proof, label: scoring(`proof${proof}`) }))}
            required
          />
          <FieldRow>
            <TextField
              name="proofZh"
              label={t('proofZh')}
              hint={t('proofZhHint')}
              defaultValue={version?.proofZh}
              maxLength={80}
              required
            />
            <TextField
              name="proofEn"
              label={t('proofEn')}
              hint={t('proofEnHint')}
              defaultValue={version?.proofEn}
              maxLength={120}
              required
            />
          </FieldRow>
          <Checkbox
            name="selfClaim"
            label={t('selfClaimField')}
            hint={t('selfClaimHint')}
            defaultChecked={version?.selfClaim}
          />
        </Section>
        <Section title={t('formApproval')}>
          <RuleGroupField
            name="bodies"
            label={t('bodies')}
            hint={t('bodiesHint')}
            value={draft.bodies.join(' ')}
          >
            <div className="body-choices">
              {bodyChoices.map(({ value, label }) => (
                <Checkbox
                  key={value}
                  name={`body.${value}`}
                  label={label}
                  checked={draft.bodies.includes(value)}
                  onChange={(on) =>
                    change({
                      bodies: on ? [...draft.bodies, value] : draft.bodies.filter((body) => body !== value),
                    })
                  }
                />
              ))}
            </div>
          </RuleGroupField>
          <NumberField
            name="publicityDays"
            label={t('publicityField')}
            suffix={t('daysUnit')}
            defaultValue={version ? String(version.publicityDays) : ''}
            min={0}
            required
          />
        </Section>
        <Section title={t('formStart')}>
          <DateField
            name="effectiveFrom"
            label={t('effectiveFrom')}
            hint={t('effectiveHint')}
            defaultValue={today}
            min={today}
            required
          />
          <RulePreview draft={draft} />
        </Section>
      </Stack>
    </Form>
  );
}
