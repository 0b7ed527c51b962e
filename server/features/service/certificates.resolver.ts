import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { PageArgs } from '#server/core/pagination';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { HistoryEntry, historyOf } from '#server/features/people/history-entry';
import { areaById, residentById } from '#server/features/people/loaders';
import { AccessKind, noteLook } from '#server/features/people/looks';
import { Resident } from '#server/features/people/resident.entity';
import { villagePath } from '#server/features/scoring/queries';
import { acceptCertificate } from './accept-certificate';
import { applyForCertificate } from './apply-for-certificate';
import { CertificateObjection } from './certificate-objection.entity';
import { Certificate, CertificateConnection, CertificateLine } from './certificate.entity';
import { checkCertificate } from './check-certificate';
import { refuseCertificate, withdrawCertificate } from './close-application';
import { answerCertificateObjection, objectToCertificate } from './doubt-certificate';
import { isOpen, may } from './hold-certificate';
import { CertificateCheck } from './hours-types';
import { IdentitySeal } from './identity';
import {
  AnswerCertificateObjectionInput,
  CertificateApplicationInput,
  CertificateMoveInput,
  CertificateReasonInput,
  IssueCertificateInput,
} from './inputs';
import { issueCertificate } from './issue-certificate';
import { certificateById, figuresBySpan, linesOfCertificate, objectionsOfCertificate } from './loaders';
import { can } from './policy';
import { certificatesOfVillage } from './queries';
import { askRevocation, keepCertificate, revokeCertificate } from './revoke-certificate';
import { CertificateMove, CertificateState } from './rules';
import { termsByVillage } from './terms';
import { HoursTerms } from './terms.entity';

const person = async (ctx: ActorContext, id: string | null): Promise<Resident | null> =>
  id ? residentById(ctx).load(id) : null;

