import {
  AreaDecisionsResolver,
  DecisionResolver,
  DecisionStepResolver,
  DecisionTemplateResolver,
} from './decisions/decisions.resolver';
import {
  VillageDecision,
  DecisionSitting,
  DecisionStep,
  DecisionTemplate,
} from './decisions/decision.entity';
import { meetingLaws } from './laws';
import { AgendaItem, Meeting, MeetingSeatRow } from './meeting.entity';
import { MeetingSettings } from './meeting-settings.entity';
import { CouncilMeetingsResolver, PublicCouncilResolutionsResolver } from './council-meetings.resolver';
import { MeetingResolver } from './meetings.resolver';
import { Motion, MotionOption } from './motion.entity';
import { MotionResolver, ResolutionResolver } from './motions.resolver';
import { meetingsPersonal } from './personal';
import { Resolution } from './resolution.entity';

/** What the meetings bring to the house. */
export const meetingsRoom = {
  entities: [
    Meeting,
    AgendaItem,
    MeetingSeatRow,
    MeetingSettings,
    Motion,
    MotionOption,
    Resolution,
    VillageDecision,
    DecisionStep,
    DecisionSitting,
    DecisionTemplate,
  ],
  resolvers: [
    MeetingResolver,
    CouncilMeetingsResolver,
    PublicCouncilResolutionsResolver,
    MotionResolver,
    ResolutionResolver,
    DecisionResolver,
    DecisionStepResolver,
    DecisionTemplateResolver,
    AreaDecisionsResolver,
  ],
  laws: meetingLaws,
  personal: meetingsPersonal,
} as const;
