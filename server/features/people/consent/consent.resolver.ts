import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { dayOf } from '#server/core/clock';
import { demand, ErrorCode, found } from '#server/core/errors';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { areaById, membersOf, residentById } from '#server/features/people/loaders';
import { Resident, ResidentState } from '#server/features/people/resident.entity';
import { Consent, ConsentPurpose, ConsentText } from './consent.entity';
import { ConsentInput, ConsentTextInput } from './consent-inputs';
import { can } from './consent-policy';
import {
  consentsOf,
  consentTextsOf,
  currentText,
  holdersOf,
  isGuardians,
  purposesFor,
  textById,
  type Youth,
} from './consents';
import { decideConsent } from './decide-consent';
import { isAdult, isGuarded, youthOf } from './guardian';
import { reviseConsentText } from './revise-consent-text';

/** Where a person stands on one purpose. */
@ObjectType()
export class ConsentStanding {
  @Field(() => ID)
  id!: string;

  @Field(() => ConsentPurpose)
  purpose!: ConsentPurpose;

  @Field(() => Boolean)
  given!: boolean;

  @Field(() => Consent, { nullable: true, description: 'the decision that holds; null before the first' })
  latest!: Consent | null;

  @Field(() => Boolean, { description: 'the viewer decides on it here and now' })
  mayDecide!: boolean;
}

interface Rights extends Youth {
  /** Decides on a purpose here and now. */
  decidesOn: (purpose: ConsentPurpose) => boolean;
  /** Enters what was signed on paper. */
  enters: boolean;
}

/** Who of the room's people may act for another. */
async function rightsOver(ctx: ActorContext, resident: Resident): Promise<Rights> {
  const today = dayOf(ctx.clock.now());
  const youth = youthOf(resident.birthYear, today);
  const { actor } = ctx;
  if (!actor) return { ...youth, decidesOn: () => false, enters: false };
  const subject = { id: resident.id, householdId: resident.householdId };
  const self = await residentById(ctx).load(actor.residentId);
  const village = resident.villageId ? await areaById(ctx).load(resident.villageId) : null;
  const decider = { actor, birthYear: self?.birthYear ?? null, today };
  return {
    ...youth,
    decidesOn: (purpose) => {
      const asked = { ...subject, guarded: isGuardians(purpose, youth) };
      return can.decideForSelf(actor, asked) || can.decideAsGuardian(decider, asked);
    },
    enters: can.enterPaper(actor, { ...subject, guarded: youth.guarded }, village?.path ?? null),
  };
}

/** What the viewer may read of the person's consents: all of the own and a child's, of a minor the tasks alone. */
async function readable(ctx: ActorContext, resident: Resident): Promise<readonly ConsentPurpose[]> {
  const rights = await rightsOver(ctx, resident);
  const asked = purposesFor(rights);
  if (rights.enters || ctx.actor?.residentId === resident.id) return asked;
  return asked.filter(rights.decidesOn);
}

@Resolver(() => Resident)
export class ResidentConsentResolver {
  @FieldResolver(() => Boolean, {
    nullable: true,
    description: 'under 14: a grown-up of the household decides; null for those who may not know',
  })
  async guarded(@Root() resident: Resident, @Ctx() ctx: ActorContext): Promise<boolean | null> {
    const { guarded } = await rightsOver(ctx, resident);
    return (await readable(ctx, resident)).length > 0 ? guarded : null;
  }

  @FieldResolver(() => [ConsentStanding], {
    description: 'for the person, a child’s or minor’s guardian and staff who keep the register',
  })
  async consents(@Root() resident: Resident, @Ctx() ctx: ActorContext): Promise<ConsentStanding[]> {
    const purposes = await readable(ctx, resident);
    demand(purposes.length > 0, ErrorCode.FORBIDDEN);
    const { decidesOn } = await rightsOver(ctx, resident);
    const decided = await consentsOf(ctx).load(resident.id);
    return purposes.map((purpose) => {
      const latest = decided.find((consent) => consent.purpose === purpose) ?? null;
      return Object.assign(new ConsentStanding(), {
        id: `${resident.id}/${purpose}`,
        purpose,
        given: latest?.given ?? false,
        latest,
        mayDecide: resident.state === ResidentState.ACTIVE && decidesOn(purpose),
      });
    });
  }

  @FieldResolver(() => Boolean, {
    description: 'the viewer decides on this person’s consents: the own, or a child’s',
  })
  async mayDecideConsents(@Root() resident: Resident, @Ctx() ctx: ActorContext): Promise<boolean> {
    if (resident.state !== ResidentState.ACTIVE) return false;
    const rights = await rightsOver(ctx, resident);
    return purposesFor(rights).some(rights.decidesOn);
  }

