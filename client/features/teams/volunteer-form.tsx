import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { SourceGroup } from '#client/gql/graphql';
import { Checkbox } from '#client/ui/choice';
import { SelectField, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readFlag, readText } from '#client/ui/form-values';
import { Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { FreeTimes } from './free-times';
import { useTeamTexts } from './team-texts';
import { LANGUAGES, optionsOf, SKILLS, SOURCES } from './team-words';
import './teams.css';

const VolunteerForm_volunteer = graphql(`
  fragment VolunteerForm_volunteer on Volunteer {
    id
    sourceGroup
    skills
    languages
    available
    lightOnly
    noNight
  }
`);
const RegisterVolunteerDocument = graphql(`
  mutation RegisterVolunteer($input: VolunteerInput!) {
    registerVolunteer(input: $input) {
      id
      ...VolunteerForm_volunteer
    }
  }
`);
const ReviseVolunteerDocument = graphql(`
  mutation ReviseVolunteer($input: VolunteerInput!) {
    reviseVolunteer(input: $input) {
      id
      ...VolunteerForm_volunteer
    }
  }
`);

type Props = {
  residentId: string;
  /** Null: to be registered. */
  volunteer: FragmentType<typeof VolunteerForm_volunteer> | null;
  onDone: () => void | Promise<unknown>;
  /** The office writes down what somebody signed on paper: with the number of the form. */
  onPaper?: boolean;
};

/** What somebody can do and when, for the register. */
export function VolunteerForm({ residentId, volunteer: masked, onDone, onPaper = false }: Props) {
  const t = useTeamTexts();
  const intent = useIntent();
  const known = masked ? unmask(VolunteerForm_volunteer, masked) : null;
  const [available, setAvailable] = useState(known?.available ?? 0);
  const [register] = useMutation(RegisterVolunteerDocument);
  const [revise] = useMutation(ReviseVolunteerDocument);

  async function send(values: FormData): Promise<void> {
    const input = intent.sign({
      residentId,
      sourceGroup: readText(values, 'source') as SourceGroup,
      skills: chosenOf(values, 'skill', SKILLS),
      languages: chosenOf(values, 'language', LANGUAGES),
      available,
      lightOnly: readFlag(values, 'lightOnly'),
      noNight: readFlag(values, 'noNight'),
      ...(onPaper ? { paperNumber: readText(values, 'paperNumber') } : {}),
    });
    if (known) await revise({ variables: { input } });
    else await register({ variables: { input } });
    intent.done();
    toast.good(t(known ? 'saved' : onPaper ? 'registeredFor' : 'registered'));
    await onDone();
  }

  return (
    <Form
      submit={t(known ? 'save' : onPaper ? 'registerFor' : 'register')}
      label={t(onPaper ? 'registerFor' : 'mine')}
      onSubmit={send}
    >
      <Stack>
        <ChoiceGrid
          name="skill"
          legend={t('skills')}
          options={optionsOf(SKILLS, t.pick)}
          chosen={known?.skills ?? []}
        />
        <ChoiceGrid
          name="language"
          legend={t('languages')}
          options={optionsOf(LANGUAGES, t.pick)}
          chosen={known?.languages ?? ['DIALECT']}
        />
        <FreeTimes value={available} onChange={setAvailable} />
        <SelectField
          name="source"
          label={t(onPaper ? 'sourceOf' : 'source')}
          options={optionsOf(SOURCES, t.pick)}
          defaultValue={known?.sourceGroup ?? 'CITIZEN'}
        />
        <Checkbox name="lightOnly" label={t('lightOnly')} defaultChecked={known?.lightOnly ?? false} />
        <Checkbox name="noNight" label={t('noNight')} defaultChecked={known?.noNight ?? false} />
        {onPaper ? (
          <TextField
            name="paperNumber"
            label={t('paperNumber')}
            hint={t('paperNumberHint')}
            maxLength={40}
            required
          />
        ) : null}
      </Stack>
    </Form>
  );
}

function chosenOf<T extends string>(
  values: FormData,
  name: string,
  words: Readonly<Record<T, unknown>>,
): T[] {
  return (Object.keys(words) as T[]).filter((value) => readFlag(values, `${name}:${value}`));
}

type GridProps = {
  name: string;
  legend: string;
  options: readonly { value: string; label: string }[];
  chosen: readonly string[];
};

function ChoiceGrid({ name, legend, options, chosen }: GridProps) {
  return (
    <fieldset className="choice-grid">
      <legend>{legend}</legend>
      {options.map(({ value, label }) => (
        <Checkbox
          key={value}
          name={`${name}:${value}`}
          label={label}
          defaultChecked={chosen.includes(value)}
        />
      ))}
    </fieldset>
  );
}
