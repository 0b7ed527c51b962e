import { BoardNoticeResolver, BoardResolver } from './board.resolver';
import { NoticeExplainResolver, StatementExplainResolver } from './explain.resolver';
import { BoardFundResolver, BoardFundTotalsResolver } from './fund.resolver';
import { VisitPendingPointsResolver } from './neighbours.resolver';
import { BoardHoursResolver, CertificateNoticeResolver } from './hours.resolver';
import { BoardTeamsResolver } from './team-months.resolver';
import { NoticeSealResolver, SealsResolver, StatementSealResolver } from './seals.resolver';

/** What the public board brings to the house: it keeps nothing of its own. */
export const boardRoom = {
  entities: [],
  resolvers: [
    BoardResolver,
    BoardNoticeResolver,
    VisitPendingPointsResolver,
    SealsResolver,
    StatementSealResolver,
    NoticeSealResolver,
    StatementExplainResolver,
    NoticeExplainResolver,
    BoardFundResolver,
    BoardFundTotalsResolver,
    BoardHoursResolver,
    CertificateNoticeResolver,
    BoardTeamsResolver,
  ],
  laws: [],
} as const;
