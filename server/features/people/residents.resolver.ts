import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { found } from '#server/core/errors';
import { PageArgs } from '#server/core/pagination';
import { type ActorContext, actorOf } from './actor';
import { addOfficial } from './add-official';
import { addResident } from './add-resident';
import { amendResident } from './amend-resident';
import { Area } from './area.entity';
import { endResidence } from './end-residence';
import { HistoryEntry, historyOf } from './history-entry';
import { Household } from './household.entity';
import { areaById, honourOf, householdById, kinOf, minutesOf, postsHeldBy, residentById } from './loaders';
import { markKin, unmarkKin } from './mark-kin';
import { AccessKind, noteLook } from './looks';
import { maskName } from './mask';
import { moveResident } from './move-resident';
import { openLogin } from './open-login';
import { Post } from './post.entity';
import { ResidentConnection, residentPage } from './queries';
import {
  KinInput,
  LoginInput,
  MoveInput,
  NewResidentInput,
  OfficialInput,
  ResidentEndInput,
  ResidentInput,
} from './resident-inputs';
import { Kin, Resident } from './resident.entity';
import { demandResident, mayReadPhone, mayReadResident, nameFor } from './visibility';

@Resolver(() => Resident)
export class ResidentsResolver {
  @Query(() => ResidentConnection)
  async residents(
    @Arg('villageId', () => ID) villageId: string,
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<ResidentConnection> {
    actorOf(ctx);
    const people = await residentPage(ctx, { villageId, search, first: page.first, after: page.after });
    noteLook(ctx, { kind: AccessKind.SEARCH, subjectId: villageId, villageId });
    return people;
  }

  @Query(() => Resident, { nullable: true })
  async resident(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    actorOf(ctx);
    const resident = await residentById(ctx).load(id);
    return resident && (await mayReadResident(ctx, resident)) ? resident : null;
  }

  @Mutation(() => Resident)
  addResident(
    @Arg('input', () => NewResidentInput) input: NewResidentInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Resident> {
    return ctx.db.write((tx) => addResident(tx, actorOf(ctx), input));
  }

  @Mutation(() => Resident, { description: 'staff of a town or county, who belong to no household' })
  addOfficial(
    @Arg('input', () => OfficialInput) input: OfficialInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Resident> {
    return ctx.db.write((tx) => addOfficial(tx, actorOf(ctx), input));
  }

  @Mutation(() => Resident)
  amendResident(
    @Arg('input', () => ResidentInput) input: ResidentInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Resident> {
    return ctx.db.write((tx) => amendResident(tx, actorOf(ctx), input));
  }

  @Mutation(() => Resident)
  moveResident(@Arg('input', () => MoveInput) input: MoveInput, @Ctx() ctx: ActorContext): Promise<Resident> {
    return ctx.db.write((tx) => moveResident(tx, actorOf(ctx), input));
  }

  @Mutation(() => Resident)
  recordDeath(
    @Arg('input', () => ResidentEndInput) input: ResidentEndInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Resident> {
    return ctx.db.write((tx) => endResidence(tx, actorOf(ctx), 'recordDeath', input));
  }

  @Mutation(() => Resident)
  recordLeaving(
    @Arg('input', () => ResidentEndInput) input: ResidentEndInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Resident> {
    return ctx.db.write((tx) => endResidence(tx, actorOf(ctx), 'recordLeaving', input));
  }

  @Mutation(() => Resident)
  markKin(@Arg('input', () => KinInput) input: KinInput, @Ctx() ctx: ActorContext): Promise<Resident> {
    return ctx.db.write((tx) => markKin(tx, actorOf(ctx), input));
  }

  @Mutation(() => Resident)
  unmarkKin(@Arg('input', () => KinInput) input: KinInput, @Ctx() ctx: ActorContext): Promise<Resident> {
    return ctx.db.write((tx) => unmarkKin(tx, actorOf(ctx), input));
  }

  @Mutation(() => Resident)
  openLogin(@Arg('input', () => LoginInput) input: LoginInput, @Ctx() ctx: ActorContext): Promise<Resident> {
    return ctx.db.write((tx) => openLogin(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => String)
  name(@Root() resident: Resident, @Ctx() ctx: ActorContext): Promise<string> {
    return nameFor(ctx, resident);
  }

  @FieldResolver(() => String, { description: 'e.g. 张*华; what strangers see' })
  maskedName(@Root() resident: Resident): string {
    return maskName(resident.name);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'only for the person, the household and staff who manage people',
  })
  async phone(@Root() resident: Resident, @Ctx() ctx: ActorContext): Promise<string | null> {
    if (!resident.phone || !(await mayReadPhone(ctx, resident))) return null;
    const { id, householdId, villageId } = resident;
    noteLook(ctx, { kind: AccessKind.PHONE, subjectId: id, residentId: id, householdId, villageId });
    return resident.phone;
  }

  @FieldResolver(() => Int, { nullable: true })
  async birthYear(@Root() resident: Resident, @Ctx() ctx: ActorContext): Promise<number | null> {
    return (await mayReadResident(ctx, resident)) ? resident.birthYear : null;
  }

  @FieldResolver(() => Household, { nullable: true })
  async household(@Root() resident: Resident, @Ctx() ctx: ActorContext): Promise<Household | null> {
    if (!resident.householdId || !(await mayReadResident(ctx, resident))) return null;
    return householdById(ctx).load(resident.householdId);
  }

  @FieldResolver(() => Area, { nullable: true })
  async village(@Root() resident: Resident, @Ctx() ctx: ActorContext): Promise<Area | null> {
    return resident.villageId ? areaById(ctx).load(resident.villageId) : null;
  }

  @FieldResolver(() => [Post])
  posts(@Root() resident: Resident, @Ctx() ctx: ActorContext): Promise<Post[]> {
    return postsHeldBy(ctx).load(resident.id);
  }

  @FieldResolver(() => [Kin])
  async kin(@Root() resident: Resident, @Ctx() ctx: ActorContext): Promise<Kin[]> {
    await demandResident(ctx, resident);
    return kinOf(ctx).load(resident.id);
  }

  @FieldResolver(() => Boolean)
  async hasLogin(@Root() resident: Resident, @Ctx() ctx: ActorContext): Promise<boolean> {
    await demandResident(ctx, resident);
    return resident.loginId !== null;
  }

  @FieldResolver(() => Int)
  async honour(@Root() resident: Resident, @Ctx() ctx: ActorContext): Promise<number> {
    await demandResident(ctx, resident);
    return honourOf(ctx).load(resident.id);
  }

  @FieldResolver(() => Int)
  async minutes(@Root() resident: Resident, @Ctx() ctx: ActorContext): Promise<number> {
    await demandResident(ctx, resident);
    return minutesOf(ctx).load(resident.id);
  }

  @FieldResolver(() => [HistoryEntry])
  async history(@Root() resident: Resident, @Ctx() ctx: ActorContext): Promise<HistoryEntry[]> {
    await demandResident(ctx, resident);
    return historyOf(ctx).load(resident.id);
  }
}

@Resolver(() => Kin)
export class KinResolver {
  @FieldResolver(() => Resident)
  async resident(@Root() kin: Kin, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(kin.kinId));
  }
}
