import {
  Arg,
  Args,
  Ctx,
  FieldResolver,
  GraphQLISODateTime,
  ID,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { isId } from '#server/core/id';
import { PageArgs } from '#server/core/pagination';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { HistoryEntry, historyOf } from '#server/features/people/history-entry';
import { Household } from '#server/features/people/household.entity';
import { areaById, householdById, residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { ruleById, versionById } from '#server/features/scoring/loaders';
import { Rule, RuleVersion } from '#server/features/scoring/rule.entity';
import { amendRecord } from './amend-record';
import { Approval } from './approval.entity';
import { claimRecord } from './claim-record';
import { Correction } from './correction.entity';
import { factsById } from './facts';
import { fileRecord } from './file-record';
import { AmendInput, ClaimInput, FileRecordInput, RecordMoveInput } from './inputs';
import {
  approvalsByRecord,
  correctionsByRecord,
  objectionsByRecord,
  photosByRecord,
  recordById,
  rollById,
} from './loaders';
import { openUntil, whyNot } from './lock-record';
import { Objection } from './objection.entity';
import { Photo } from './photos/photo.entity';
import { bodiesMissing, can } from './policy';
import { recordsOf } from './queries';
import { RecordFilter } from './record-filter';
import { ActivityMove, ActivityRecord, ActivityRecordConnection } from './record.entity';
import { reverseRecord } from './reverse-record';
import { Roll } from './roll.entity';
import { submitRecord } from './submit-record';
import { withdrawRecord } from './withdraw-record';

/** The record if this viewer may see it, else null. */
export async function visibleRecord(
  ctx: ActorContext,
  record: ActivityRecord | null,
): Promise<ActivityRecord | null> {
  if (!record || !ctx.actor) return null;
  return can.see(ctx.actor, record, await areaPath(ctx.db.reader, record.villageId)) ? record : null;
}

@Resolver(() => ActivityRecord)
export class RecordResolver {
  @Query(() => ActivityRecordConnection)
  async records(
    @Arg('filter', () => RecordFilter) filter: RecordFilter,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<ActivityRecordConnection> {
    return recordsOf(ctx.db.reader, actorOf(ctx), filter, page.first, page.after);
  }

  @Query(() => ActivityRecord, { nullable: true })
  async record(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<ActivityRecord | null> {
    actorOf(ctx);
    return isId(id) ? visibleRecord(ctx, await recordById(ctx).load(id)) : null;
  }

  @Mutation(() => ActivityRecord)
  async fileRecord(
    @Arg('input', () => FileRecordInput) input: FileRecordInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ActivityRecord> {
    return ctx.db.write((tx) => fileRecord(tx, actorOf(ctx), input));
  }

  @Mutation(() => ActivityRecord)
  async claimRecord(
    @Arg('input', () => ClaimInput) input: ClaimInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ActivityRecord> {
    return ctx.db.write((tx) => claimRecord(tx, actorOf(ctx), input));
  }

  @Mutation(() => ActivityRecord)
  async amendRecord(
    @Arg('input', () => AmendInput) input: AmendInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ActivityRecord> {
    return ctx.db.write((tx) => amendRecord(tx, actorOf(ctx), input));
  }

  @Mutation(() => ActivityRecord)
  async submitRecord(
    @Arg('input', () => RecordMoveInput) input: RecordMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ActivityRecord> {
    return ctx.db.write((tx) => submitRecord(tx, actorOf(ctx), input));
  }

  @Mutation(() => ActivityRecord)
  async withdrawRecord(
    @Arg('input', () => RecordMoveInput) input: RecordMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ActivityRecord> {
    return ctx.db.write((tx) => withdrawRecord(tx, actorOf(ctx), input));
  }

  @Mutation(() => ActivityRecord)
  async reverseRecord(
    @Arg('input', () => RecordMoveInput) input: RecordMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ActivityRecord> {
    return ctx.db.write((tx) => reverseRecord(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Area)
  async village(@Root() record: ActivityRecord, @Ctx() ctx: ActorContext): Promise<Area | null> {
    return areaById(ctx).load(record.villageId);
  }

  @FieldResolver(() => Roll, { nullable: true })
  async roll(@Root() record: ActivityRecord, @Ctx() ctx: ActorContext): Promise<Roll | null> {
    return record.rollId ? rollById(ctx).load(record.rollId) : null;
  }

  @FieldResolver(() => Rule)
  async rule(@Root() record: ActivityRecord, @Ctx() ctx: ActorContext): Promise<Rule | null> {
    return ruleById(ctx).load(record.ruleId);
  }

  @FieldResolver(() => RuleVersion)
  async ruleVersion(@Root() record: ActivityRecord, @Ctx() ctx: ActorContext): Promise<RuleVersion | null> {
    return versionById(ctx).load(record.ruleVersionId);
  }

  @FieldResolver(() => Resident)
  async resident(@Root() record: ActivityRecord, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return residentById(ctx).load(record.residentId);
  }

  @FieldResolver(() => Household)
  async household(@Root() record: ActivityRecord, @Ctx() ctx: ActorContext): Promise<Household | null> {
    return householdById(ctx).load(record.householdId);
  }

  @FieldResolver(() => Resident)
  async filer(@Root() record: ActivityRecord, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return residentById(ctx).load(record.filerId);
  }

  @FieldResolver(() => Resident, { nullable: true })
  async checker(@Root() record: ActivityRecord, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return record.checkerId ? residentById(ctx).load(record.checkerId) : null;
  }

  @FieldResolver(() => [Approval])
  async approvals(@Root() record: ActivityRecord, @Ctx() ctx: ActorContext): Promise<Approval[]> {
    return approvalsByRecord(ctx).load(record.id);
  }

  @FieldResolver(() => [String], { description: 'bodies that still have to approve' })
  async bodiesMissing(@Root() record: ActivityRecord, @Ctx() ctx: ActorContext): Promise<string[]> {
    const facts = await factsById(ctx).load(record.id);
    return facts ? bodiesMissing(record, facts) : [];
  }

  @FieldResolver(() => [Photo])
  async photos(@Root() record: ActivityRecord, @Ctx() ctx: ActorContext): Promise<Photo[]> {
    return photosByRecord(ctx).load(record.id);
  }

  @FieldResolver(() => [Objection])
  async objections(@Root() record: ActivityRecord, @Ctx() ctx: ActorContext): Promise<Objection[]> {
    return objectionsByRecord(ctx).load(record.id);
  }

  @FieldResolver(() => [Correction], { description: 'what decisions made of it since it was approved' })
  async corrections(@Root() record: ActivityRecord, @Ctx() ctx: ActorContext): Promise<Correction[]> {
    return correctionsByRecord(ctx).load(record.id);
  }

  @FieldResolver(() => GraphQLISODateTime, {
    nullable: true,
    description: 'until when somebody of the village can object; null when nobody can',
  })
  async objectUntil(@Root() record: ActivityRecord, @Ctx() ctx: ActorContext): Promise<Date | null> {
    const facts = await factsById(ctx).load(record.id);
    return facts ? openUntil({ record, facts }, ctx.db.reader.at) : null;
  }

  @FieldResolver(() => [ActivityMove], { description: 'moves legal for this viewer now' })
  async moves(@Root() record: ActivityRecord, @Ctx() ctx: ActorContext): Promise<ActivityMove[]> {
    const { actor } = ctx;
    const facts = actor ? await factsById(ctx).load(record.id) : null;
    if (!actor || !facts) return [];
    const { at } = ctx.db.reader;
    return Object.values(ActivityMove).filter((move) => whyNot(move, actor, { record, facts }, at) === null);
  }

  @FieldResolver(() => [HistoryEntry])
  async history(@Root() record: ActivityRecord, @Ctx() ctx: ActorContext): Promise<HistoryEntry[]> {
    return historyOf(ctx).load(record.id);
  }
}

@Resolver(() => Approval)
export class ApprovalResolver {
  @FieldResolver(() => Resident)
  async approver(@Root() approval: Approval, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return residentById(ctx).load(approval.approverId);
  }
}
