import { ErasureRequest } from './erasure.entity';
import { ErasureResolver, ResidentErasureResolver } from './erasure.resolver';
import { historyChapter } from './history-chapter';
import { privacyLaws } from './laws';
import { ownChapters } from './own-chapters';
import {
  AccessLogResolver,
  AreaWatchResolver,
  ResidentLooksResolver,
  RetentionResolver,
} from './privacy.resolver';
import { PrivacyTerms } from './privacy-terms.entity';
import { PrivacyTermsResolver } from './privacy-terms.resolver';
import { ownRetention, RetentionRule } from './retention';

/** What the rights of persons bring to the house. */
export const privacyRoom = {
  entities: [ErasureRequest, PrivacyTerms, RetentionRule],
  resolvers: [
    ResidentLooksResolver,
    AreaWatchResolver,
    AccessLogResolver,
    RetentionResolver,
    PrivacyTermsResolver,
    ResidentErasureResolver,
    ErasureResolver,
  ],
  laws: privacyLaws,
  personal: { chapters: [...ownChapters, historyChapter], retention: ownRetention },
} as const;
