import { useMutation } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { Checkbox } from '#client/ui/choice';
import { NumberField, TextArea } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { Row, Section, Stack } from '#client/ui/section';
import { Stepper } from '#client/ui/stepper';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { usePreventionTexts } from './prevention-texts';

const HoldPreventionDocument = graphql(`
  mutation HoldPrevention($input: HoldPreventionInput!) {
    holdPrevention(input: $input) {
      id
      ...ActivityLines_activity
    }
  }
`);

type Named = { id: string; name: string };
type Props = {
  activityId: string;
  members: readonly Named[];
  materials: readonly { id: string; name: string; stock: number }[];
  /** Those who asked for their points, and the field that adds one; left out for those who take no rolls. */
  credited?: readonly Named[];
  addField?: ReactNode;
  onRemove?: (id: string) => void;
  onDone: () => void;
};

/** What was held: heads, members, printed matter; and those who want their points. */
export function HoldForm({
  activityId,
  members,
  materials,
  credited = [],
  addField,
  onRemove,
  onDone,
}: Props) {
  const t = usePreventionTexts();
  const intent = useIntent();
  const [speakers, setSpeakers] = useState<ReadonlySet<string>>(new Set());
  const [given, setGiven] = useState<ReadonlyMap<string, number>>(new Map());
  const [hold] = useMutation(HoldPreventionDocument);
  return (
    <Form
      submit={t('hold')}
      submitKind="primary"
      check={() => (speakers.size > 0 ? {} : { speakers: t('speakersMissing') })}
      onSubmit={async (values) => {
        const input = {
          activityId,
          audience: readNumber(values, 'audience') ?? 0,
          speakerIds: [...speakers],
          creditIds: credited.map(({ id }) => id),
          handedOut: [...given].flatMap(([materialId, pieces]) =>
            pieces > 0 ? [{ materialId, pieces }] : [],
          ),
          words: readText(values, 'words'),
        };
        await hold({ variables: { input: intent.sign(input) } });
        intent.done();
        toast.good(t('held'));
        onDone();
      }}
    >
      <NumberField
        name="audience"
        label={t('audience')}
        hint={t('audienceHint')}
        suffix={t('audienceUnit')}
        min={0}
        max={20_000}
        required
      />
      <Section title={t('speakers')} level={3}>
        <Stack gap="small">
          {members.map(({ id, name }) => (
            <Checkbox
              key={id}
              label={name}
              checked={speakers.has(id)}
              onChange={(on) =>
                setSpeakers(
                  (before) => new Set(on ? [...before, id] : [...before].filter((each) => each !== id)),
                )
              }
            />
          ))}
        </Stack>
      </Section>
      {materials.length > 0 ? (
        <Section title={t('handedOut')} level={3}>
          <Stack gap="small">
            {materials.map(({ id, name, stock }) => (
              <div key={id}>
                <Stepper
                  label={name}
                  value={given.get(id) ?? 0}
                  onChange={(pieces) => setGiven((before) => new Map(before).set(id, pieces))}
                  max={stock}
                  unit={t('pieces')}
                />
                <span className="small muted">{t('ready', { count: stock })}</span>
              </div>
            ))}
          </Stack>
        </Section>
      ) : null}
      {addField ? (
        <Section title={t('credit')} lead={t('creditHint')} level={3}>
          {addField}
          <Row wrap>
            {credited.map(({ id, name }) => (
              <Button
                key={id}
                size="small"
                onClick={() => onRemove?.(id)}
                aria-label={`${t('remove')} ${name}`}
              >
                {name} ×
              </Button>
            ))}
          </Row>
        </Section>
      ) : null}
      <TextArea name="words" label={t('words')} hint={t('wordsHint')} maxLength={300} rows={2} />
    </Form>
  );
}
