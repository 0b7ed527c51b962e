import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { dayOf } from '#server/core/clock';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { PageArgs } from '#server/core/pagination';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { residentById } from '#server/features/people/loaders';
import { AccessKind, noteLook } from '#server/features/people/looks';
import { Ceremony, CeremonyConnection, CeremonyItem, CeremonyMove } from './ceremony.entity';
import { CeremonyStandard } from './ceremony-standard.entity';
import { CeremonyCheck, CeremonyHome, CeremonyPerson, CeremonyStage } from './ceremony-types';
import { CeremonyVisit } from './ceremony-visit.entity';
import { closeCeremony } from './close-ceremony';
import { factsFor } from './facts';
import { GearLoan } from './gear.entity';
import { loansOfCeremony } from './gear-queries';
import {
  AmendCeremonyInput,
  CeremonyMoveInput,
  CheckCeremonyInput,
  CloseCeremonyInput,
  NotifyCeremonyInput,
  TakeCeremonyInput,
  VisitCeremonyInput,
} from './inputs';
import { agreeCeremony, amendCeremony, checkCeremony, needed, withdrawCeremony } from './move-ceremony';
import { notifyCeremony, takeCeremony } from './notify-ceremony';
import { can, mover } from './policy';
import {
  ceremonyPage,
  checksOf,
  findCeremony,
  homeOf,
  ownCeremonies,
  takenCeremonies,
  standardById,
  visitOf,
} from './queries';
import { isCeremonyMoveLegal, isOverStandard } from './rules';
import { usualFor } from './settings';
import { visitCeremony } from './visit-ceremony';

async function personOf(ctx: ActorContext, residentId: string | null): Promise<CeremonyPerson | null> {
  const resident = residentId ? await residentById(ctx).load(residentId) : null;
  return resident ? { id: resident.id, name: resident.name } : null;
}

async function standardFor(
  ctx: ActorContext,
  { standardId, villageId }: Ceremony,
): Promise<CeremonyStandard> {
  return (standardId ? await standardById(ctx).load(standardId) : null) ?? usualFor(villageId);
}

