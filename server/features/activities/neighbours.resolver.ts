import { Arg, Ctx, FieldResolver, Int, Resolver, Root } from 'type-graphql';
import { Council } from '#server/features/councils/council.entity';
import type { ActorContext } from '#server/features/people/actor';
import { Household } from '#server/features/people/household.entity';
import { StatementLine } from '#server/features/people/statement';
import { demandHousehold } from '#server/features/people/visibility';
import { Rule } from '#server/features/scoring/rule.entity';
import { rulesOfCouncils } from './council-rules';
import { householdRecords, pendingPointsOf, recordById } from './loaders';
import { Photo, photoPath, thumbnailPath } from './photos/photo.entity';
import { ActivityRecord, ActivityRecordConnection } from './record.entity';
import { visibleRecord } from './record.resolver';

@Resolver(() => Household)
export class HouseholdRecordsResolver {
  @FieldResolver(() => Int, { description: 'points in publicity, not yet spendable' })
  async pendingPoints(@Root() household: Household, @Ctx() ctx: ActorContext): Promise<number> {
    await demandHousehold(ctx, household);
    return pendingPointsOf(ctx).load(household.id);
  }

  @FieldResolver(() => ActivityRecordConnection)
  async records(
    @Root() household: Household,
    @Arg('first', () => Int, { defaultValue: 20 }) first: number,
    @Arg('after', () => String, { nullable: true }) after: string | null,
    @Ctx() ctx: ActorContext,
  ): Promise<ActivityRecordConnection> {
    await demandHousehold(ctx, household);
    const { actor } = ctx;
    if (!actor) return { nodes: [], pageInfo: { endCursor: null, hasNextPage: false } };
    return householdRecords(ctx).load({ householdId: household.id, actor, first, after });
  }
}

@Resolver(() => StatementLine)
export class StatementRecordResolver {
  @FieldResolver(() => ActivityRecord, { nullable: true })
  async record(@Root() line: StatementLine, @Ctx() ctx: ActorContext): Promise<ActivityRecord | null> {
    return line.sourceId ? visibleRecord(ctx, await recordById(ctx).load(line.sourceId)) : null;
  }
}

@Resolver(() => Council)
export class CouncilRulesResolver {
  @FieldResolver(() => [Rule], { description: 'rules in force whose records this council approves' })
  async rules(@Root() council: Council, @Ctx() ctx: ActorContext): Promise<Rule[]> {
    return rulesOfCouncils(ctx).load(council);
  }
}

@Resolver(() => Photo)
export class PhotoResolver {
  @FieldResolver(() => String, {
    description: "path under this origin; the server checks the viewer's right each time",
  })
  url(@Root() photo: Photo): string {
    return photoPath(photo.id);
  }

  @FieldResolver(() => String)
  thumbnailUrl(@Root() photo: Photo): string {
    return thumbnailPath(photo.id);
  }
}
