import { skipToken, useQuery } from '@apollo/client/react';
import type { Ref } from 'react';
import { graphql } from '#client/gql';
import { type Choice, Combobox, useChoiceText } from '#client/ui/combobox';
import { defineTexts } from '#client/ui/i18n';
import { useErrorText } from '#client/ui/error-text';
import { useDebounced } from '#client/ui/use-debounced';

export type PersonChoice = Choice & { name: string; householdId: string | null; householdNumber: string };

type Known = { id: string; name: string; household: { id: string; number: string } | null };

/** A person known from elsewhere as the choice of the field. */
export function asPerson({ id, name, household }: Known): PersonChoice {
  return {
    id,
    label: name,
    name,
    householdId: household?.id ?? null,
    householdNumber: household?.number ?? '',
  };
}

const usePersonTexts = defineTexts('person-combobox', {
  zh: { label: '姓名、户号或电话末四位', placeholder: '如：邓巧珍 / 上坝-005 / 5678', noHousehold: '未入户' },
  en: {
    label: 'Name, household number or end of the phone',
    placeholder: 'e.g. 邓巧珍 / 上坝-005 / 5678',
    noHousehold: 'no household',
  },
});

const PersonSearchDocument = graphql(`
  query PersonSearch($villageId: ID!, $search: String!) {
    residents(villageId: $villageId, search: $search, first: 10) {
      nodes {
        id
        name
        state
        birthYear
        household {
          id
          number
        }
      }
    }
  }
`);

type Props = {
  villageId: string;
  name: string;
  chosen: PersonChoice | null;
  onChoose: (person: PersonChoice | null) => void;
  /** Spoken and shown name of the field, when it is not a general search. */
  label?: string;
  hint?: string;
  required?: boolean;
  /** For adding many people one after another. */
  adds?: boolean;
  /** Who must not be offered. */
  without?: string;
  autoFocus?: boolean;
  error?: string;
  inputRef?: Ref<HTMLInputElement>;
};

/** Finds a living resident of the village by name, household number or the end of the phone number. */
export function PersonCombobox({ villageId, chosen, onChoose, label, adds, without, ...field }: Props) {
  const t = usePersonTexts();
  const errorText = useErrorText();
  const [text, setText] = useChoiceText(chosen);
  const typed = text.trim();
  const asked = useDebounced(typed, 200);
  const open = asked !== '' && !chosen;
  const { data, previousData, error, loading } = useQuery(
    PersonSearchDocument,
    open ? { variables: { villageId, search: asked } } : skipToken,
  );
  const people = typed === '' ? [] : ((data ?? previousData)?.residents.nodes ?? []);
  const options = people
    .filter((person) => person.state === 'ACTIVE' && person.id !== without)
    .map((person) => ({
      id: person.id,
      label: person.name,
      detail: person.birthYear ? String(person.birthYear) : undefined,
      end: person.household?.number ?? t('noHousehold'),
      name: person.name,
      householdId: person.household?.id ?? null,
      householdNumber: person.household?.number ?? '',
    }));
  return (
    <Combobox
      {...field}
      label={label ?? t('label')}
      placeholder={t('placeholder')}
      options={options}
      text={text}
      onText={setText}
      chosen={chosen}
      onChoose={onChoose}
      adds={adds}
      busy={typed !== asked || loading}
      error={field.error ?? (error ? errorText(error).message : undefined)}
    />
  );
}
