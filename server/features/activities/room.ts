import { Appeal } from './appeal.entity';
import { Approval } from './approval.entity';
import { ClaimFreeze } from './claim-freeze.entity';
import { ClaimFreezeResolver } from './claim-freeze.resolver';
import { Correction } from './correction.entity';
import { DecisionResolver } from './decisions.resolver';
import { doubtLaws } from './doubt-laws';
import { activityLaws } from './laws';
import {
  CouncilRulesResolver,
  HouseholdRecordsResolver,
  PhotoResolver,
  StatementRecordResolver,
} from './neighbours.resolver';
import { Objection } from './objection.entity';
import { AppealResolver, ObjectionResolver } from './objections.resolver';
import { Photo } from './photos/photo.entity';
import { FundWarningResolver, QueueFundResolver } from './queue-fund.resolver';
import { QueueResolver } from './queue.resolver';
import { activitiesPersonal } from './personal';
import { ActivityRecord } from './record.entity';
import { ApprovalResolver, RecordResolver } from './record.resolver';
import { ReviewTerms } from './review-terms.entity';
import { Roll } from './roll.entity';
import { RefusedRowResolver, RollResolver } from './roll.resolver';

/** What the activities bring to the house. */
export const activitiesRoom = {
  entities: [ActivityRecord, Approval, Objection, Appeal, Correction, ReviewTerms, ClaimFreeze, Roll, Photo],
  resolvers: [
    RecordResolver,
    ApprovalResolver,
    RollResolver,
    RefusedRowResolver,
    DecisionResolver,
    ObjectionResolver,
    AppealResolver,
    ClaimFreezeResolver,
    QueueResolver,
    QueueFundResolver,
    FundWarningResolver,
    PhotoResolver,
    HouseholdRecordsResolver,
    StatementRecordResolver,
    CouncilRulesResolver,
  ],
  laws: [...activityLaws, ...doubtLaws],
  personal: activitiesPersonal,
} as const;
