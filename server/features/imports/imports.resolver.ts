import { IsBoolean, IsEnum, IsOptional, IsUUID } from 'class-validator';
import {
  Arg,
  Args,
  ArgsType,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { found } from '#server/core/errors';
import { PageArgs, pageOf, pageSize, valuesOf } from '#server/core/pagination';
import { isLegal } from '#server/core/workflow';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { Area } from '#server/features/people/area.entity';
import { HistoryEntry, historyOf } from '#server/features/people/history-entry';
import { Household } from '#server/features/people/household.entity';
import { areaById, householdById, residentById } from '#server/features/people/loaders';
import { AccessKind, noteLook } from '#server/features/people/looks';
import { Resident } from '#server/features/people/resident.entity';
import { checkImport } from './check-import';
import { dropImport } from './drop-import';
import { ImportRow } from './import-row.entity';
import { DryRun, ImportRowConnection, RegisterImportConnection } from './import-types';
import { DropImportInput, ImportInput } from './inputs';
import { importRowsOf, knownAreasOf, unknownAreasOf } from './loaders';
import { can } from './policy';
import { ImportChange, ImportProblem } from './problem';
import { proposeImport } from './propose-import';
import { dryRunImport, findImport, importPage } from './queries';
import { RegisterImport } from './register-import.entity';
import { ImportMove, importMoves, ImportRowState, ImportState } from './rules';
import { signImport } from './sign-import';

@ArgsType()
class ImportsArgs extends PageArgs {
  @Field(() => ID)
  @IsUUID()
  villageId!: string;
}

@ArgsType()
class ImportRowsArgs extends PageArgs {
  @Field(() => ImportRowState, { nullable: true })
  @IsOptional()
  @IsEnum(ImportRowState)
  state!: ImportRowState | null;

  @Field(() => Boolean, { nullable: true, description: 'true: only rows with something worth knowing' })
  @IsOptional()
  @IsBoolean()
  noted!: boolean | null;
}

@Resolver(() => RegisterImport)
export class ImportsResolver {
  @Query(() => RegisterImportConnection, { description: 'lists brought into a village, newest first' })
  imports(
    @Ctx() ctx: ActorContext,
    @Args(() => ImportsArgs) args: ImportsArgs,
  ): Promise<RegisterImportConnection> {
    return importPage(ctx.db.reader, actorOf(ctx), args);
  }

  @Query(() => RegisterImport, { nullable: true })
  registerImport(@Ctx() ctx: ActorContext, @Arg('id', () => ID) id: string): Promise<RegisterImport | null> {
    return findImport(ctx.db.reader, actorOf(ctx), id);
  }

  @Query(() => DryRun, { description: 'what signing would make; nothing is written' })
  importDryRun(@Ctx() ctx: ActorContext, @Arg('importId', () => ID) importId: string): Promise<DryRun> {
    return dryRunImport(ctx.db.reader, actorOf(ctx), importId);
  }

  @Mutation(() => RegisterImport, { description: 'compares an import with the register of now' })
  checkImport(
    @Ctx() ctx: ActorContext,
    @Arg('input', () => ImportInput) input: ImportInput,
  ): Promise<RegisterImport> {
    return ctx.db.write((tx) => checkImport(tx, actorOf(ctx), input));
  }

  @Mutation(() => RegisterImport, { description: 'puts an import before the second signer' })
  proposeImport(
    @Ctx() ctx: ActorContext,
    @Arg('input', () => ImportInput) input: ImportInput,
  ): Promise<RegisterImport> {
    return ctx.db.write((tx) => proposeImport(tx, actorOf(ctx), input));
  }

  @Mutation(() => RegisterImport, { description: 'signs an import and carries it out' })
  signImport(
    @Ctx() ctx: ActorContext,
    @Arg('input', () => ImportInput) input: ImportInput,
  ): Promise<RegisterImport> {
    return ctx.db.write((tx) => signImport(tx, actorOf(ctx), input));
  }

  @Mutation(() => RegisterImport, { description: 'takes an import back, or declines to sign it' })
  dropImport(
    @Ctx() ctx: ActorContext,
    @Arg('input', () => DropImportInput) input: DropImportInput,
  ): Promise<RegisterImport> {
    return ctx.db.write((tx) => dropImport(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Area)
  async village(@Root() paper: RegisterImport, @Ctx() ctx: ActorContext): Promise<Area> {
    return found(await areaById(ctx).load(paper.villageId));
  }

  @FieldResolver(() => Resident)
  async uploader(@Root() paper: RegisterImport, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(paper.uploadedBy));
  }

  @FieldResolver(() => Resident, { nullable: true })
  async signer(@Root() paper: RegisterImport, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return paper.signedBy ? residentById(ctx).load(paper.signedBy) : null;
  }

  @FieldResolver(() => Resident, { nullable: true })
  async dropper(@Root() paper: RegisterImport, @Ctx() ctx: ActorContext): Promise<Resident | null> {
    return paper.droppedBy ? residentById(ctx).load(paper.droppedBy) : null;
  }

  @FieldResolver(() => [ImportMove], { description: 'moves that the viewer may make now' })
  async moves(@Root() paper: RegisterImport, @Ctx() ctx: ActorContext): Promise<ImportMove[]> {
    const actor = actorOf(ctx);
    const { path } = found(await areaById(ctx).load(paper.villageId));
    const may: Record<ImportMove, boolean> = {
      CHECK: can.propose(actor, paper, path),
      PROPOSE: can.propose(actor, paper, path) && paper.errorRows === 0,
      SIGN: can.sign(actor, paper, path),
      DROP: can.drop(actor, paper, path),
    };
    return Object.values(ImportMove).filter((move) => may[move] && isLegal(importMoves, move, paper.state));
  }

  @FieldResolver(() => ImportRowConnection, { description: 'in the order of the sheet' })
  async rows(
    @Root() paper: RegisterImport,
    @Ctx() ctx: ActorContext,
    @Args(() => ImportRowsArgs) { first, after, state, noted }: ImportRowsArgs,
  ): Promise<ImportRowConnection> {
    // A list of people with their phones, wherever it comes from.
    const { villageId } = paper;
    noteLook(ctx, { kind: AccessKind.SEARCH, subjectId: villageId, villageId });
    const size = pageSize(first);
    const [last] = valuesOf(after, 1) ?? [0];
    const rows = await importRowsOf(ctx).load({
      importId: paper.id,
      from: Number(last) + 1,
      state: state ?? null,
      noted: noted ?? null,
      take: size + 1,
    });
    return Object.assign(
      new ImportRowConnection(),
      pageOf(rows, size, (row) => [row.rowNo]),
    );
  }

  @FieldResolver(() => [String], {
    description: 'names in its column of grids that the village does not have',
  })
  unknownAreas(@Root() paper: RegisterImport, @Ctx() ctx: ActorContext): Promise<string[]> {
    return unknownAreasOf(ctx).load(paper.id);
  }

  @FieldResolver(() => [String], { description: 'the grids and groups that the village has' })
  knownAreas(@Root() paper: RegisterImport, @Ctx() ctx: ActorContext): Promise<string[]> {
    return knownAreasOf(ctx).load(paper.villageId);
  }

  @FieldResolver(() => [HistoryEntry])
  history(@Root() paper: RegisterImport, @Ctx() ctx: ActorContext): Promise<HistoryEntry[]> {
    return historyOf(ctx).load(paper.id);
  }

  @FieldResolver(() => Boolean, { description: 'whether names of the rows can still be read here' })
  hasContent(@Root() paper: RegisterImport): boolean {
    return paper.state === ImportState.DRAFT || paper.state === ImportState.PROPOSED;
  }
}

@Resolver(() => ImportRow)
export class ImportRowResolver {
  @FieldResolver(() => ID)
  id(@Root() row: ImportRow): string {
    return `${row.importId}:${row.rowNo}`;
  }

  @FieldResolver(() => String, { description: 'as the sheet has it; after signing as the register has it' })
  async name(@Root() row: ImportRow, @Ctx() ctx: ActorContext): Promise<string> {
    if (row.content) return row.content.texts.name ?? row.content.texts.head ?? '';
    const resident = row.residentId ? await residentById(ctx).load(row.residentId) : null;
    return resident?.name ?? '';
  }

  @FieldResolver(() => String, { nullable: true })
  area(@Root() row: ImportRow): string | null {
    return row.content?.texts.area ?? null;
  }

  @FieldResolver(() => String, { nullable: true, description: 'relation to the head' })
  relation(@Root() row: ImportRow): string | null {
    return row.content?.texts.relation ?? null;
  }

  @FieldResolver(() => String, { nullable: true })
  phone(@Root() row: ImportRow): string | null {
    return row.content?.texts.phone ?? null;
  }

  @FieldResolver(() => Int, { nullable: true })
  birthYear(@Root() row: ImportRow): number | null {
    return row.content?.values.birthYear ?? null;
  }

  @FieldResolver(() => [ImportChange])
  changes(@Root() row: ImportRow): ImportChange[] {
    return row.changes ?? [];
  }

  @FieldResolver(() => [ImportProblem])
  problems(@Root() row: ImportRow): ImportProblem[] {
    return row.problems ?? [];
  }

  @FieldResolver(() => Household, { nullable: true, description: 'null as long as it does not exist' })
  async household(@Root() row: ImportRow, @Ctx() ctx: ActorContext): Promise<Household | null> {
    return row.householdId ? householdById(ctx).load(row.householdId) : null;
  }
}
