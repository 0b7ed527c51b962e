import { CaseResolver, CaseVoteResolver, QueueCasesResolver, RecordCasesResolver } from './cases.resolver';
import { CaseVote, ClaimCase } from './claim-case.entity';
import { reviewLaws } from './laws';
import { reviewsPersonal } from './personal';
import { SampleDraw, SampleLine } from './sample.entity';
import { SampleDrawResolver, SampleLineResolver } from './samples.resolver';
import { SignMark } from './sign-types';
import { RecordSignsResolver, SignMarkResolver, SignResolver } from './signs.resolver';
import { ReviewTermsResolver } from './terms.resolver';

/** What the reviews bring to the house: signs, re-checks, and the hearing of false claims. */
export const reviewsRoom = {
  entities: [SignMark, SampleDraw, SampleLine, ClaimCase, CaseVote],
  resolvers: [
    RecordSignsResolver,
    SignResolver,
    SignMarkResolver,
    SampleDrawResolver,
    SampleLineResolver,
    CaseResolver,
    CaseVoteResolver,
    RecordCasesResolver,
    QueueCasesResolver,
    ReviewTermsResolver,
  ],
  laws: reviewLaws,
  personal: reviewsPersonal,
} as const;
