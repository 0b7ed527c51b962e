import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { dayOf } from '#server/core/clock';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { PageArgs } from '#server/core/pagination';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { ClaimFreeze } from '#server/features/activities/claim-freeze.entity';
import { factsById } from '#server/features/activities/facts';
import { recordById } from '#server/features/activities/loaders';
import { ActivityRecord, ActivityState, ActivityWay } from '#server/features/activities/record.entity';
import { WorkQueue } from '#server/features/activities/queue.resolver';
import { visibleRecord } from '#server/features/activities/record.resolver';
import { termsByVillage } from '#server/features/activities/review-terms';
import { isContested } from '#server/features/activities/rules';
import { appealCase } from './appeal-case';
import { CaseMove, CaseState, CaseVote, ClaimCase, ClaimCaseConnection } from './claim-case.entity';
import { decideCaseAppeal } from './decide-case-appeal';
import { giveStatement } from './give-statement';
import {
  CaseAppealInput,
  CaseVoteInput,
  DecideCaseAppealInput,
  ProposeCaseInput,
  StatementInput,
} from './inputs';
import { casesOfRecord, freezeOfCase, votesOfCase } from './loaders';
import { aboutOf, whyNotCase } from './lock-case';
import { can } from './policy';
import { proposeCase } from './propose-case';
import { casesOf, livingCases, waitingCases } from './queries';
import { isHeard } from './rules';
import { voteOnCase } from './vote-on-case';

