import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { isLegal } from '#server/core/workflow';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { areaById } from '#server/features/people/loaders';
import { keepTemplate, moveTemplate, reviseTemplate } from './keep-template';
import { can } from './policy';
import { demandSight } from './queries';
import { templateMoves } from './rules';
import { KeepTemplateInput, MoveTemplateInput, ReviseTemplateInput } from './template-inputs';
import { TemplateBook, TemplateMove, TemplateState, VillageTemplate } from './village-template.entity';

async function keeps(ctx: ActorContext, villageId: string): Promise<boolean> {
  const village = await areaById(ctx).load(villageId);
  return ctx.actor !== null && village !== null && can.keepTemplates(ctx.actor, village.path);
}

@Resolver(() => TemplateBook)
export class TemplateBookResolver {
  @Query(() => TemplateBook, { description: 'the templates of a village, beside those of `taskTemplates`' })
  async templateBook(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<TemplateBook> {
    await demandSight(ctx.db.reader, actorOf(ctx), villageId);
    return { villageId };
  }

  @FieldResolver(() => [VillageTemplate], { description: 'in use, or those retired; by title' })
  async templates(
    @Root() { villageId }: TemplateBook,
    @Arg('retired', () => Boolean, { defaultValue: false }) retired: boolean,
    @Ctx() ctx: ActorContext,
  ): Promise<VillageTemplate[]> {
    const state = retired ? TemplateState.RETIRED : TemplateState.ACTIVE;
    const rows = await ctx.db.reader.many(VillageTemplate, { villageId, state });
    return rows.toSorted((a, b) => a.title.localeCompare(b.title, 'zh') || (a.id < b.id ? -1 : 1));
  }

  @FieldResolver(() => Boolean, { description: 'the viewer may add templates' })
  mayKeep(@Root() { villageId }: TemplateBook, @Ctx() ctx: ActorContext): Promise<boolean> {
    return keeps(ctx, villageId);
  }
}

@Resolver(() => VillageTemplate)
export class VillageTemplateResolver {
  @Mutation(() => VillageTemplate)
  keepTemplate(
    @Arg('input', () => KeepTemplateInput) input: KeepTemplateInput,
    @Ctx() ctx: ActorContext,
  ): Promise<VillageTemplate> {
    return ctx.db.write((tx) => keepTemplate(tx, actorOf(ctx), input));
  }

  @Mutation(() => VillageTemplate)
  reviseTemplate(
    @Arg('input', () => ReviseTemplateInput) input: ReviseTemplateInput,
    @Ctx() ctx: ActorContext,
  ): Promise<VillageTemplate> {
    return ctx.db.write((tx) => reviseTemplate(tx, actorOf(ctx), input));
  }

  @Mutation(() => VillageTemplate, { description: 'retires it, or brings it back' })
  moveTemplate(
    @Arg('input', () => MoveTemplateInput) input: MoveTemplateInput,
    @Ctx() ctx: ActorContext,
  ): Promise<VillageTemplate> {
    return ctx.db.write((tx) => moveTemplate(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => [TemplateMove])
  async moves(@Root() template: VillageTemplate, @Ctx() ctx: ActorContext): Promise<TemplateMove[]> {
    if (!(await keeps(ctx, template.villageId))) return [];
    return Object.values(TemplateMove).filter((move) => isLegal(templateMoves, move, template.state));
  }
}
