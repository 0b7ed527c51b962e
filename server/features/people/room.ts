import { Area } from './area.entity';
import { AreasResolver } from './areas.resolver';
import { CalendarDay } from './calendar-day.entity';
import { CalendarResolver } from './calendar.resolver';
import { Consent, ConsentText } from './consent/consent.entity';
import {
  ConsentResolver,
  ConsentTextResolver,
  ConsentStandingResolver,
  ResidentConsentResolver,
} from './consent/consent.resolver';
import { consentLaws } from './consent/laws';
import { DemoResolver } from './demo.resolver';
import { HistoryEntryResolver } from './history-entry';
import { Household } from './household.entity';
import { HouseholdsResolver } from './households.resolver';
import { peopleLaws } from './laws';
import { Post } from './post.entity';
import { PostsResolver } from './posts.resolver';
import { Resident } from './resident.entity';
import { KinResolver, ResidentsResolver } from './residents.resolver';
import { SignInResolver } from './sign-in/sign-in.resolver';
import { StatementLineResolver } from './statement';
import { ViewerResolver } from './viewer';

export const peopleRoom = {
  entities: [Area, Household, Resident, Post, CalendarDay, Consent, ConsentText],
  resolvers: [
    AreasResolver,
    HouseholdsResolver,
    ResidentsResolver,
    KinResolver,
    PostsResolver,
    HistoryEntryResolver,
    StatementLineResolver,
    ViewerResolver,
    SignInResolver,
    DemoResolver,
    CalendarResolver,
    ResidentConsentResolver,
    ConsentStandingResolver,
    ConsentResolver,
    ConsentTextResolver,
  ],
  laws: [...peopleLaws, ...consentLaws],
} as const;
