import { Ctx, Field, FieldResolver, ID, Int, ObjectType, Resolver, Root } from 'type-graphql';
import { Coverage } from '#server/features/fund/coverage';
import { can } from '#server/features/fund/policy';
import { coverageOf, entriesToConfirm } from '#server/features/fund/queries';
import { Light } from '#server/features/fund/rules';
import { type Actor, type ActorContext, actorOf } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { areaById } from '#server/features/people/loaders';
import { WorkQueue } from './queue.resolver';

/** A village whose fund is short, as its council is warned of it. */
@ObjectType()
export class FundWarning {
  @Field(() => ID)
  villageId!: string;

  @Field(() => Coverage)
  coverage!: Coverage;
}

@Resolver(() => FundWarning)
export class FundWarningResolver {
  @FieldResolver(() => Area)
  async village(@Root() warning: FundWarning, @Ctx() ctx: ActorContext): Promise<Area | null> {
    return areaById(ctx).load(warning.villageId);
  }
}

/** The villages in which the actor holds a post of the village itself. */
function villagesOf(actor: Actor): string[] {
  return [...new Set(actor.posts.flatMap(({ villageId }) => villageId ?? []))];
}

@Resolver(() => WorkQueue)
export class QueueFundResolver {
  @FieldResolver(() => [FundWarning], { description: 'amber and red lights of the viewer’s own villages' })
  async fundWarnings(@Root() _queue: WorkQueue, @Ctx() ctx: ActorContext): Promise<FundWarning[]> {
    const coverages = await coverageOf(ctx.db.reader, villagesOf(actorOf(ctx)));
    return [...coverages]
      .filter(([, coverage]) => coverage.light !== Light.GREEN)
      .map(([villageId, coverage]) => ({ villageId, coverage }));
  }

  @FieldResolver(() => Int, { description: 'fund entries of others that the viewer may confirm' })
  async fundToConfirm(@Root() _queue: WorkQueue, @Ctx() ctx: ActorContext): Promise<number> {
    const actor = actorOf(ctx);
    const { reader } = ctx.db;
    const rows = await reader.rows<{ id: string; path: string[] }>(
      `select a.id, a.path from fund f join area a on a.id = f.village_id
       where a.path && $1::uuid[] or a.id = any($1::uuid[])`,
      [actor.posts.flatMap(({ areaId, villageId }) => [areaId, ...(villageId ? [villageId] : [])])],
    );
    const villages = rows.filter(({ path }) => can.confirm(actor, path)).map(({ id }) => id);
    return villages.length === 0 ? 0 : entriesToConfirm(reader, actor, villages);
  }
}
