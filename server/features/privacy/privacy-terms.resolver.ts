import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { PrivacyTermsInput } from './inputs';
import { can } from './policy';
import { placeOfTerms, PrivacyTerms, privacyTermsOf } from './privacy-terms.entity';
import { revisePrivacyTerms } from './revise-privacy-terms';

@Resolver(() => PrivacyTerms)
export class PrivacyTermsResolver {
  @Query(() => PrivacyTerms, { description: 'public: everybody may know by when an answer is due' })
  async privacyTerms(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<PrivacyTerms> {
    await placeOfTerms(ctx.db.reader, villageId);
    return privacyTermsOf(ctx.db.reader, villageId);
  }

  @Mutation(() => PrivacyTerms)
  revisePrivacyTerms(
    @Arg('input', () => PrivacyTermsInput) input: PrivacyTermsInput,
    @Ctx() ctx: ActorContext,
  ): Promise<PrivacyTerms> {
    return ctx.db.write((tx) => revisePrivacyTerms(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Boolean, { description: 'the viewer may change these numbers' })
  async mayRevise(@Root() terms: PrivacyTerms, @Ctx() ctx: ActorContext): Promise<boolean> {
    return ctx.actor !== null && can.reviseTerms(ctx.actor, await areaPath(ctx.db.reader, terms.villageId));
  }
}
