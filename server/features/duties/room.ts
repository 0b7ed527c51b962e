import {
  CouncilComparisonResolver,
  CouncilDutiesResolver,
  CouncilKindRulesResolver,
  CouncilMonthSheetResolver,
  CouncilStandingResolver,
  CouncilSumResolver,
  DutiesResolver,
  MemberMonthResolver,
  MemberYearResolver,
  QuietMemberResolver,
  ReappointmentSheetResolver,
} from './duties.resolver';
import { CouncilDuty } from './duty.entity';
import { dutyLaws } from './laws';
import { dutiesPersonal } from './personal';

/** What the duties bring to the house. */
export const dutiesRoom = {
  entities: [CouncilDuty],
  resolvers: [
    DutiesResolver,
    MemberYearResolver,
    MemberMonthResolver,
    QuietMemberResolver,
    ReappointmentSheetResolver,
    CouncilMonthSheetResolver,
    CouncilStandingResolver,
    CouncilSumResolver,
    CouncilComparisonResolver,
    CouncilDutiesResolver,
    CouncilKindRulesResolver,
  ],
  laws: dutyLaws,
  personal: dutiesPersonal,
} as const;
