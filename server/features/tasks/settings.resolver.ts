import {
  Arg,
  Ctx,
  FieldResolver,
  GraphQLISODateTime,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { type ActorContext, actorOf, serves } from '#server/features/people/actor';
import { HistoryEntry } from '#server/features/people/history-entry';
import { areaById, residentById } from '#server/features/people/loaders';
import { nameFor } from '#server/features/people/visibility';
import { can } from './policy';
import { demandSight, settingsHistory } from './queries';
import { TaskSettingsInput } from './series-inputs';
import { reviseTaskSettings, settingsOf } from './settings';
import { TaskSettings } from './task-settings.entity';

async function pathOf(ctx: ActorContext, villageId: string): Promise<readonly string[]> {
  return (await areaById(ctx).load(villageId))?.path ?? [];
}

@Resolver(() => TaskSettings)
export class TaskSettingsResolver {
  @Query(() => TaskSettings)
  async taskSettings(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<TaskSettings> {
    await demandSight(ctx.db.reader, actorOf(ctx), villageId);
    return settingsOf(ctx.db.reader, villageId);
  }

  @Mutation(() => TaskSettings)
  reviseTaskSettings(
    @Arg('input', () => TaskSettingsInput) input: TaskSettingsInput,
    @Ctx() ctx: ActorContext,
  ): Promise<TaskSettings> {
    return ctx.db.write((tx) => reviseTaskSettings(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Boolean, { description: 'the viewer may set them' })
  async mayRevise(@Root() { villageId }: TaskSettings, @Ctx() ctx: ActorContext): Promise<boolean> {
    return ctx.actor !== null && can.settle(ctx.actor, await pathOf(ctx, villageId));
  }

  @FieldResolver(() => GraphQLISODateTime, { nullable: true, description: 'null: the usual numbers' })
  setAt(@Root() settings: TaskSettings): Date | null {
    return settings.setAt ?? null;
  }

  @FieldResolver(() => String, { nullable: true })
  async setByName(@Root() { setBy }: TaskSettings, @Ctx() ctx: ActorContext): Promise<string | null> {
    const person = setBy ? await residentById(ctx).load(setBy) : null;
    return person ? nameFor(ctx, person) : null;
  }

  @FieldResolver(() => [HistoryEntry], {
    description: 'who set what, the newest first, for those who serve the village; empty for others',
  })
  async history(@Root() { villageId }: TaskSettings, @Ctx() ctx: ActorContext): Promise<HistoryEntry[]> {
    if (!ctx.actor || !serves(ctx.actor, await pathOf(ctx, villageId))) return [];
    return settingsHistory(ctx.db.reader, villageId);
  }
}
