import { Council } from './council.entity';
import { CouncilChoice, CouncilNominee } from './council-choice.entity';
import { CouncilKind } from './council-kind.entity';
import { CouncilSeat } from './council-seat.entity';
import { CouncilTerm } from './council-term.entity';
import { AreaCouncilsResolver, CouncilsResolver, PostCouncilResolver } from './councils.resolver';
import { HandOver, HandOverItem } from './hand-over.entity';
import { councilLaws } from './laws';
import {
  CouncilChoiceResolver,
  CouncilNomineeResolver,
  CouncilSeatResolver,
  CouncilTermResolver,
  CouncilTermsResolver,
  HandOverResolver,
  PostSeatResolver,
  PublicCouncilResolver,
} from './seats.resolver';

/** What the councils bring to the house. What is known of a person here is told by the duties, above. */
export const councilsRoom = {
  entities: [
    Council,
    CouncilKind,
    CouncilTerm,
    CouncilChoice,
    CouncilNominee,
    CouncilSeat,
    HandOver,
    HandOverItem,
  ],
  resolvers: [
    CouncilsResolver,
    AreaCouncilsResolver,
    PostCouncilResolver,
    CouncilTermsResolver,
    CouncilTermResolver,
    PostSeatResolver,
    CouncilSeatResolver,
    CouncilChoiceResolver,
    CouncilNomineeResolver,
    HandOverResolver,
    PublicCouncilResolver,
  ],
  laws: councilLaws,
} as const;
