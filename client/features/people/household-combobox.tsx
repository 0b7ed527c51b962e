import { skipToken, useQuery } from '@apollo/client/react';
import { graphql } from '#client/gql';
import { type Choice, Combobox, useChoiceText } from '#client/ui/combobox';
import { defineTexts } from '#client/ui/i18n';
import { useErrorText } from '#client/ui/error-text';
import { useDebounced } from '#client/ui/use-debounced';

const useHouseholdSearchTexts = defineTexts('household-combobox', {
  zh: { placeholder: '户号、户主姓名或卡号', noHead: '没有户主', people: '{{count}} 人' },
  en: {
    placeholder: 'Number, head or card',
    noHead: 'no head',
    people: { one: 'one person', other: '{{count}} people' },
  },
});

const HouseholdSearchDocument = graphql(`
  query HouseholdSearch($villageId: ID!, $search: String!) {
    households(villageId: $villageId, search: $search, first: 10) {
      nodes {
        id
        number
        state
        head {
          id
          name
        }
        members {
          id
        }
      }
    }
  }
`);

type Props = {
  villageId: string;
  name: string;
  label: string;
  chosen: Choice | null;
  onChoose: (household: Choice | null) => void;
  hint?: string;
  required?: boolean;
  without?: string;
};

/** Finds a living household of the village by its number, its head or its card. */
export function HouseholdCombobox({ villageId, chosen, onChoose, without, ...field }: Props) {
  const t = useHouseholdSearchTexts();
  const errorText = useErrorText();
  const [text, setText] = useChoiceText(chosen);
  const typed = text.trim();
  const asked = useDebounced(typed, 200);
  const { data, previousData, error, loading } = useQuery(
    HouseholdSearchDocument,
    asked !== '' && !chosen ? { variables: { villageId, search: asked } } : skipToken,
  );
  const households = typed === '' ? [] : ((data ?? previousData)?.households.nodes ?? []);
  const options = households
    .filter((household) => household.state === 'ACTIVE' && household.id !== without)
    .map((household) => ({
      id: household.id,
      label: `${household.number} ${household.head?.name ?? t('noHead')}`,
      end: t('people', { count: household.members.length }),
    }));
  return (
    <Combobox
      {...field}
      placeholder={t('placeholder')}
      options={options}
      text={text}
      onText={setText}
      chosen={chosen}
      onChoose={onChoose}
      busy={typed !== asked || loading}
      error={error ? errorText(error).message : undefined}
    />
  );
}
