import { type FragmentType, graphql, unmask } from '#client/gql';
import { useSeatTexts } from './seat-texts';

const PlaceNames_kind = graphql(`
  fragment PlaceNames_kind on CouncilKind {
    code
    posts {
      code
      nameZh
      nameEn
      min
      max
    }
  }
`);

export type PlaceNamesKind = FragmentType<typeof PlaceNames_kind>;
export type Place = { code: string; name: string; min: number; max: number };

/** The places of a kind of council in the reader's language. */
export function usePlaces(masked: PlaceNamesKind | undefined): readonly Place[] {
  const t = useSeatTexts();
  const kind = unmask(PlaceNames_kind, masked);
  return (kind?.posts ?? []).map(({ code, nameZh, nameEn, min, max }) => ({
    code,
    name: t.pick(nameZh, nameEn),
    min,
    max,
  }));
}

/** The name of a place by its code; the code itself where the kind has dropped it. */
export function usePlaceName(masked: PlaceNamesKind | undefined): (code: string) => string {
  const places = usePlaces(masked);
  return (code) => places.find((place) => place.code === code)?.name ?? code;
}
