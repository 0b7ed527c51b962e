import { BoardNoticeResolver, BoardResolver } from './board.resolver';
import { VisitPendingPointsResolver } from './neighbours.resolver';

/** What the public board brings to the house: it keeps nothing of its own. */
export const boardRoom = {
  entities: [],
  resolvers: [BoardResolver, BoardNoticeResolver, VisitPendingPointsResolver],
  laws: [],
} as const;
