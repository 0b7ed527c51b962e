import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { demand, ErrorCode } from '#server/core/errors';
import { isId } from '#server/core/id';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { villagePath } from '#server/features/scoring/queries';
import { termsOf } from '#server/features/activities/review-terms';
import { ReviewTerms } from '#server/features/activities/review-terms.entity';
import { ReviewTermsInput } from './inputs';
import { can } from './policy';
import { reviseReviewTerms } from './revise-terms';

/** The numbers are public: everybody may know how long he can object and what is looked at again. */
@Resolver(() => ReviewTerms)
export class ReviewTermsResolver {
  @Query(() => ReviewTerms)
  async reviewTerms(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<ReviewTerms> {
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    const { reader } = ctx.db;
    await villagePath(reader, villageId);
    return termsOf(reader, villageId);
  }

  @Mutation(() => ReviewTerms)
  reviseReviewTerms(
    @Arg('input', () => ReviewTermsInput) input: ReviewTermsInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ReviewTerms> {
    return ctx.db.write((tx) => reviseReviewTerms(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Boolean, { description: 'the viewer may change these numbers' })
  async mayRevise(@Root() terms: ReviewTerms, @Ctx() ctx: ActorContext): Promise<boolean> {
    return ctx.actor !== null && can.reviseTerms(ctx.actor, await areaPath(ctx.db.reader, terms.villageId));
  }
}
