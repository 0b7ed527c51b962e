import { type FieldPolicy, InMemoryCache } from '@apollo/client';

type Page = { nodes?: readonly unknown[]; pageInfo?: unknown };

/** A keyset list: the page after a cursor is added to what is there, a first page replaces it. */
function pages(keyArgs: readonly string[] | false): FieldPolicy<Page> {
  return {
    keyArgs: keyArgs === false ? false : [...keyArgs],
    merge(existing, incoming, { args }) {
      if (!args?.['after'] || !existing) return incoming;
      return { ...incoming, nodes: [...(existing.nodes ?? []), ...(incoming.nodes ?? [])] };
    },
  };
}

/** The cache with a policy for every list that grows and every object that has no id of its own. */
export function makeCache(): InMemoryCache {
  return new InMemoryCache({
    typePolicies: {
      Query: {
        fields: {
          households: pages(['villageId', 'search', 'areaId']),
          residents: pages(['villageId', 'search']),
          records: pages(['filter']),
          objections: pages(['villageId', 'open']),
          claimCases: pages(['villageId']),
          rolls: pages(['villageId']),
          redemptions: pages(['villageId', 'shopId']),
          imports: pages(['villageId']),
          volunteers: pages(['areaId', 'filter']),
          volunteerImports: pages(['areaId']),
          certificates: pages(['villageId', 'states']),
          accessLog: pages(['filter']),
          tasks: pages(['villageId', 'from', 'to', 'kind', 'teamId', 'seriesId', 'openOnly', 'freeOnly']),
          needs: pages(['villageId', 'stage']),
          ceremonies: pages(['villageId', 'stage']),
          preventionActivities: pages(['villageId', 'stage']),
          preventionPledges: pages(['villageId']),
          decisions: pages(['villageId']),
          councilDuties: pages(['councilId', 'state', 'residentId']),
          myDuties: pages(['year']),
          mySignUps: pages(['past']),
          messages: pages(false),
          erasureRequests: pages(['villageId', 'open']),
        },
      },
      Household: { fields: { statement: pages(false), records: pages(false), redemptions: pages(false) } },
      Resident: { fields: { looks: pages(false) } },
      NeedBoard: { keyFields: ['villageId'] },
      CeremonyBoard: { keyFields: ['villageId'] },
      EldersDesk: { keyFields: ['villageId'] },
      ElderHomePlace: { keyFields: false },
      MealHeads: { merge: true },
      PraiseDesk: { keyFields: ['villageId'] },
      DeedVote: { keyFields: false },
      PreventionBoard: { keyFields: ['villageId'] },
      CeremonyFigures: { keyFields: ['villageId'] },
      PreventionFigures: { keyFields: ['villageId'] },
      ElderAreaFigures: { keyFields: ['villageId'] },
      PraiseAreaFigures: { keyFields: ['villageId'] },
      CeremonyHome: { keyFields: false },
      PledgeHome: { keyFields: false },
      // The usual figures of a village that has set none have no id.
      CeremonyStandard: { keyFields: false },
      Council: { fields: { meetings: pages(false) } },
      PublicCouncil: { fields: { resolutions: pages(false) } },
      Meeting: { fields: { ownSeat: { merge: true } } },
      MeetingSeat: { keyFields: false },
      MeetingSettings: { keyFields: ['villageId'] },
      MeetingCodes: { merge: true },
      MotionStanding: { merge: true },
      MotionVote: { keyFields: false },
      ResolutionVote: { merge: true },
      DecisionTemplate: { keyFields: ['code'] },
      DecisionStep: { fields: { law: { merge: true }, vote: { merge: true } } },
      RetentionRule: { keyFields: ['kind'] },
      Goods: { fields: { movements: pages(false) } },
      VolunteerImport: { fields: { rows: pages(['doubtful']) } },
      RegisterImport: { fields: { rows: pages(['state', 'noted']) } },
      Fund: { keyFields: ['villageId'], fields: { statement: pages(false) } },
      StockCountLine: { keyFields: false },
      Board: { merge: true, fields: { publicity: pages(false), released: pages(false) } },
      BoardFigures: { merge: true },
      PersonHours: { merge: true, fields: { lines: pages(false) } },
      VillageHours: { merge: true, fields: { corrections: pages(['states']) } },
      HoursTerms: { keyFields: ['villageId'] },
      BoardFund: { merge: true },
      BoardNotice: { keyFields: ['recordId'] },
      Seal: { keyFields: ['villageId', 'number'] },
      PublishedTransfer: { keyFields: ['seq'] },
      Scheme: { keyFields: ['villageId'] },
      ReviewTerms: { keyFields: ['villageId'] },
      // The same sign stands on both records of its pair, each with its own other one.
      Sign: { keyFields: false },
      ObjectedLine: { merge: true },
      CalendarDay: { keyFields: false },
      SeasonBook: { keyFields: ['villageId'] },
      SeasonSettings: { keyFields: ['villageId'] },
      TaskTemplate: { keyFields: ['code'] },
      CouncilKind: { keyFields: ['code'] },
      // A seat belongs to its post, and a comparison is asked for in two parts.
      CouncilSeat: { merge: true },
      CouncilComparison: { merge: true },
      Persona: { keyFields: ['key'] },
      // One of each for whoever is signed in; signing in or out empties the cache.
      Viewer: { keyFields: [] },
      About: { keyFields: [] },
      WorkQueue: { keyFields: [] },
    },
  });
}