  @FieldResolver(() => [Resident], {
    description: 'children under 14 for whom the viewer, a grown-up of their household, decides',
  })
  async wards(@Root() resident: Resident, @Ctx() ctx: ActorContext): Promise<Resident[]> {
    if (!resident.householdId || ctx.actor?.residentId !== resident.id) return [];
    const today = dayOf(ctx.clock.now());
    if (!isAdult(resident.birthYear, today)) return [];
    const members = await membersOf(ctx).load(resident.householdId);
    return members.filter((member) => member.id !== resident.id && isGuarded(member.birthYear, today));
  }

  @FieldResolver(() => [Resident], {
    description:
      'minors from 14 to 17 of the viewer’s household, for whose voluntary service the viewer decides',
  })
  async minors(@Root() resident: Resident, @Ctx() ctx: ActorContext): Promise<Resident[]> {
    if (!resident.householdId || ctx.actor?.residentId !== resident.id) return [];
    const today = dayOf(ctx.clock.now());
    if (!isAdult(resident.birthYear, today)) return [];
    const members = await membersOf(ctx).load(resident.householdId);
    return members.filter((member) => {
      const { guarded, minor } = youthOf(member.birthYear, today);
      return member.id !== resident.id && minor && !guarded;
    });
  }
}

@Resolver(() => ConsentStanding)
export class ConsentStandingResolver {
  @FieldResolver(() => ConsentText, { description: 'the wording that is asked today' })
  async text(@Root() standing: ConsentStanding, @Ctx() ctx: ActorContext): Promise<ConsentText> {
    return found(await currentText(ctx).load(standing.purpose));
  }

  @FieldResolver(() => Boolean, {
    description: 'agreed to an older wording: it holds as it was read, and the person is asked anew',
  })
  async outdated(
    @Root() { given, latest, purpose }: ConsentStanding,
    @Ctx() ctx: ActorContext,
  ): Promise<boolean> {
    if (!given || !latest) return false;
    return found(await currentText(ctx).load(purpose)).id !== latest.textId;
  }
}

@Resolver(() => ConsentText)
export class ConsentTextResolver {
  @Query(() => [ConsentText], {
    description: 'public: every wording there ever was, by purpose, the newest first',
  })
  consentTextHistory(@Ctx() ctx: ActorContext): Promise<ConsentText[]> {
    return consentTextsOf(ctx.db.reader);
  }

  @FieldResolver(() => Resident, {
    nullable: true,
    description: 'who put it in force; null for the wordings the product came with',
  })
  async setter(@Root() text: ConsentText, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return text.setBy ? residentById(ctx).load(text.setBy) : null;
  }

  @FieldResolver(() => Boolean, { description: 'the viewer may put a new wording in force' })
  mayRevise(@Ctx() ctx: ActorContext): boolean {
    return ctx.actor !== null && can.reviseText(ctx.actor);
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description: 'how many people agree by this wording; told to those who may put a new one in force',
  })
  async holders(@Root() text: ConsentText, @Ctx() ctx: ActorContext): Promise<number | null> {
    return ctx.actor !== null && can.reviseText(ctx.actor) ? holdersOf(ctx).load(text.id) : null;
  }
}

@Resolver(() => Consent)
export class ConsentResolver {
  @Query(() => [ConsentText], { description: 'public: what is asked today' })
  async consentTexts(@Ctx() ctx: ActorContext): Promise<ConsentText[]> {
    const texts = await Promise.all(Object.values(ConsentPurpose).map((each) => currentText(ctx).load(each)));
    return texts.flatMap((text) => text ?? []);
  }

  @Mutation(() => Consent)
  decideConsent(
    @Arg('input', () => ConsentInput) input: ConsentInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Consent> {
    return ctx.db.write((tx) => decideConsent(tx, actorOf(ctx), input));
  }

  @Mutation(() => ConsentText)
  reviseConsentText(
    @Arg('input', () => ConsentTextInput) input: ConsentTextInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ConsentText> {
    return ctx.db.write((tx) => reviseConsentText(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => ConsentText, { description: 'the wording this decision was about' })
  async text(@Root() consent: Consent, @Ctx() ctx: ActorContext): Promise<ConsentText> {
    return found(await textById(ctx).load(consent.textId));
  }

  @FieldResolver(() => Resident)
  async resident(@Root() consent: Consent, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(consent.residentId));
  }

  @FieldResolver(() => Resident, { nullable: true, description: 'the grown-up who decided for a child' })
  async guardian(@Root() consent: Consent, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return consent.guardianId ? residentById(ctx).load(consent.guardianId) : null;
  }

  @FieldResolver(() => Resident)
  async enteredBy(@Root() consent: Consent, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(consent.enteredBy));
  }

  @FieldResolver(() => Resident, { nullable: true })
  async witness(@Root() consent: Consent, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return consent.witnessId ? residentById(ctx).load(consent.witnessId) : null;
  }
}
