import { Arg, Ctx, FieldResolver, GraphQLISODateTime, ID, Query, Resolver, Root } from 'type-graphql';
import { found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { recordById } from '#server/features/activities/loaders';
import { ActivityWay } from '#server/features/activities/record.entity';
import type { ActorContext } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { areaById } from '#server/features/people/loaders';
import { StatementLine } from '#server/features/people/statement';
import { versionById } from '#server/features/scoring/loaders';
import { RuleVersion } from '#server/features/scoring/rule.entity';
import { BoardNotice } from './board-types';
import { noticeApprovals, noticeObjections, otherHouseholdOf, statementLineOf } from './explain';
import { NoticeApproval, NoticeObjection } from './explain-types';
import { noticeById } from './queries';

@Resolver(() => StatementLine)
export class StatementExplainResolver {
  @Query(() => StatementLine, {
    nullable: true,
    description: 'one line of a purse; null when it is not for the viewer to see',
  })
  statementLine(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<StatementLine | null> {
    return statementLineOf(ctx, id);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'number of the household at the other end of points that moved between purses',
  })
  otherHousehold(@Root() line: StatementLine, @Ctx() ctx: ActorContext): Promise<string | null> {
    return otherHouseholdOf(ctx).load({ id: line.id, gain: line.amount > 0 });
  }
}

/** How a published line came about, in bodies and dates; persons stay unnamed. */
@Resolver(() => BoardNotice)
export class NoticeExplainResolver {
  @Query(() => BoardNotice, {
    nullable: true,
    description:
      'public; one line of a board by its record, also one reversed since; null when it never was on it',
  })
  async notice(
    @Arg('recordId', () => ID) recordId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<BoardNotice | null> {
    return isId(recordId) ? noticeById(ctx.db.reader, recordId) : null;
  }

  @FieldResolver(() => Area)
  async village(@Root() { record }: BoardNotice, @Ctx() ctx: ActorContext): Promise<Area> {
    return found(await areaById(ctx).load(record.villageId));
  }

  @FieldResolver(() => ActivityWay)
  async way(@Root() { record }: BoardNotice, @Ctx() ctx: ActorContext): Promise<ActivityWay> {
    return found(await recordById(ctx).load(record.id)).way;
  }

  @FieldResolver(() => GraphQLISODateTime)
  async filedAt(@Root() { record }: BoardNotice, @Ctx() ctx: ActorContext): Promise<Date> {
    const { submittedAt, createdAt } = found(await recordById(ctx).load(record.id));
    return submittedAt ?? createdAt;
  }

  @FieldResolver(() => GraphQLISODateTime, { nullable: true })
  async checkedAt(@Root() { record }: BoardNotice, @Ctx() ctx: ActorContext): Promise<Date | null> {
    return found(await recordById(ctx).load(record.id)).checkedAt;
  }

  @FieldResolver(() => RuleVersion, { description: 'the rule as it was when the act was scored' })
  async ruleVersion(@Root() { record }: BoardNotice, @Ctx() ctx: ActorContext): Promise<RuleVersion> {
    const { ruleVersionId } = found(await recordById(ctx).load(record.id));
    return found(await versionById(ctx).load(ruleVersionId));
  }

  @FieldResolver(() => [NoticeApproval])
  approvals(@Root() notice: BoardNotice, @Ctx() ctx: ActorContext): Promise<NoticeApproval[]> {
    return noticeApprovals(ctx).load(notice.recordId);
  }

  @FieldResolver(() => [NoticeObjection])
  objections(@Root() notice: BoardNotice, @Ctx() ctx: ActorContext): Promise<NoticeObjection[]> {
    return noticeObjections(ctx).load(notice.recordId);
  }
}