@Resolver(() => Certificate)
export class CertificateResolver {
  @Query(() => CertificateConnection, { description: 'for the office, the oversight and the town' })
  async certificates(
    @Arg('villageId', () => ID) villageId: string,
    @Arg('states', () => [CertificateState], { nullable: true }) states: CertificateState[] | null,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<CertificateConnection> {
    const actor = actorOf(ctx);
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    const { reader } = ctx.db;
    demand(
      can.seeCertificates(actor, await villagePath(reader, villageId)),
      ErrorCode.FORBIDDEN,
      'villageId',
    );
    return certificatesOfVillage(reader, villageId, states, first, after);
  }

  @Query(() => Certificate, { nullable: true })
  async certificate(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<Certificate | null> {
    const actor = actorOf(ctx);
    const one = isId(id) ? await certificateById(ctx).load(id) : null;
    return one && can.seeCertificate(actor, one, await areaPath(ctx.db.reader, one.villageId)) ? one : null;
  }

  @Query(() => CertificateCheck, {
    description: 'public: what a certificate with this code shows, if it is one',
  })
  checkCertificate(
    @Arg('code', () => String) code: string,
    @Ctx() ctx: ActorContext,
  ): Promise<CertificateCheck> {
    return checkCertificate(ctx, code.slice(0, 100));
  }

  @Mutation(() => Certificate)
  applyForCertificate(
    @Arg('input', () => CertificateApplicationInput) input: CertificateApplicationInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Certificate> {
    const seal = new IdentitySeal(ctx.env.authSecret);
    return ctx.db.write((tx) => applyForCertificate(tx, actorOf(ctx), input, seal));
  }

  @Mutation(() => Certificate, { description: 'accepts, and puts it on the board' })
  acceptCertificate(
    @Arg('input', () => CertificateMoveInput) input: CertificateMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Certificate> {
    return ctx.db.write((tx) => acceptCertificate(tx, actorOf(ctx), input));
  }

  @Mutation(() => Certificate)
  issueCertificate(
    @Arg('input', () => IssueCertificateInput) input: IssueCertificateInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Certificate> {
    return ctx.db.write((tx) => issueCertificate(tx, actorOf(ctx), input));
  }

  @Mutation(() => Certificate)
  refuseCertificate(
    @Arg('input', () => CertificateReasonInput) input: CertificateReasonInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Certificate> {
    return ctx.db.write((tx) => refuseCertificate(tx, actorOf(ctx), input));
  }

  @Mutation(() => Certificate)
  withdrawCertificate(
    @Arg('input', () => CertificateMoveInput) input: CertificateMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Certificate> {
    return ctx.db.write((tx) => withdrawCertificate(tx, actorOf(ctx), input));
  }

  @Mutation(() => ID, {
    description: 'for everybody of the village, while it is on the board; answers its id',
  })
  objectToCertificate(
    @Arg('input', () => CertificateReasonInput) input: CertificateReasonInput,
    @Ctx() ctx: ActorContext,
  ): Promise<string> {
    return ctx.db.write((tx) => objectToCertificate(tx, actorOf(ctx), input));
  }

  @Mutation(() => CertificateObjection)
  answerCertificateObjection(
    @Arg('input', () => AnswerCertificateObjectionInput) input: AnswerCertificateObjectionInput,
    @Ctx() ctx: ActorContext,
  ): Promise<CertificateObjection> {
    return ctx.db.write((tx) => answerCertificateObjection(tx, actorOf(ctx), input));
  }

  @Mutation(() => Certificate, { description: 'with a reason, by somebody who did not issue it' })
  askRevocation(
    @Arg('input', () => CertificateReasonInput) input: CertificateReasonInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Certificate> {
    return ctx.db.write((tx) => askRevocation(tx, actorOf(ctx), input));
  }

  @Mutation(() => Certificate, { description: 'by somebody who did not ask for it' })
  revokeCertificate(
    @Arg('input', () => CertificateMoveInput) input: CertificateMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Certificate> {
    return ctx.db.write((tx) => revokeCertificate(tx, actorOf(ctx), input));
  }

  @Mutation(() => Certificate, { description: 'turns a revocation down that was asked for' })
  keepCertificate(
    @Arg('input', () => CertificateMoveInput) input: CertificateMoveInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Certificate> {
    return ctx.db.write((tx) => keepCertificate(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Resident)
  resident(@Root() one: Certificate, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return person(ctx, one.residentId);
  }

  @FieldResolver(() => Area)
  async village(@Root() one: Certificate, @Ctx() ctx: ActorContext): Promise<Area> {
    return found(await areaById(ctx).load(one.villageId));
  }

  @FieldResolver(() => HoursTerms)
  async terms(@Root() one: Certificate, @Ctx() ctx: ActorContext): Promise<HoursTerms> {
    return found(await termsByVillage(ctx).load(one.villageId));
  }

  @FieldResolver(() => Resident)
  appliedBy(@Root() one: Certificate, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return person(ctx, one.appliedBy);
  }

  @FieldResolver(() => Resident, { nullable: true })
  acceptedBy(@Root() one: Certificate, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return person(ctx, one.acceptedBy);
  }

  @FieldResolver(() => Resident, { nullable: true })
  issuedBy(@Root() one: Certificate, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return person(ctx, one.issuedBy);
  }

  @FieldResolver(() => Resident, { nullable: true })
  revokeAskedBy(@Root() one: Certificate, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return person(ctx, one.revokeAskedBy);
  }

  @FieldResolver(() => Resident, { nullable: true })
  revokedBy(@Root() one: Certificate, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return person(ctx, one.revokedBy);
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'last four characters of the document; null when they are gone or not for the viewer',
  })
  async documentTail(@Root() one: Certificate, @Ctx() ctx: ActorContext): Promise<string | null> {
    const actor = actorOf(ctx);
    const { id, residentId, villageId, documentSealed } = one;
    if (!documentSealed || !can.seeDocument(actor, one, await areaPath(ctx.db.reader, villageId)))
      return null;
    noteLook(ctx, { kind: AccessKind.IDENTITY, subjectId: id, residentId, villageId });
    return new IdentitySeal(ctx.env.authSecret).open(id, documentSealed);
  }

  @FieldResolver(() => Int, { description: 'minutes in these days by the ledger of now' })
  async minutesNow(@Root() one: Certificate, @Ctx() ctx: ActorContext): Promise<number> {
    return (await figuresBySpan(ctx).load(one)).minutes;
  }

  @FieldResolver(() => [CertificateLine], {
    description: 'on the paper; before it is issued as they are now',
  })
  async lines(@Root() one: Certificate, @Ctx() ctx: ActorContext): Promise<CertificateLine[]> {
    if (one.issuedAt) return linesOfCertificate(ctx).load(one.id);
    const { lines } = await figuresBySpan(ctx).load(one);
    return lines.map((line) => ({ ...line, certificateId: one.id }));
  }

  @FieldResolver(() => [CertificateObjection], {
    description: 'for those who see certificates; empty for others',
  })
  async objections(@Root() one: Certificate, @Ctx() ctx: ActorContext): Promise<CertificateObjection[]> {
    const seen = can.seeCertificates(actorOf(ctx), await areaPath(ctx.db.reader, one.villageId));
    return seen ? objectionsOfCertificate(ctx).load(one.id) : [];
  }

  @FieldResolver(() => [CertificateMove], { description: 'what the viewer may do with it now' })
  async moves(@Root() one: Certificate, @Ctx() ctx: ActorContext): Promise<CertificateMove[]> {
    const actor = actorOf(ctx);
    const path = await areaPath(ctx.db.reader, one.villageId);
    const objections = await objectionsOfCertificate(ctx).load(one.id);
    const waits = objections.some(({ outcome }) => outcome === null);
    const over = one.noticeEndsAt !== null && one.noticeEndsAt <= ctx.db.reader.at;
    // Accepted once, it is accepted anew only when its hours have grown.
    const grown = async () =>
      one.noticedMinutes === null || (await figuresBySpan(ctx).load(one)).minutes > one.noticedMinutes;
    const moves: CertificateMove[] = [];
    for (const move of Object.values(CertificateMove)) {
      if (!isOpen(move, one) || !may(move, actor, one, path)) continue;
      if (move === CertificateMove.ISSUE && (!over || waits)) continue;
      if (move === CertificateMove.ANSWER && !waits) continue;
      if (move === CertificateMove.ACCEPT && !(await grown())) continue;
      moves.push(move);
    }
    return moves;
  }

  @FieldResolver(() => [HistoryEntry])
  history(@Root() one: Certificate, @Ctx() ctx: ActorContext): Promise<HistoryEntry[]> {
    return historyOf(ctx).load(one.id);
  }
}

@Resolver(() => CertificateObjection)
export class CertificateObjectionResolver {
  @FieldResolver(() => Resident, { nullable: true })
  answeredBy(@Root() objection: CertificateObjection, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return person(ctx, objection.answeredBy);
  }

  @FieldResolver(() => Certificate)
  async certificate(@Root() objection: CertificateObjection, @Ctx() ctx: ActorContext): Promise<Certificate> {
    return found(await certificateById(ctx).load(objection.certificateId));
  }
}
