import { Ctx, FieldResolver, Resolver, Root } from 'type-graphql';
import { WorkQueue } from '#server/features/activities/queue.resolver';
import { type Actor, type ActorContext, actorOf } from '#server/features/people/actor';
import { can } from './policy';
import { isWithinUndo } from './rules';
import { SeasonClose } from './season-close.entity';
import { SeasonUndo } from './season-undo.entity';

/** Papers looked at for one viewer: far more than villages that one town closes at once. */
const MOST = 200;

const areasOf = (actor: Actor): string[] => actor.posts.map(({ areaId }) => areaId);

/** What of the seasons waits for the viewer's signature, in all villages where that counts. */
@Resolver(() => WorkQueue)
export class QueueSeasonsResolver {
  @FieldResolver(() => [SeasonClose], {
    description: 'closings that wait for the viewer’s signature, oldest first',
  })
  async closesToSign(@Root() _queue: WorkQueue, @Ctx() ctx: ActorContext): Promise<SeasonClose[]> {
    const actor = actorOf(ctx);
    const rows = await ctx.db.reader.rows<SeasonClose & { path: string[] }>(
      `select c.*, v.path from season_close c join area v on v.id = c.village_id
       where c.state = 'PREPARED' and v.path && $1::uuid[] order by c.prepared_at, c.id limit ${MOST}`,
      [areasOf(actor)],
    );
    return rows.flatMap(({ path, ...close }) =>
      can.sign(actor, close, path) ? [Object.assign(new SeasonClose(), close)] : [],
    );
  }

  @FieldResolver(() => [SeasonUndo], {
    description: 'undoings that wait for the viewer’s signature, oldest first',
  })
  async undosToSign(@Root() _queue: WorkQueue, @Ctx() ctx: ActorContext): Promise<SeasonUndo[]> {
    const actor = actorOf(ctx);
    const { reader } = ctx.db;
    const rows = await reader.rows<SeasonUndo & { path: string[]; undoUntil: Date; undoneAt: Date | null }>(
      `select u.*, v.path, c.undo_until, c.undone_at from season_undo u join season_close c on c.id = u.close_id
       join area v on v.id = c.village_id
       where u.state = 'PREPARED' and v.path && $1::uuid[] order by u.prepared_at, u.id limit ${MOST}`,
      [areasOf(actor)],
    );
    return rows.flatMap(({ path, undoUntil, undoneAt, ...undo }) =>
      can.sign(actor, undo, path) && isWithinUndo({ undoUntil, undoneAt }, reader.at)
        ? [Object.assign(new SeasonUndo(), undo)]
        : [],
    );
  }
}
