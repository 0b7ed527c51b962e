import { useApolloClient } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { GroupHouseholdsQuery } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { SelectField } from '#client/ui/fields';
import { useErrorText } from '#client/ui/error-text';
import { defineTexts } from '#client/ui/i18n';
import { UsersIcon } from '#client/ui/more-icons';
import { Row } from '#client/ui/section';
import type { PersonChoice } from './person-combobox';

const useGroupTexts = defineTexts('group-add', {
  zh: {
    area: '按片区添加',
    choose: '选择网格或楼栋',
    whole: '全村',
    heads: '每户一人（户主）',
    all: '每户所有人',
    who: '添加谁',
    add: '添加',
  },
  en: {
    area: 'Add a whole area',
    choose: 'Choose a grid or building',
    whole: 'The whole village',
    heads: 'One of each household (its head)',
    all: 'Everyone of each household',
    who: 'Whom to add',
    add: 'Add',
  },
});

const GroupAdd_area = graphql(`
  fragment GroupAdd_area on Area {
    id
    children {
      id
      nameZh
      nameEn
      children {
        id
        nameZh
        nameEn
      }
    }
  }
`);

const GroupHouseholdsDocument = graphql(`
  query GroupHouseholds($villageId: ID!, $areaId: ID, $after: String) {
    households(villageId: $villageId, areaId: $areaId, first: 50, after: $after) {
      nodes {
        id
        number
        state
        head {
          id
        }
        members {
          id
          name
          state
        }
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

type Props = { village: FragmentType<typeof GroupAdd_area>; onAdd: (people: PersonChoice[]) => void };

/** Puts the people of a grid or building on a list at once. */
export function GroupAdd({ village: masked, onAdd }: Props) {
  const t = useGroupTexts();
  const errorText = useErrorText();
  const client = useApolloClient();
  const village = unmask(GroupAdd_area, masked);
  const [areaId, setAreaId] = useState('');
  const [who, setWho] = useState<'heads' | 'all'>('heads');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<string>();

  async function find(): Promise<PersonChoice[]> {
    const people: PersonChoice[] = [];
    let after: string | null = null;
    for (;;) {
      const { data }: { data?: GroupHouseholdsQuery } = await client.query({
        query: GroupHouseholdsDocument,
        variables: { villageId: village.id, areaId: areaId === village.id ? null : areaId, after },
        fetchPolicy: 'no-cache',
      });
      if (!data) return people;
      for (const household of data.households.nodes) {
        if (household.state !== 'ACTIVE') continue;
        for (const member of household.members) {
          if (member.state !== 'ACTIVE' || (who === 'heads' && member.id !== household.head?.id)) continue;
          people.push({
            id: member.id,
            label: member.name,
            name: member.name,
            householdId: household.id,
            householdNumber: household.number,
          });
        }
      }
      if (!data.households.pageInfo.hasNextPage) return people;
      after = data.households.pageInfo.endCursor ?? null;
    }
  }

  async function add(): Promise<void> {
    setBusy(true);
    setFailure(undefined);
    try {
      onAdd(await find());
    } catch (error) {
      setFailure(errorText(error).message);
    } finally {
      setBusy(false);
    }
  }

  const options = [
    { value: village.id, label: t('whole') },
    ...village.children.flatMap((area) => [
      { value: area.id, label: t.pick(area.nameZh, area.nameEn) },
      ...area.children.map((part) => ({
        value: part.id,
        label: `${t.pick(area.nameZh, area.nameEn)} · ${t.pick(part.nameZh, part.nameEn)}`,
      })),
    ]),
  ];
  return (
    <Row align="end">
      <SelectField
        name="group-area"
        label={t('area')}
        placeholder={t('choose')}
        value={areaId}
        onChange={setAreaId}
        options={options}
        error={failure}
      />
      <SelectField
        name="group-who"
        label={t('who')}
        value={who}
        onChange={(value) => setWho(value === 'all' ? 'all' : 'heads')}
        options={[
          { value: 'heads', label: t('heads') },
          { value: 'all', label: t('all') },
        ]}
      />
      <Button icon={UsersIcon} busy={busy} disabled={areaId === ''} onClick={() => void add()}>
        {t('add')}
      </Button>
    </Row>
  );
}