/** A ceremony is handed to nobody who must not know of it: every way to one goes through `can.see` or `can.lookAfter`. */
@Resolver(() => Ceremony)
export class CeremonyResolver {
  @Query(() => Ceremony, { description: 'NOT_FOUND to those who must not know of it' })
  async ceremony(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<Ceremony> {
    const actor = actorOf(ctx);
    demand(isId(id), ErrorCode.NOT_FOUND, 'id');
    const ceremony = found(await findCeremony(ctx.db.reader, id), 'id');
    demand(can.see(actor, await factsFor(ctx, actor, id)), ErrorCode.NOT_FOUND, 'id');
    return ceremony;
  }

  @Query(() => [Ceremony], { description: 'of the own household, the latest first' })
  async myCeremonies(@Ctx() ctx: ActorContext): Promise<Ceremony[]> {
    return ownCeremonies(ctx.db.reader, actorOf(ctx));
  }

  @Query(() => [Ceremony], { description: 'which the viewer wrote down for others, until they are over' })
  async takenCeremonies(@Ctx() ctx: ActorContext): Promise<Ceremony[]> {
    return takenCeremonies(ctx.db.reader, actorOf(ctx));
  }

  @Query(() => CeremonyConnection, { description: 'of a village, for its council and its office' })
  async ceremonies(
    @Arg('villageId', () => ID) villageId: string,
    @Arg('stage', () => CeremonyStage) stage: CeremonyStage,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<CeremonyConnection> {
    actorOf(ctx);
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    return ceremonyPage(ctx, villageId, stage, first, after);
  }

  @FieldResolver(() => CeremonyHome, { description: 'kept who looked' })
  async home(@Root() ceremony: Ceremony, @Ctx() ctx: ActorContext): Promise<CeremonyHome> {
    const { id: subjectId, householdId, hostId: residentId, villageId } = ceremony;
    noteLook(ctx, { kind: AccessKind.CEREMONY, subjectId, residentId, householdId, villageId });
    const { number, name, phone } = found(await homeOf(ctx).load(ceremony.id));
    return { id: householdId, number, name, phone };
  }

  @FieldResolver(() => Boolean, { description: 'of the viewer’s own household' })
  own(@Root() ceremony: Ceremony, @Ctx() ctx: ActorContext): boolean {
    return ctx.actor?.householdId === ceremony.householdId;
  }

  @FieldResolver(() => CeremonyStandard, { description: 'what it is measured by' })
  async standard(@Root() ceremony: Ceremony, @Ctx() ctx: ActorContext): Promise<CeremonyStandard> {
    return standardFor(ctx, ceremony);
  }

  @FieldResolver(() => Boolean, { description: 'the plan goes beyond the standard: something to talk about' })
  async overStandard(@Root() ceremony: Ceremony, @Ctx() ctx: ActorContext): Promise<boolean> {
    return isOverStandard(ceremony, await standardFor(ctx, ceremony));
  }

  @FieldResolver(() => CeremonyPerson, { nullable: true })
  async filedBy(@Root() ceremony: Ceremony, @Ctx() ctx: ActorContext): Promise<CeremonyPerson | null> {
    return personOf(ctx, ceremony.filedBy);
  }

  @FieldResolver(() => CeremonyPerson, { nullable: true })
  async agreedBy(@Root() ceremony: Ceremony, @Ctx() ctx: ActorContext): Promise<CeremonyPerson | null> {
    return personOf(ctx, ceremony.agreedBy);
  }

  @FieldResolver(() => [CeremonyCheck], { description: 'all items of the list, gone through or not' })
  async checks(@Root() ceremony: Ceremony, @Ctx() ctx: ActorContext): Promise<CeremonyCheck[]> {
    const done = await checksOf(ctx).load(ceremony.id);
    return Promise.all(
      Object.values(CeremonyItem).map(async (item) => {
        const row = done.find((each) => each.item === item);
        return {
          item,
          needed: needed.includes(item),
          doneAt: row?.doneAt ?? null,
          doneBy: await personOf(ctx, row?.doneBy ?? null),
        };
      }),
    );
  }

  @FieldResolver(() => CeremonyVisit, { nullable: true })
  async visit(@Root() ceremony: Ceremony, @Ctx() ctx: ActorContext): Promise<CeremonyVisit | null> {
    return visitOf(ctx).load(ceremony.id);
  }

  @FieldResolver(() => [GearLoan], { description: 'gear that is promised, out or back' })
  async loans(@Root() ceremony: Ceremony, @Ctx() ctx: ActorContext): Promise<GearLoan[]> {
    return loansOfCeremony(ctx).load(ceremony.id);
  }

  @FieldResolver(() => Boolean, {
    description: 'the viewer sits on the council but is of the family or its kin',
  })
  async recused(@Root() ceremony: Ceremony, @Ctx() ctx: ActorContext): Promise<boolean> {
    const { actor } = ctx;
    if (!actor) return false;
    const facts = await factsFor(ctx, actor, ceremony.id);
    return facts.isClose && can.serve(actor, { ...facts, isClose: false });
  }

  @FieldResolver(() => [CeremonyMove], { description: 'what the viewer may do right now' })
  async moves(@Root() ceremony: Ceremony, @Ctx() ctx: ActorContext): Promise<CeremonyMove[]> {
    const { actor } = ctx;
    if (!actor) return [];
    const facts = await factsFor(ctx, actor, ceremony.id);
    return Object.values(CeremonyMove).filter(
      (move) => isCeremonyMoveLegal(move, ceremony, ctx.db.reader.at) && mover[move](actor, facts),
    );
  }

  @FieldResolver(() => Int, { description: 'days from today to its first day; below 0 when that is over' })
  daysAhead(@Root() ceremony: Ceremony, @Ctx() ctx: ActorContext): number {
    return Math.round((Date.parse(ceremony.beginsOn) - Date.parse(dayOf(ctx.db.reader.at))) / 86_400_000);
  }

  @Mutation(() => Ceremony)
  async notifyCeremony(
    @Arg('input', () => NotifyCeremonyInput) input: NotifyCeremonyInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Ceremony> {
    return ctx.db.write((tx) => notifyCeremony(tx, actorOf(ctx), input));
  }

  @Mutation(() => Ceremony, { description: 'for a family that called, wrote or came by' })
  async takeCeremony(
    @Arg('input', () => TakeCeremonyInput) input: TakeCeremonyInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Ceremony> {
    return ctx.db.write((tx) => takeCeremony(tx, actorOf(ctx), input));
  }

  @Mutation(() => Ceremony, { description: 'what was agreed is to be agreed anew' })
  async amendCeremony(
    @Arg('input', () => AmendCeremonyInput) input: AmendCeremonyInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Ceremony> {
    return ctx.db.write((tx) => amendCeremony(tx, actorOf(ctx), input));
  }

  @Mutation(() => Ceremony)
  async checkCeremony(
    @Arg('input', () => CheckCeremonyInput) input: CheckCeremonyInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Ceremony> {
    return ctx.db.write((tx) => checkCeremony(tx, actorOf(ctx), input));
  }

  @Mutation(() => Ceremony)
  async agreeCeremony(
    @Arg('input', () => CeremonyMoveInput) input: CeremonyMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Ceremony> {
    return ctx.db.write((tx) => agreeCeremony(tx, actorOf(ctx), input));
  }

  @Mutation(() => Ceremony)
  async visitCeremony(
    @Arg('input', () => VisitCeremonyInput) input: VisitCeremonyInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Ceremony> {
    return ctx.db.write((tx) => visitCeremony(tx, actorOf(ctx), input));
  }

  @Mutation(() => Ceremony, {
    description: 'thanks the family; what was held to the standard becomes a record',
  })
  async closeCeremony(
    @Arg('input', () => CloseCeremonyInput) input: CloseCeremonyInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Ceremony> {
    return ctx.db.write((tx) => closeCeremony(tx, actorOf(ctx), input));
  }

  @Mutation(() => Ceremony)
  async withdrawCeremony(
    @Arg('input', () => CeremonyMoveInput) input: CeremonyMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Ceremony> {
    return ctx.db.write((tx) => withdrawCeremony(tx, actorOf(ctx), input));
  }
}

/** Seen through a ceremony only. */
@Resolver(() => CeremonyVisit)
export class CeremonyVisitResolver {
  @FieldResolver(() => CeremonyPerson, { nullable: true })
  async visitor(@Root() visit: CeremonyVisit, @Ctx() ctx: ActorContext): Promise<CeremonyPerson | null> {
    return personOf(ctx, visit.visitorId);
  }

  @FieldResolver(() => CeremonyPerson, { nullable: true })
  async companion(@Root() visit: CeremonyVisit, @Ctx() ctx: ActorContext): Promise<CeremonyPerson | null> {
    return personOf(ctx, visit.companionId);
  }
}
