import { type FragmentType, graphql, unmask } from '#client/gql';
import { defineTexts } from '#client/ui/i18n';

const useBodyTexts = defineTexts('body-names', {
  zh: { V: '村值班干部', TOWN: '镇政府', COUNTY: '县里', AUTO: '系统自动' },
  en: { V: 'village duty officer', TOWN: 'the town', COUNTY: 'the county', AUTO: 'the system itself' },
});

const BodyNames_kind = graphql(`
  fragment BodyNames_kind on CouncilKind {
    code
    nameZh
    nameEn
  }
`);

export type BodyNamesKinds = readonly FragmentType<typeof BodyNames_kind>[];
export type BodyName = (code: string) => string;

/** The names of those who approve: village, town, county, and the councils by their kind. */
export function useBodyNames(masked: BodyNamesKinds | undefined): BodyName {
  const t = useBodyTexts();
  const kinds = unmask(BodyNames_kind, masked) ?? [];
  return (code) => {
    if (code === 'V' || code === 'TOWN' || code === 'COUNTY' || code === 'AUTO') return t(code);
    const kind = kinds.find((candidate) => candidate.code === code);
    return kind ? t.pick(kind.nameZh, kind.nameEn) : code;
  };
}

/** Every body that may approve, as choices for a form. */
export function useBodyChoices(masked: BodyNamesKinds): { value: string; label: string }[] {
  const name = useBodyNames(masked);
  const kinds = unmask(BodyNames_kind, masked);
  return ['V', ...kinds.map((kind) => kind.code), 'TOWN', 'COUNTY', 'AUTO'].map((value) => ({
    value,
    label: name(value),
  }));
}
