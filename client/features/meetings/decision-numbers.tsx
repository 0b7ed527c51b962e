import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { DecisionNumbers_TemplateFragment } from '#client/gql/graphql';
import { FieldRow, NumberField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber } from '#client/ui/form-values';
import { Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useLawWords } from './decision-steps';
import { useDecisionTexts } from './decision-texts';
import './meetings.css';

const DecisionNumbers_template = graphql(`
  fragment DecisionNumbers_template on DecisionTemplate {
    code
    nameZh
    nameEn
    steps(villageId: $villageId) {
      place
      kind
      councilKind
      nameZh
      nameEn
      whoZh
      whoEn
      presentPart
      presentWhole
      agreePart
      agreeWhole
      agreeOfDue
      agreeMore
      days
    }
  }
`);
const SetStepLawDocument = graphql(`
  mutation SetStepLaw($input: StepLawInput!) {
    setStepLaw(input: $input) {
      code
    }
  }
`);
const SetMeetingTermsDocument = graphql(`
  mutation SetMeetingTerms($input: MeetingSettingsInput!) {
    setMeetingTerms(input: $input) {
      villageId
      noticeDays
    }
  }
`);

type Law = DecisionNumbers_TemplateFragment['steps'][number];
type Props = {
  villageId: string;
  noticeDays: number;
  templates: readonly FragmentType<typeof DecisionNumbers_template>[];
  onChanged: () => Promise<unknown>;
};

/** The village's own numbers: days of notice, shares, days of publication. */
export function DecisionNumbers({ villageId, noticeDays, templates: masked, onChanged }: Props) {
  const t = useDecisionTexts();
  const intent = useIntent();
  const templates = unmask(DecisionNumbers_template, masked);
  const [setTerms] = useMutation(SetMeetingTermsDocument);
  return (
    <Stack gap="large">
      <Form
        label={t('notice')}
        submit={t('noticeSave')}
        onSubmit={async (values) => {
          await setTerms({
            variables: {
              input: intent.sign({ villageId, noticeDays: readNumber(values, 'noticeDays') ?? 0 }),
            },
          });
          intent.done();
          toast.good(t('numbersDone'));
          await onChanged();
        }}
      >
        <NumberField
          name="noticeDays"
          label={t('notice')}
          min={0}
          max={30}
          defaultValue={String(noticeDays)}
          required
        />
      </Form>
      {templates.map((template) => (
        <details key={template.code} className="meeting-more">
          <summary>{t.pick(template.nameZh, template.nameEn)}</summary>
          <Stack>
            {template.steps
              .filter(({ kind }) => kind === 'ASSEMBLY' || kind === 'DISCLOSURE')
              .map((law) => (
                <LawForm
                  key={law.place}
                  villageId={villageId}
                  templateCode={template.code}
                  law={law}
                  onChanged={onChanged}
                />
              ))}
          </Stack>
        </details>
      ))}
    </Stack>
  );
}

type LawProps = { villageId: string; templateCode: string; law: Law; onChanged: () => Promise<unknown> };

function LawForm({ villageId, templateCode, law, onChanged }: LawProps) {
  const t = useDecisionTexts();
  const lawWords = useLawWords();
  const intent = useIntent();
  const [set] = useMutation(SetStepLawDocument);
  const name = `${law.place}. ${t.pick(law.nameZh, law.nameEn)}`;
  const isAssembly = law.kind === 'ASSEMBLY';
  const figure = (key: 'presentPart' | 'presentWhole' | 'agreePart' | 'agreeWhole', label: string) => (
    <NumberField name={key} label={label} min={1} max={100} defaultValue={String(law[key] ?? 1)} required />
  );
  return (
    <Form
      label={name}
      submit={t('numbersSave')}
      onSubmit={async (values) => {
        const read = (key: string): number | null => (isAssembly ? readNumber(values, key) : null);
        await set({
          variables: {
            input: intent.sign({
              villageId,
              templateCode,
              place: law.place,
              presentPart: read('presentPart'),
              presentWhole: read('presentWhole'),
              agreePart: read('agreePart'),
              agreeWhole: read('agreeWhole'),
              days: isAssembly ? null : readNumber(values, 'days'),
            }),
          },
        });
        intent.done();
        toast.good(t('numbersDone'));
        await onChanged();
      }}
    >
      <p>
        <strong>{name}</strong> <span className="muted small">{lawWords(law)}</span>
      </p>
      {isAssembly ? (
        <>
          <FieldRow>
            {figure('presentPart', t('numbersPresent'))}
            {figure('presentWhole', t('of'))}
          </FieldRow>
          <FieldRow>
            {figure('agreePart', t('numbersAgree'))}
            {figure('agreeWhole', t('of'))}
          </FieldRow>
        </>
      ) : (
        <NumberField
          name="days"
          label={t('numbersDays')}
          min={1}
          max={90}
          defaultValue={String(law.days ?? 7)}
          required
        />
      )}
    </Form>
  );
}
