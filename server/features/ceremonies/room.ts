import {
  CeremonyBoardResolver,
  CouncilGearResolver,
  GearLoanResolver,
  QueueCeremoniesResolver,
} from './board.resolver';
import { CeremonyResolver, CeremonyVisitResolver } from './ceremonies.resolver';
import { Ceremony } from './ceremony.entity';
import { CeremonyStandard } from './ceremony-standard.entity';
import { CeremonyVisit } from './ceremony-visit.entity';
import { CouncilGear } from './gear.entity';
import { ceremonyLaws } from './laws';
import { ceremoniesPersonal } from './personal';

/** What weddings and funerals bring to the house. */
export const ceremoniesRoom = {
  entities: [Ceremony, CeremonyVisit, CeremonyStandard, CouncilGear],
  resolvers: [
    CeremonyResolver,
    CeremonyVisitResolver,
    CeremonyBoardResolver,
    CouncilGearResolver,
    GearLoanResolver,
    QueueCeremoniesResolver,
  ],
  laws: ceremonyLaws,
  personal: ceremoniesPersonal,
} as const;
