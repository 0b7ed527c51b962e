import { Approval } from './approval.entity';
import { DecisionResolver, ObjectionResolver } from './decisions.resolver';
import { activityLaws } from './laws';
import {
  CouncilRulesResolver,
  HouseholdRecordsResolver,
  PhotoResolver,
  StatementRecordResolver,
} from './neighbours.resolver';
import { Objection } from './objection.entity';
import { Photo } from './photos/photo.entity';
import { QueueResolver } from './queue.resolver';
import { ActivityRecord } from './record.entity';
import { ApprovalResolver, RecordResolver } from './record.resolver';
import { Roll } from './roll.entity';
import { RefusedRowResolver, RollResolver } from './roll.resolver';

/** What the activities bring to the house. */
export const activitiesRoom = {
  entities: [ActivityRecord, Approval, Objection, Roll, Photo],
  resolvers: [
    RecordResolver,
    ApprovalResolver,
    RollResolver,
    RefusedRowResolver,
    DecisionResolver,
    ObjectionResolver,
    QueueResolver,
    PhotoResolver,
    HouseholdRecordsResolver,
    StatementRecordResolver,
    CouncilRulesResolver,
  ],
  laws: activityLaws,
} as const;
