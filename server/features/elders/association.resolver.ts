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
import { demand, ErrorCode, found } from '#server/core/errors';
import { Council } from '#server/features/councils/council.entity';
import { councilById } from '#server/features/councils/loaders';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { villagePath } from '#server/features/scoring/queries';
import { associationOf, demandRun, demandServe } from './facts';
import { EldersSettingsInput } from './inputs';
import { ElderAreaFigures, ElderMonthInput, elderFiguresBelow, reportElderMonth } from './months';
import { can } from './policy';
import { type DeskFigures, deskFigures, publicFigures } from './queries';
import { reviseEldersSettings, settingsOf } from './settings';
import { EldersSettings } from './settings.entity';
import { demandId, look } from './viewer';
import { WaitingNeed, waitingNeeds } from './waiting-needs';

/** How the association of a village stands. */
@ObjectType()
export class EldersDesk implements DeskFigures {
  @Field(() => ID)
  villageId!: string;

  @Field(() => Int, { description: 'people of its age' })
  elders!: number;

  @Field(() => Int, { description: 'who agreed to be visited' })
  agreed!: number;

  @Field(() => Int, { description: 'whose birthday it may keep' })
  birthdays!: number;

  @Field(() => Int, { description: 'agreed, due and not planned' })
  due!: number;

  @Field(() => Int, { description: 'visits of this month that are planned' })
  planned!: number;

  @Field(() => Int, { description: 'visits of this month that were made' })
  visited!: number;

  @Field(() => Int)
  toConfirm!: number;

  @Field(() => Boolean)
  mayRun!: boolean;
}

@ObjectType({ description: 'of the calendar year, for everybody' })
export class ElderFigures {
  @Field(() => Int)
  visits!: number;

  @Field(() => Int)
  meals!: number;

  @Field(() => Int, { description: 'at all meals together' })
  heads!: number;

  @Field(() => Int, { description: 'of classes' })
  sessions!: number;

  @Field(() => Int, { description: 'video calls' })
  calls!: number;

  @Field(() => Int)
  pairs!: number;
}

@Resolver()
export class EldersResolver {
  @Query(() => EldersDesk)
  async eldersDesk(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<EldersDesk> {
    const actor = actorOf(ctx);
    demandId(villageId, 'villageId');
    const path = await demandServe(ctx.db.reader, actor, villageId);
    const figures = await deskFigures(ctx.db.reader, villageId);
    return Object.assign(new EldersDesk(), figures, { villageId, mayRun: can.run(actor, path) });
  }

  @Query(() => ElderFigures, { description: 'public' })
  async elderFigures(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderFigures> {
    demandId(villageId, 'villageId');
    await villagePath(ctx.db.reader, villageId);
    return Object.assign(new ElderFigures(), await publicFigures(ctx.db.reader, villageId));
  }

  @Mutation(() => EldersSettings)
  reviseEldersSettings(
    @Arg('input', () => EldersSettingsInput) input: EldersSettingsInput,
    @Ctx() ctx: ActorContext,
  ): Promise<EldersSettings> {
    return ctx.db.write((tx) => reviseEldersSettings(tx, actorOf(ctx), input));
  }
}

@Resolver(() => EldersDesk)
export class EldersDeskResolver {
  @FieldResolver(() => EldersSettings)
  settings(@Root() desk: EldersDesk, @Ctx() ctx: ActorContext): Promise<EldersSettings> {
    return settingsOf(ctx.db.reader, desk.villageId);
  }

  @FieldResolver(() => Council, { nullable: true })
  async council(@Root() desk: EldersDesk, @Ctx() ctx: ActorContext): Promise<Council | null> {
    const id = await associationOf(ctx.db.reader, desk.villageId);
    return id ? councilById(ctx).load(id) : null;
  }
}

@Resolver(() => WaitingNeed)
export class WaitingNeedResolver {
  @Query(() => [WaitingNeed], {
    description: 'requests for a visit by elders who agreed, for whoever runs the association',
  })
  async elderNeeds(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<WaitingNeed[]> {
    const actor = actorOf(ctx);
    demandId(villageId, 'villageId');
    await demandRun(ctx.db.reader, actor, villageId);
    look(ctx, villageId);
    return waitingNeeds(ctx.db.reader, villageId);
  }

  @FieldResolver(() => Resident)
  async elder(@Root() need: WaitingNeed, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(need.elderId));
  }

  @FieldResolver(() => Resident, { nullable: true, description: 'who could go' })
  async visitor(@Root() need: WaitingNeed, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return need.visitorId ? residentById(ctx).load(need.visitorId) : null;
  }
}

@Resolver(() => ElderAreaFigures)
export class ElderMonthsResolver {
  @Query(() => [ElderAreaFigures], { description: 'villages of an area, for those with a post over it' })
  async elderAreaFigures(
    @Arg('areaId', () => ID) areaId: string,
    @Arg('year', () => Int) year: number,
    @Ctx() ctx: ActorContext,
  ): Promise<ElderAreaFigures[]> {
    const actor = actorOf(ctx);
    demandId(areaId, 'areaId');
    demand(year >= 2000 && year <= 2999, ErrorCode.OUT_OF_RANGE, 'year');
    return elderFiguresBelow(ctx.db.reader, actor, areaId, year);
  }

  @Mutation(() => ID, { description: 'figures of a month that was kept on paper; answers the village' })
  reportElderMonth(
    @Arg('input', () => ElderMonthInput) input: ElderMonthInput,
    @Ctx() ctx: ActorContext,
  ): Promise<string> {
    return ctx.db.write((tx) => reportElderMonth(tx, actorOf(ctx), input));
  }
}
