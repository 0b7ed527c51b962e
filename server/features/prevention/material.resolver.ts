import { Arg, Ctx, FieldResolver, ID, Mutation, Query, Resolver, Root } from 'type-graphql';
import { demand, ErrorCode, found } from '#server/core/errors';
import { isId } from '#server/core/id';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { AddMaterialInput, MoveStockInput, ReviseMaterialInput, SettleMaterialInput } from './keeping-inputs';
import { addMaterial, reviseMaterial, settleMaterial } from './keep-materials';
import { PreventionMaterial, PreventionStockMove, PreventionVersion } from './material.entity';
import { moveMaterialStock } from './move-stock';
import { can } from './policy';
import { findMaterial, materialsOf, stockMovesOf, versionsOf } from './queries';

@Resolver(() => PreventionMaterial)
export class PreventionMaterialResolver {
  @Query(() => [PreventionMaterial], {
    description: 'public: in use; with `all` those that are not any more too',
  })
  async preventionMaterials(
    @Arg('villageId', () => ID) villageId: string,
    @Arg('all', () => Boolean, { defaultValue: false }) all: boolean,
    @Ctx() ctx: ActorContext,
  ): Promise<PreventionMaterial[]> {
    demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
    return materialsOf(ctx.db.reader, villageId, all);
  }

  @Query(() => PreventionMaterial, { description: 'public' })
  async preventionMaterial(
    @Arg('id', () => ID) id: string,
    @Ctx() ctx: ActorContext,
  ): Promise<PreventionMaterial> {
    demand(isId(id), ErrorCode.NOT_FOUND, 'id');
    return found(await findMaterial(ctx.db.reader, id), 'id');
  }

  @FieldResolver(() => PreventionVersion, { description: 'the wording that is printed' })
  async latest(@Root() material: PreventionMaterial, @Ctx() ctx: ActorContext): Promise<PreventionVersion> {
    return found((await versionsOf(ctx).load(material.id))[0]);
  }

  @FieldResolver(() => [PreventionVersion], { description: 'all wordings, the latest first' })
  async versions(
    @Root() material: PreventionMaterial,
    @Ctx() ctx: ActorContext,
  ): Promise<PreventionVersion[]> {
    return versionsOf(ctx).load(material.id);
  }

  @FieldResolver(() => [PreventionStockMove], { description: 'the latest movements, for the association' })
  async stockMoves(
    @Root() material: PreventionMaterial,
    @Ctx() ctx: ActorContext,
  ): Promise<PreventionStockMove[]> {
    const { actor } = ctx;
    return actor && can.serve(actor, material.councilId) ? stockMovesOf(ctx).load(material.id) : [];
  }

  @FieldResolver(() => Boolean)
  mayKeep(@Root() material: PreventionMaterial, @Ctx() ctx: ActorContext): boolean {
    return ctx.actor !== null && can.serve(ctx.actor, material.councilId);
  }

  @Mutation(() => PreventionMaterial)
  async addMaterial(
    @Arg('input', () => AddMaterialInput) input: AddMaterialInput,
    @Ctx() ctx: ActorContext,
  ): Promise<PreventionMaterial> {
    return ctx.db.write((tx) => addMaterial(tx, actorOf(ctx), input));
  }

  @Mutation(() => PreventionMaterial, { description: 'the next wording; what was printed stays as it was' })
  async reviseMaterial(
    @Arg('input', () => ReviseMaterialInput) input: ReviseMaterialInput,
    @Ctx() ctx: ActorContext,
  ): Promise<PreventionMaterial> {
    return ctx.db.write((tx) => reviseMaterial(tx, actorOf(ctx), input));
  }

  @Mutation(() => PreventionMaterial)
  async settleMaterial(
    @Arg('input', () => SettleMaterialInput) input: SettleMaterialInput,
    @Ctx() ctx: ActorContext,
  ): Promise<PreventionMaterial> {
    return ctx.db.write((tx) => settleMaterial(tx, actorOf(ctx), input));
  }

  @Mutation(() => PreventionMaterial)
  async moveMaterialStock(
    @Arg('input', () => MoveStockInput) input: MoveStockInput,
    @Ctx() ctx: ActorContext,
  ): Promise<PreventionMaterial> {
    return ctx.db.write((tx) => moveMaterialStock(tx, actorOf(ctx), input));
  }
}
