import { useQuery } from '@apollo/client/react';
import { graphql } from '#client/gql';

const VolunteerAreasDocument = graphql(`
  query VolunteerAreas {
    viewer {
      village {
        id
        nameZh
        nameEn
      }
      posts {
        id
        area {
          id
          kind
          nameZh
          nameEn
        }
      }
    }
  }
`);

type AreaChoice = { id: string; nameZh: string; nameEn: string };

/** The villages, towns and county over which the viewer holds a post, the widest first. */
export function useVolunteerAreas(): { areas: readonly AreaChoice[]; error: unknown; loading: boolean } {
  const { data, error, loading } = useQuery(VolunteerAreasDocument);
  const order = ['COUNTY', 'TOWN', 'VILLAGE', 'COMMUNITY'];
  const held = (data?.viewer?.posts ?? [])
    .map(({ area }) => area)
    .filter(({ kind }) => order.includes(kind))
    .toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
  const own = data?.viewer?.village;
  const all: AreaChoice[] = [...held, ...(own ? [own] : [])];
  const areas = all.filter((area, place) => all.findIndex(({ id }) => id === area.id) === place);
  return { areas, error, loading };
}