@Resolver(() => ClaimCase)
export class CaseResolver {
  @Query(() => ClaimCaseConnection, {
    description:
      'for the bodies that decide, oversight and the town; without a village those of all in reach',
  })
  async claimCases(
    @Arg('villageId', () => ID, { nullable: true }) villageId: string | null | undefined,
    @Args(() => PageArgs) page: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<ClaimCaseConnection> {
    const actor = actorOf(ctx);
    const everywhere = villageId === null || villageId === undefined;
    if (!everywhere) {
      demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
      const path = await areaPath(ctx.db.reader, villageId);
      demand(can.seeCases(actor, path), ErrorCode.FORBIDDEN, 'villageId');
    }
    const areas = everywhere ? can.caseAreas(actor) : [villageId];
    demand(areas.length > 0, ErrorCode.FORBIDDEN);
    return casesOf(ctx.db.reader, areas, page.first, page.after);
  }

  @Query(() => [ClaimCase], { description: 'about the viewer, and not over yet' })
  myCases(@Ctx() ctx: ActorContext): Promise<ClaimCase[]> {
    const { reader } = ctx.db;
    return livingCases(reader, actorOf(ctx).residentId, dayOf(reader.at));
  }

  @Mutation(() => ClaimCase)
  proposeCase(
    @Arg('input', () => ProposeCaseInput) input: ProposeCaseInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ClaimCase> {
    return ctx.db.write((tx) => proposeCase(tx, actorOf(ctx), input));
  }

  @Mutation(() => ClaimCase)
  giveStatement(
    @Arg('input', () => StatementInput) input: StatementInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ClaimCase> {
    return ctx.db.write((tx) => giveStatement(tx, actorOf(ctx), input));
  }

  @Mutation(() => ClaimCase)
  voteOnCase(
    @Arg('input', () => CaseVoteInput) input: CaseVoteInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ClaimCase> {
    return ctx.db.write((tx) => voteOnCase(tx, actorOf(ctx), input));
  }

  @Mutation(() => ClaimCase)
  appealCase(
    @Arg('input', () => CaseAppealInput) input: CaseAppealInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ClaimCase> {
    return ctx.db.write((tx) => appealCase(tx, actorOf(ctx), input));
  }

  @Mutation(() => ClaimCase)
  decideCaseAppeal(
    @Arg('input', () => DecideCaseAppealInput) input: DecideCaseAppealInput,
    @Ctx() ctx: ActorContext,
  ): Promise<ClaimCase> {
    return ctx.db.write((tx) => decideCaseAppeal(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => ActivityRecord, { nullable: true })
  async record(@Root() the: ClaimCase, @Ctx() ctx: ActorContext): Promise<ActivityRecord | null> {
    return visibleRecord(ctx, await recordById(ctx).load(the.recordId));
  }

  @FieldResolver(() => Resident, { description: 'the person it is about' })
  async resident(@Root() the: ClaimCase, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(the.residentId));
  }

  @FieldResolver(() => Resident, { nullable: true, description: 'named to staff, not to the person' })
  async proposer(@Root() the: ClaimCase, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    const { actor } = ctx;
    const path = await areaPath(ctx.db.reader, the.villageId);
    if (!actor || actor.residentId === the.residentId || !can.seeCases(actor, path)) return null;
    return residentById(ctx).load(the.proposedBy);
  }

  @FieldResolver(() => [CaseVote])
  votes(@Root() the: ClaimCase, @Ctx() ctx: ActorContext): Promise<CaseVote[]> {
    return votesOfCase(ctx).load(the.id);
  }

  @FieldResolver(() => ClaimFreeze, { nullable: true })
  freeze(@Root() the: ClaimCase, @Ctx() ctx: ActorContext): Promise<ClaimFreeze | null> {
    return freezeOfCase(ctx).load(the.id);
  }

  @FieldResolver(() => Boolean, { description: 'the person has spoken, or has let the days go by' })
  heard(@Root() the: ClaimCase, @Ctx() ctx: ActorContext): boolean {
    return isHeard(the, dayOf(ctx.db.reader.at));
  }

  @FieldResolver(() => Boolean, { description: 'the town has not decided though its day is over' })
  overdue(@Root() the: ClaimCase, @Ctx() ctx: ActorContext): boolean {
    const { appealDueOn, state } = the;
    return state === CaseState.APPEALED && appealDueOn !== null && appealDueOn < dayOf(ctx.db.reader.at);
  }

  @FieldResolver(() => [CaseMove], { description: 'what the viewer can do about it now' })
  moves(@Root() the: ClaimCase, @Ctx() ctx: ActorContext): Promise<CaseMove[]> {
    return movesOf(ctx, the);
  }
}

async function movesOf(ctx: ActorContext, the: ClaimCase): Promise<CaseMove[]> {
  const { actor } = ctx;
  const record = await recordById(ctx).load(the.recordId);
  const facts = await factsById(ctx).load(the.recordId);
  if (!actor || !record || !facts) return [];
  const about = aboutOf(record, facts, await votesOfCase(ctx).load(the.id));
  const { at } = ctx.db.reader;
  return Object.values(CaseMove).filter((move) => whyNotCase(move, actor, the, about, at) === null);
}

@Resolver(() => WorkQueue)
export class QueueCasesResolver {
  @FieldResolver(() => Int, { description: 'false claims that wait for the viewer’s vote or decision' })
  async casesToDecide(@Root() _queue: WorkQueue, @Ctx() ctx: ActorContext): Promise<number> {
    const areas = can.caseAreas(actorOf(ctx));
    if (areas.length === 0) return 0;
    const cases = await waitingCases(ctx.db.reader, areas);
    const moves = await Promise.all(cases.map((the) => movesOf(ctx, the)));
    return moves.filter((each) => each.includes(CaseMove.VOTE) || each.includes(CaseMove.DECIDE)).length;
  }
}

@Resolver(() => CaseVote)
export class CaseVoteResolver {
  @FieldResolver(() => Resident)
  async voter(@Root() vote: CaseVote, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(vote.voterId));
  }
}

@Resolver(() => ActivityRecord)
export class RecordCasesResolver {
  @FieldResolver(() => [ClaimCase], {
    description: 'proposals to take it back; for the person, who proposed it, and those who decide',
  })
  async claimCases(@Root() record: ActivityRecord, @Ctx() ctx: ActorContext): Promise<ClaimCase[]> {
    const { actor } = ctx;
    if (!actor) return [];
    const path = await areaPath(ctx.db.reader, record.villageId);
    const cases = await casesOfRecord(ctx).load(record.id);
    return cases.filter((the) => can.seeCase(actor, the, path));
  }

  @FieldResolver(() => Int, {
    nullable: true,
    description:
      'the most months without self-claims the viewer may propose with taking it back; null: the viewer may not propose',
  })
  async mayProposeCase(@Root() record: ActivityRecord, @Ctx() ctx: ActorContext): Promise<number | null> {
    const { actor } = ctx;
    const facts = actor ? await factsById(ctx).load(record.id) : null;
    if (!actor || !facts || !can.propose(actor, record, facts) || isContested(facts)) return null;
    const cases = await casesOfRecord(ctx).load(record.id);
    if (cases.some(({ state }) => state !== CaseState.NOT_PROVED)) return null;
    const claims = record.way === ActivityWay.CLAIM;
    switch (record.state) {
      case ActivityState.RELEASED:
      case ActivityState.IN_PUBLICITY:
        return claims ? (await termsByVillage(ctx).load(record.villageId)).freezeMonths : 0;
      case ActivityState.REJECTED:
      case ActivityState.REVERSED:
        return claims ? (await termsByVillage(ctx).load(record.villageId)).freezeMonths : null;
      default:
        return null;
    }
  }
}
