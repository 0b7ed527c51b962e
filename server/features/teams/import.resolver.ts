import { Arg, Args, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { found } from '#server/core/errors';
import { PageArgs } from '#server/core/pagination';
import { legalMoves } from '#server/core/workflow';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { areaById, residentById } from '#server/features/people/loaders';
import { Resident } from '#server/features/people/resident.entity';
import { mayMoveList } from './import-hold';
import { DropListInput, ListInput } from './import-inputs';
import { dropVolunteers, proposeVolunteers, signVolunteers } from './import-moves';
import { dryRunList, findList, listPage, listRows } from './import-queries';
import { ListProblem } from './import-problem';
import {
  ListMove,
  listMoves,
  VolunteerDryRun,
  VolunteerImport,
  VolunteerImportConnection,
  VolunteerImportRow,
  VolunteerImportRowConnection,
} from './import-types';

@Resolver(() => VolunteerImport)
export class VolunteerImportResolver {
  @Query(() => VolunteerImportConnection, { description: 'lists brought into an area, newest first' })
  volunteerImports(
    @Arg('areaId', () => ID) areaId: string,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<VolunteerImportConnection> {
    return listPage(ctx.db.reader, actorOf(ctx), areaId, { first, after });
  }

  @Query(() => VolunteerImport, { nullable: true })
  volunteerImport(
    @Arg('id', () => ID) id: string,
    @Ctx() ctx: ActorContext,
  ): Promise<VolunteerImport | null> {
    return findList(ctx.db.reader, actorOf(ctx), id);
  }

  @Query(() => VolunteerDryRun, { description: 'counts what signing would make; writes nothing' })
  dryRunVolunteers(
    @Arg('importId', () => ID) importId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<VolunteerDryRun> {
    return dryRunList(ctx.db.reader, actorOf(ctx), importId);
  }

  @Mutation(() => VolunteerImport)
  proposeVolunteers(
    @Arg('input', () => ListInput) input: ListInput,
    @Ctx() ctx: ActorContext,
  ): Promise<VolunteerImport> {
    return ctx.db.write((tx) => proposeVolunteers(tx, actorOf(ctx), input));
  }

  @Mutation(() => VolunteerImport, { description: 'by a second person: then it is in the register' })
  signVolunteers(
    @Arg('input', () => ListInput) input: ListInput,
    @Ctx() ctx: ActorContext,
  ): Promise<VolunteerImport> {
    return ctx.db.write((tx) => signVolunteers(tx, actorOf(ctx), input));
  }

  @Mutation(() => VolunteerImport)
  dropVolunteers(
    @Arg('input', () => DropListInput) input: DropListInput,
    @Ctx() ctx: ActorContext,
  ): Promise<VolunteerImport> {
    return ctx.db.write((tx) => dropVolunteers(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Area)
  async area(@Root() paper: VolunteerImport, @Ctx() ctx: ActorContext): Promise<Area> {
    return found(await areaById(ctx).load(paper.areaId));
  }

  @FieldResolver(() => Resident)
  async uploader(@Root() paper: VolunteerImport, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(paper.uploadedBy));
  }

  @FieldResolver(() => Resident, { nullable: true })
  async signer(@Root() paper: VolunteerImport, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return paper.signedBy ? residentById(ctx).load(paper.signedBy) : null;
  }

  @FieldResolver(() => VolunteerImportRowConnection)
  rows(
    @Root() paper: VolunteerImport,
    @Arg('doubtful', () => Boolean, { defaultValue: false, description: 'only those with errors or notes' })
    doubtful: boolean,
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<VolunteerImportRowConnection> {
    return listRows(ctx.db.reader, paper.id, doubtful, { first, after });
  }

  @FieldResolver(() => [ListMove], { description: 'what the viewer may do with it now' })
  async moves(@Root() paper: VolunteerImport, @Ctx() ctx: ActorContext): Promise<ListMove[]> {
    const { actor } = ctx;
    if (!actor) return [];
    const area = await areaById(ctx).load(paper.areaId);
    return legalMoves(listMoves, paper.state).filter((move) =>
      mayMoveList(actor, move, paper, area?.path ?? []),
    );
  }
}

@Resolver(() => VolunteerImportRow)
export class VolunteerImportRowResolver {
  @FieldResolver(() => ID)
  id(@Root() row: VolunteerImportRow): string {
    return `${row.importId}/${row.rowNo}`;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'as the sheet says; null once it is forgotten',
  })
  name(@Root() row: VolunteerImportRow): string | null {
    return row.content?.texts.name ?? null;
  }

  @FieldResolver(() => String, {
    nullable: true,
    description: 'household number or phone, as the sheet says',
  })
  sign(@Root() row: VolunteerImportRow): string | null {
    const texts = row.content?.texts;
    return texts?.number ?? texts?.phone ?? texts?.oldNumber ?? null;
  }

  @FieldResolver(() => String, { nullable: true })
  village(@Root() row: VolunteerImportRow): string | null {
    return row.content?.texts.village ?? null;
  }

  @FieldResolver(() => [ListProblem])
  problems(@Root() row: VolunteerImportRow): ListProblem[] {
    return row.problems ?? [];
  }
}
