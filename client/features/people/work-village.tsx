import { useQuery } from '@apollo/client/react';
import { useEffect } from 'react';
import { useSearchParams } from 'react-router';
import { graphql } from '#client/gql';
import type { WorkVillagesQuery } from '#client/gql/graphql';
import { SelectField } from '#client/ui/fields';
import { defineTexts } from '#client/ui/i18n';

// Whose books are open on the work pages: the viewer's own village, or another one in reach of the viewer's posts.

const useVillageTexts = defineTexts('work-village', {
  zh: { village: '村（社区）', everywhere: '全部村（社区）' },
  en: { village: 'Village', everywhere: 'All villages' },
});

const WorkVillagesDocument = graphql(`
  query WorkVillages {
    viewer {
      village {
        id
        nameZh
        nameEn
      }
      villages {
        id
        nameZh
        nameEn
      }
    }
  }
`);

type Village = NonNullable<WorkVillagesQuery['viewer']>['villages'][number];
export type WorkVillage = {
  loading: boolean;
  error: unknown;
  village: Village | null;
  villages: readonly Village[];
  choose: (id: string) => void;
  retry: () => void;
};

const KEPT = 'peace.work-village';

function kept(): string | null {
  try {
    return sessionStorage.getItem(KEPT);
  } catch {
    // Storage may be forbidden; then the choice lives in the address alone.
    return null;
  }
}

/** The village of the work pages: from the address, else the one chosen last in this window, else one's own. */
export function useWorkVillage(): WorkVillage {
  const { data, error, loading, refetch } = useQuery(WorkVillagesDocument);
  const [params, setParams] = useSearchParams();
  const own = data?.viewer?.village ?? null;
  const reach = data?.viewer?.villages ?? [];
  const villages = own && !reach.some((each) => each.id === own.id) ? [own, ...reach] : reach;
  const find = (id: string | null) => villages.find((each) => each.id === id);
  const village = find(params.get('village')) ?? find(kept()) ?? own ?? villages[0] ?? null;
  const id = village?.id;

  useEffect(() => {
    if (!id) return;
    try {
      sessionStorage.setItem(KEPT, id);
    } catch {
      // See above.
    }
  }, [id]);

  return {
    loading,
    error,
    village,
    villages,
    choose: (next) =>
      setParams((before) => {
        if (next === '') before.delete('village');
        else before.set('village', next);
        return before;
      }),
    retry: () => void refetch(),
  };
}

type SwitchProps = {
  choice: WorkVillage;
  /** The page shows the villages all together now; left out where it cannot. */
  everywhere?: boolean;
};

/** The switch between villages; nothing where there is only one. */
export function VillageSwitch({ choice, everywhere }: SwitchProps) {
  const t = useVillageTexts();
  if (choice.villages.length < 2 || !choice.village) return null;
  return (
    <SelectField
      name="village"
      label={t('village')}
      hideLabel
      value={everywhere ? '' : choice.village.id}
      options={[
        ...(everywhere === undefined ? [] : [{ value: '', label: t('everywhere') }]),
        ...choice.villages.map((each) => ({ value: each.id, label: t.pick(each.nameZh, each.nameEn) })),
      ]}
      onChange={choice.choose}
    />
  );
}
