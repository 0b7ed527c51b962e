import { useMutation } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { graphql } from '#client/gql';
import type { Majority } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { Checkbox } from '#client/ui/choice';
import { NumberField, SelectField, TextArea } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { Row } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { linesOf, MOST_LINES } from './call-form';
import { MAJORITY, useMeetingTexts } from './meeting-texts';

const AddMotionDocument = graphql(`
  mutation AddMotion($input: AddMotionInput!) {
    addMotion(input: $input) {
      id
    }
  }
`);

const MAJORITIES: readonly Exclude<Majority, 'MOST'>[] = [
  'HALF_PRESENT',
  'TWO_THIRDS_PRESENT',
  'HALF_SEATS',
  'TWO_THIRDS_SEATS',
];

type Person = { id: string; name: string };
type Props = {
  meetingId: string;
  /** Whom the vote is about; chosen by the field below, which the page brings. */
  concerned: readonly Person[];
  onDrop: (id: string) => void;
  personField: ReactNode;
  onDone: () => Promise<unknown>;
};

/** A vote is put on the list: its words, its majority, whether it is secret, and whom it is about. */
export function AddMotionForm({ meetingId, concerned, onDrop, personField, onDone }: Props) {
  const t = useMeetingTexts();
  const intent = useIntent();
  const [add] = useMutation(AddMotionDocument);
  const [secret, setSecret] = useState(false);
  const [choices, setChoices] = useState('');
  const many = choices.split('\n').filter((line) => line.trim() !== '').length;

  return (
    <Form
      label={t('addMotion')}
      submit={t('add')}
      check={(values) => {
        const count = linesOf(values, 'choices').length;
        return { choices: count > MOST_LINES ? t('choicesTooMany', { most: MOST_LINES, count }) : undefined };
      }}
      onSubmit={async (values) => {
        const listed = linesOf(values, 'choices');
        await add({
          variables: {
            input: intent.sign({
              meetingId,
              text: readText(values, 'text'),
              secret,
              majority: listed.length > 0 ? 'MOST' : majorityOf(readText(values, 'majority')),
              choices: listed,
              most: readNumber(values, 'most') ?? 1,
              concernedIds: concerned.map(({ id }) => id),
            }),
          },
        });
        intent.done();
        toast.good(t('added'));
        await onDone();
      }}
    >
      <TextArea
        name="text"
        label={t('motionText')}
        hint={t('motionTextHint')}
        rows={2}
        maxLength={500}
        required
      />
      <Checkbox label={t('secret')} hint={t('secretHint')} checked={secret} onChange={setSecret} />
      <TextArea
        name="choices"
        label={t('choices')}
        rows={3}
        maxLength={900}
        value={choices}
        onChange={setChoices}
      />
      {many === 0 ? (
        <SelectField
          name="majority"
          label={t('majority')}
          options={MAJORITIES.map((value) => ({ value, label: t(MAJORITY[value]) }))}
          required
        />
      ) : null}
      {many > 2 && secret ? (
        <NumberField name="most" label={t('most')} min={1} max={many - 1} defaultValue="1" required />
      ) : null}
      <div>
        <p>
          <strong>{t('concerned')}</strong> <span className="muted small">{t('concernedHint')}</span>
        </p>
        {personField}
        <Row wrap>
          {concerned.map(({ id, name }) => (
            <Button key={id} size="small" aria-label={t('drop', { name })} onClick={() => onDrop(id)}>
              {name} ×
            </Button>
          ))}
        </Row>
      </div>
    </Form>
  );
}

function majorityOf(text: string): Majority {
  return MAJORITIES.find((each) => each === text) ?? 'HALF_PRESENT';
}
