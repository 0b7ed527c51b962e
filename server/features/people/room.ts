import { Area } from './area.entity';
import { AreasResolver } from './areas.resolver';
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
  entities: [Area, Household, Resident, Post],
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
  ],
  laws: peopleLaws,
} as const;
