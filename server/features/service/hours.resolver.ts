import { Arg, Args, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { dayOf } from '#server/core/clock';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { PageArgs } from '#server/core/pagination';
import { type ActorContext, actorOf, areaPath } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { areaById, minutesOf, residentById } from '#server/features/people/loaders';
import { AccessKind, noteLook } from '#server/features/people/looks';
import { Resident } from '#server/features/people/resident.entity';
import { mayReadResident } from '#server/features/people/visibility';
import { villagePath } from '#server/features/scoring/queries';
import { AreaHours, hoursOfArea } from './area-hours';
import { Certificate } from './certificate.entity';
import { HoursCorrection, HoursCorrectionConnection } from './hours-correction.entity';
import {
  HoursHonour,
  HoursTotal,
  MinutesLineConnection,
  PersonHours,
  VillageHours,
  VillageHoursMove,
} from './hours-types';
import { HoursTermsInput } from './inputs';
import { can } from './policy';
import {
  certificatesOfPerson,
  correctionsOfPerson,
  correctionsOfVillage,
  honoursOfPerson,
  linesOfPerson,
  personsOfVillage,
  totalsOfPerson,
  totalsOfVillage,
} from './queries';
import { reviseHoursTerms } from './revise-terms';
import { CorrectionState } from './rules';
import { termsByVillage, termsOfVillage } from './terms';
import { HoursTerms } from './terms.entity';

@Resolver(() => PersonHours)
export class PersonHoursResolver {
  @Query(() => PersonHours, {
    nullable: true,
    description:
      'null id: the own hours; of others for whoever may read the person. null: nobody of a village',
  })
  async volunteerHours(
    @Arg('residentId', () => ID, { nullable: true }) residentId: string | null,
    @Ctx() ctx: ActorContext,
  ): Promise<PersonHours | null> {
    const actor = actorOf(ctx);
    const id = residentId ?? actor.residentId;
    const resident = isId(id) ? await residentById(ctx).load(id) : null;
    if (!resident?.villageId || !(await mayReadResident(ctx, resident))) return null;
    const { villageId, householdId } = resident;
    noteLook(ctx, { kind: AccessKind.STATEMENT, subjectId: id, residentId: id, householdId, villageId });
    return { residentId: id, villageId, minutes: await minutesOf(ctx).load(id) };
  }

  @FieldResolver(() => Resident)
  async resident(@Root() hours: PersonHours, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(hours.residentId));
  }

  @FieldResolver(() => Area)
  async village(@Root() hours: PersonHours, @Ctx() ctx: ActorContext): Promise<Area> {
    return found(await areaById(ctx).load(hours.villageId));
  }

  @FieldResolver(() => HoursTerms)
  async terms(@Root() hours: PersonHours, @Ctx() ctx: ActorContext): Promise<HoursTerms> {
    return found(await termsByVillage(ctx).load(hours.villageId));
  }

  @FieldResolver(() => [HoursTotal], { description: 'by month, kind and team; they add up to `minutes`' })
  totals(@Root() hours: PersonHours, @Ctx() ctx: ActorContext): Promise<HoursTotal[]> {
    return totalsOfPerson(ctx.db.reader, hours.residentId);
  }

  @FieldResolver(() => MinutesLineConnection, { description: 'the statement of minutes, newest first' })
  lines(
    @Root() hours: PersonHours,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<MinutesLineConnection> {
    return linesOfPerson(ctx.db.reader, hours.residentId, first, after);
  }

  @FieldResolver(() => [HoursHonour])
  honours(@Root() hours: PersonHours, @Ctx() ctx: ActorContext): Promise<HoursHonour[]> {
    return honoursOfPerson(ctx.db.reader, hours.residentId);
  }

  @FieldResolver(() => [Certificate], {
    description: 'for the person and for those who see certificates; empty for others',
  })
  async certificates(@Root() hours: PersonHours, @Ctx() ctx: ActorContext): Promise<Certificate[]> {
    const actor = actorOf(ctx);
    const path = await areaPath(ctx.db.reader, hours.villageId);
    const may = actor.residentId === hours.residentId || can.seeCertificates(actor, path);
    return may ? certificatesOfPerson(ctx.db.reader, hours.residentId) : [];
  }

  @FieldResolver(() => [HoursCorrection], {
    description: 'for the person and for those who see certificates; empty for others',
  })
  async corrections(@Root() hours: PersonHours, @Ctx() ctx: ActorContext): Promise<HoursCorrection[]> {
    const actor = actorOf(ctx);
    const path = await areaPath(ctx.db.reader, hours.villageId);
    const may = actor.residentId === hours.residentId || can.seeCertificates(actor, path);
    return may ? correctionsOfPerson(ctx.db.reader, hours.residentId) : [];
  }
}

@Resolver(() => AreaHours)
export class AreaHoursResolver {
  @Query(() => AreaHours, {
    description: 'of a county, a town or a village, for everybody whose post serves it; null year: this one',
  })
  async areaHours(
    @Arg('areaId', () => ID) areaId: string,
    @Arg('year', () => Int, { nullable: true }) year: number | null,
    @Ctx() ctx: ActorContext,
  ): Promise<AreaHours> {
    const actor = actorOf(ctx);
    demand(isId(areaId), ErrorCode.NOT_FOUND, 'areaId');
    const { reader } = ctx.db;
    demand(can.seeHours(actor, await areaPath(reader, areaId)), ErrorCode.FORBIDDEN, 'areaId');
    return hoursOfArea(reader, areaId, yearOf(reader.at, year));
  }
}

/** The year asked for, or the present one. OUT_OF_RANGE (`year`). */
function yearOf(at: Date, asked: number | null): number {
  const year = asked ?? Number(dayOf(at).slice(0, 4));
  demand(year >= 2000 && year <= 2200, ErrorCode.OUT_OF_RANGE, 'year');
  return year;
}

@Resolver(() => VillageHours)
export class VillageHoursResolver {
  @Query(() => VillageHours, {
    description: 'for everybody whose post serves the village; null year: this one',
  })
  async villageHours(
    @Arg('villageId', () => ID) villageId: string,
    @Arg('year', () => Int, { nullable: true }) year: number | null,
    @Ctx() ctx: ActorContext,
  ): Promise<VillageHours> {
    const actor = actorOf(ctx);
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    const { reader } = ctx.db;
    demand(can.seeHours(actor, await villagePath(reader, villageId)), ErrorCode.FORBIDDEN, 'villageId');
    return { villageId, year: yearOf(reader.at, year), terms: await termsOfVillage(reader, villageId) };
  }

  @FieldResolver(() => Area)
  async village(@Root() hours: VillageHours, @Ctx() ctx: ActorContext): Promise<Area> {
    return found(await areaById(ctx).load(hours.villageId));
  }

  @FieldResolver(() => HoursTerms)
  terms(@Root() hours: VillageHours): HoursTerms {
    return hours.terms;
  }

  @FieldResolver(() => [HoursTotal], { description: 'of the year, by month, kind and team' })
  totals(@Root() hours: VillageHours, @Ctx() ctx: ActorContext): Promise<HoursTotal[]> {
    return totalsOfVillage(ctx.db.reader, hours.villageId, hours.year);
  }

  @FieldResolver(() => Int, { description: 'people who served in the year' })
  persons(@Root() hours: VillageHours, @Ctx() ctx: ActorContext): Promise<number> {
    return personsOfVillage(ctx.db.reader, hours.villageId, hours.year);
  }

  @FieldResolver(() => HoursCorrectionConnection, {
    description: 'requests for correction, whatever the year; empty for those who do not see certificates',
  })
  async corrections(
    @Root() hours: VillageHours,
    @Arg('states', () => [CorrectionState], { nullable: true }) states: CorrectionState[] | null,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<HoursCorrectionConnection> {
    const { reader } = ctx.db;
    const path = await areaPath(reader, hours.villageId);
    if (!can.seeCertificates(actorOf(ctx), path)) {
      return { nodes: [], pageInfo: { endCursor: null, hasNextPage: false } };
    }
    return correctionsOfVillage(reader, hours.villageId, states, first, after);
  }

  @FieldResolver(() => [VillageHoursMove])
  async moves(@Root() hours: VillageHours, @Ctx() ctx: ActorContext): Promise<VillageHoursMove[]> {
    const actor = actorOf(ctx);
    const path = await areaPath(ctx.db.reader, hours.villageId);
    return [
      ...(can.revise(actor, path) ? [VillageHoursMove.REVISE_TERMS] : []),
      ...(can.exportHours(actor, path) ? [VillageHoursMove.EXPORT] : []),
      ...(can.seeCertificates(actor, path) ? [VillageHoursMove.SEE_CERTIFICATES] : []),
    ];
  }

  @Mutation(() => HoursTerms)
  reviseHoursTerms(
    @Arg('input', () => HoursTermsInput) input: HoursTermsInput,
    @Ctx() ctx: ActorContext,
  ): Promise<HoursTerms> {
    return ctx.db.write((tx) => reviseHoursTerms(tx, actorOf(ctx), input));
  }
}
