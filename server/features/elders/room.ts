import {
  EldersDeskResolver,
  EldersResolver,
  ElderMonthsResolver,
  WaitingNeedResolver,
} from './association.resolver';
import { CardsResolver, ElderBirthdayResolver } from './cards.resolver';
import { ClassesResolver, ElderClassResolver, ElderPupilResolver } from './classes.resolver';
import { ElderCornerResolver } from './corner.resolver';
import { ElderClass, ElderMeal, ElderPair, ElderSession } from './gathering.entity';
import { eldersLaws } from './laws';
import { ElderMealResolver, MealGuestResolver, MealsResolver } from './meals.resolver';
import { ElderPairResolver, PairsResolver } from './pairs.resolver';
import { eldersPersonal } from './personal';
import { EldersSettings } from './settings.entity';
import { VideoBookingResolver, VideoResolver } from './video.resolver';
import { ElderBirthday, ElderCard, ElderVisit } from './visit.entity';
import { ElderVisitResolver, PlanLineResolver, VisitsResolver } from './visits.resolver';

/** What the elders' association brings to the house. */
export const eldersRoom = {
  entities: [
    EldersSettings,
    ElderCard,
    ElderBirthday,
    ElderVisit,
    ElderMeal,
    ElderClass,
    ElderSession,
    ElderPair,
  ],
  resolvers: [
    EldersResolver,
    EldersDeskResolver,
    WaitingNeedResolver,
    ElderMonthsResolver,
    CardsResolver,
    ElderBirthdayResolver,
    VisitsResolver,
    PlanLineResolver,
    ElderVisitResolver,
    MealsResolver,
    ElderMealResolver,
    MealGuestResolver,
    ClassesResolver,
    ElderClassResolver,
    ElderPupilResolver,
    PairsResolver,
    ElderPairResolver,
    ElderCornerResolver,
    VideoResolver,
    VideoBookingResolver,
  ],
  laws: eldersLaws,
  personal: eldersPersonal,
} as const;
