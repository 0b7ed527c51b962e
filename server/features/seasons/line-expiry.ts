// Why points of a purse expired, told from the line itself: by which closing, under which signatures, and which points.
import { GraphQLLocalDate } from 'graphql-scalars';
import {
  Ctx,
  Field,
  FieldResolver,
  GraphQLISODateTime,
  ID,
  Int,
  ObjectType,
  Resolver,
  Root,
} from 'type-graphql';
import { dayOf } from '#server/core/clock';
import { found } from '#server/core/errors';
import { grouped, loader } from '#server/core/loader';
import { recordById } from '#server/features/activities/loaders';
import { ActivityRecord } from '#server/features/activities/record.entity';
import { visibleRecord } from '#server/features/activities/record.resolver';
import type { ActorContext } from '#server/features/people/actor';
import { residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { StatementLine, TransferKind } from '#server/features/people/statement';
import { closeById, undosOfClose } from './loaders';
import { UndoState } from './rules';
import { SeasonUndo } from './season-undo.entity';

@ObjectType({ description: 'Points granted together, as far as a closing let them expire' })
export class ExpiredLot {
  @Field(() => ID)
  id!: string;

  @Field(() => GraphQLLocalDate)
  grantedOn!: string;

  @Field(() => Int, { description: 'points as granted' })
  granted!: number;

  @Field(() => Int, { description: 'of these, points that expired' })
  points!: number;

  @Field(() => TransferKind, { description: 'how they came: GRANT for an act, OPENING from paper' })
  kind!: TransferKind;

  sourceId!: string | null;
}

@ObjectType({ description: 'The closing that let points of a purse expire' })
export class LineExpiry {
  @Field(() => ID)
  id!: string;

  closeId!: string;
  householdId!: string;

  @Field(() => GraphQLLocalDate, { description: 'first day of the season that was closed' })
  beginsOn!: string;

  @Field(() => GraphQLLocalDate)
  endsOn!: string;

  @Field(() => GraphQLISODateTime)
  preparedAt!: Date;

  @Field(() => GraphQLISODateTime)
  signedAt!: Date;

  @Field(() => String, { description: 'body for which the second signature was put: OC or TOWN' })
  signedBody!: string;

  @Field(() => GraphQLISODateTime, { description: 'until then it can be undone' })
  undoUntil!: Date;
}

const expiryOfTransfer = loader<LineExpiry | null>(async (reader, ids) => {
  const rows = await reader.rows<LineExpiry>(
    `select x.id, c.id as close_id, a.owner_id as household_id, c.begins_on, c.ends_on, c.prepared_at, c.signed_at,
       c.signed_body, c.undo_until
     from transfer x join season_close c on c.id = x.source_id join account a on a.id = x.debit_account_id
     where x.id = any($1::uuid[]) and x.kind = 'EXPIRY'`,
    [ids],
  );
  const byId = new Map(rows.map((row) => [row.id, Object.assign(new LineExpiry(), row)]));
  return ids.map((id) => byId.get(id) ?? null);
});

/** The lots that expiries took, oldest first, each traced back to the transfer that brought its points. */
const lotsOfExpiry = loader<ExpiredLot[]>(async (reader, ids) => {
  const rows = await reader.rows<Omit<ExpiredLot, 'grantedOn'> & { expiryId: string; grantedAt: Date }>(
    `with recursive took as (
       select x.id as expiry_id, l.lot_id, l.granted_at, l.granted,
         least(l.points, x.amount - coalesce(sum(l.points) over (partition by x.id order by l.granted_at, l.lot_id
           rows between unbounded preceding and 1 preceding), 0)) as points
       from transfer x cross join lateral purse_lots(x.debit_account_id, x.debit_balance + x.amount, x.seq) l
       where x.id = any($1::uuid[]) and x.kind = 'EXPIRY'
     ), trace as (
       select k.expiry_id, k.lot_id, k.lot_id as from_id from took k where k.points > 0
       union all
       select e.expiry_id, e.lot_id, m.source_id from trace e join moved_lot m on m.id = e.from_id
     )
     select k.expiry_id, k.lot_id as id, k.granted_at, k.granted, k.points::bigint, t.kind, t.source_id
     from took k join trace e on (e.expiry_id, e.lot_id) = (k.expiry_id, k.lot_id) join transfer t on t.id = e.from_id
     order by k.granted_at, k.lot_id`,
    [ids],
  );
  return grouped(ids, rows, (row) => row.expiryId).map((lots) =>
    lots.map(({ id, grantedAt, granted, points, kind, sourceId }) =>
      Object.assign(new ExpiredLot(), { id, grantedOn: dayOf(grantedAt), granted, points, kind, sourceId }),
    ),
  );
});

@Resolver(() => StatementLine)
export class StatementExpiryResolver {
  @FieldResolver(() => LineExpiry, {
    nullable: true,
    description:
      'of points that expired, or came back because that was undone: the closing; null for all other lines',
  })
  async expiry(@Root() line: StatementLine, @Ctx() ctx: ActorContext): Promise<LineExpiry | null> {
    const undone = line.reversesKind === TransferKind.EXPIRY ? line.reverses : null;
    const id = line.kind === TransferKind.EXPIRY ? line.id : undone;
    return id ? expiryOfTransfer(ctx).load(id) : null;
  }
}

@Resolver(() => LineExpiry)
export class LineExpiryResolver {
  @FieldResolver(() => Resident, { description: 'who prepared the closing: the first signature' })
  async preparedBy(@Root() { closeId }: LineExpiry, @Ctx() ctx: ActorContext): Promise<Resident> {
    const close = found(await closeById(ctx).load(closeId));
    return found(await residentById(ctx).load(close.preparedBy));
  }

  @FieldResolver(() => Resident, { description: 'who put the second signature' })
  async signedBy(@Root() { closeId }: LineExpiry, @Ctx() ctx: ActorContext): Promise<Resident> {
    const close = found(await closeById(ctx).load(closeId));
    return found(await residentById(ctx).load(found(close.signedBy)));
  }

  @FieldResolver(() => [ExpiredLot], { description: 'the points that expired, oldest first' })
  async lots(@Root() expiry: LineExpiry, @Ctx() ctx: ActorContext): Promise<ExpiredLot[]> {
    return lotsOfExpiry(ctx).load(expiry.id);
  }

  @FieldResolver(() => SeasonUndo, {
    nullable: true,
    description: 'the signed undoing that gave the points back',
  })
  async undo(@Root() expiry: LineExpiry, @Ctx() ctx: ActorContext): Promise<SeasonUndo | null> {
    const undos = await undosOfClose(ctx).load(expiry.closeId);
    const own = undos.filter(
      ({ state, householdId }) =>
        state === UndoState.DONE && (householdId === null || householdId === expiry.householdId),
    );
    // A household's own undoing comes before that of all, which then gives it nothing more.
    return own[0] ?? null;
  }
}

@Resolver(() => ExpiredLot)
export class ExpiredLotResolver {
  @FieldResolver(() => ActivityRecord, {
    nullable: true,
    description: 'the act that brought them, if the viewer may see it',
  })
  async record(@Root() lot: ExpiredLot, @Ctx() ctx: ActorContext): Promise<ActivityRecord | null> {
    const isAct = lot.kind === TransferKind.GRANT && lot.sourceId !== null;
    return isAct && lot.sourceId ? visibleRecord(ctx, await recordById(ctx).load(lot.sourceId)) : null;
  }
}
