import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { WorkQueue } from '#server/features/activities/queue.resolver';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { can } from './policy';
import { RegisterImport } from './register-import.entity';

/** Lists looked at for one viewer: far more than villages that one town brings in at once. */
const MOST = 200;

@Resolver(() => WorkQueue)
export class QueueImportsResolver {
  @FieldResolver(() => [RegisterImport], {
    description: 'lists that wait for the viewer’s signature, oldest first',
  })
  async importsToSign(@Root() _queue: WorkQueue, @Ctx() ctx: ActorContext): Promise<RegisterImport[]> {
    const actor = actorOf(ctx);
    const rows = await ctx.db.reader.rows<RegisterImport & { path: string[] }>(
      `select i.*, v.path from register_import i join area v on v.id = i.village_id
       where i.state = 'PROPOSED' and v.path && $1::uuid[] order by i.proposed_at, i.id limit ${MOST}`,
      [actor.posts.map(({ areaId }) => areaId)],
    );
    return rows.flatMap(({ path, ...paper }) =>
      can.sign(actor, paper, path) ? [Object.assign(new RegisterImport(), paper)] : [],
    );
  }
}
