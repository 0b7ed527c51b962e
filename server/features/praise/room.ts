import { Deed, DeedDoubt, DeedNomination, GoodMonth } from './deed.entity';
import { DeedDoubtResolver, DeedNominationResolver, DeedResolver, DeedsResolver } from './deeds.resolver';
import { PraiseDeskResolver, PraiseResolver } from './desk.resolver';
import { GoodMonthResolver, GoodMonthsResolver } from './good-months.resolver';
import { praiseLaws } from './laws';
import { PraiseMonthsResolver } from './months.resolver';
import { praisePersonal } from './personal';
import { PraiseSettings } from './settings.entity';
import { Talk, TalkPart } from './talk.entity';
import { TalkGuestResolver, TalkPartResolver, TalkResolver } from './talks.resolver';

/** What the moral review brings to the house. */
export const praiseRoom = {
  entities: [PraiseSettings, GoodMonth, Deed, DeedNomination, DeedDoubt, Talk, TalkPart],
  resolvers: [
    PraiseResolver,
    PraiseDeskResolver,
    GoodMonthsResolver,
    GoodMonthResolver,
    DeedsResolver,
    DeedResolver,
    DeedNominationResolver,
    DeedDoubtResolver,
    TalkResolver,
    TalkPartResolver,
    TalkGuestResolver,
    PraiseMonthsResolver,
  ],
  laws: praiseLaws,
  personal: praisePersonal,
} as const;
