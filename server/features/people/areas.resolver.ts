import { Arg, Ctx, FieldResolver, ID, Int, Mutation, Query, Resolver, Root } from 'type-graphql';
import { type ActorContext, actorOf } from './actor';
import { addArea } from './add-area';
import { Area, AreaKind } from './area.entity';
import { AreaInput } from './household-inputs';
import { areaById, childrenOf, householdCountOf, officialsOf } from './loaders';
import { can } from './policy';
import { Post, Role } from './post.entity';
import { findCounty, findVillages } from './queries';
import { childKinds } from './rules';

/** The map is public: names of places, and how many households live there. */
@Resolver(() => Area)
export class AreasResolver {
  @Query(() => Area, { description: 'towns of the county with their villages, for choosing one; public' })
  county(@Ctx() ctx: ActorContext): Promise<Area> {
    return findCounty(ctx.db.reader);
  }

  @Query(() => Area, { nullable: true })
  area(@Arg('id', () => ID) id: string, @Ctx() ctx: ActorContext): Promise<Area | null> {
    return areaById(ctx).load(id);
  }

  @Query(() => [Area])
  villages(
    @Arg('search', () => String, { nullable: true }) search: string | null,
    @Ctx() ctx: ActorContext,
  ): Promise<Area[]> {
    return findVillages(ctx.db.reader, search);
  }

  @Mutation(() => Area)
  addArea(@Arg('input', () => AreaInput) input: AreaInput, @Ctx() ctx: ActorContext): Promise<Area> {
    return ctx.db.write((tx) => addArea(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => Area, { nullable: true })
  async parent(@Root() area: Area, @Ctx() ctx: ActorContext): Promise<Area | null> {
    return area.parentId ? areaById(ctx).load(area.parentId) : null;
  }

  @FieldResolver(() => [Area])
  children(@Root() area: Area, @Ctx() ctx: ActorContext): Promise<Area[]> {
    return childrenOf(ctx).load(area.id);
  }

  @FieldResolver(() => [AreaKind], { description: 'kinds of areas the viewer may add below this one' })
  mayAdd(@Root() area: Area, @Ctx() ctx: ActorContext): AreaKind[] {
    if (!ctx.actor || !can.manageAreas(ctx.actor, area.path)) return [];
    return Object.values(AreaKind).filter((kind) => childKinds[area.kind].includes(kind));
  }

  @FieldResolver(() => [Post], {
    description: 'staff of a town or county in office, for those who register them',
  })
  async officials(@Root() area: Area, @Ctx() ctx: ActorContext): Promise<Post[]> {
    return ctx.actor && can.readOfficials(ctx.actor) ? officialsOf(ctx).load(area.id) : [];
  }

  @FieldResolver(() => [Role], { description: 'roles of staff the viewer may fill here with a new person' })
  mayAddOfficials(@Root() area: Area, @Ctx() ctx: ActorContext): Role[] {
    const { actor } = ctx;
    if (!actor || !can.addOfficial(actor, area.path)) return [];
    const roles = area.kind === AreaKind.TOWN ? [Role.TOWN_STAFF] : [Role.COUNTY_STAFF, Role.ADMINISTRATOR];
    const hasStaff = area.kind === AreaKind.TOWN || area.kind === AreaKind.COUNTY;
    return hasStaff ? roles.filter((role) => can.decideOnPost(actor, role, area.path)) : [];
  }

  @FieldResolver(() => [Area], { description: 'root first, including itself' })
  async trail(@Root() area: Area, @Ctx() ctx: ActorContext): Promise<Area[]> {
    const areas = await Promise.all(area.path.map((id) => areaById(ctx).load(id)));
    return areas.filter((each) => each !== null);
  }

  @FieldResolver(() => Area, { nullable: true })
  async village(@Root() area: Area, @Ctx() ctx: ActorContext): Promise<Area | null> {
    return area.villageId ? areaById(ctx).load(area.villageId) : null;
  }

  @FieldResolver(() => Int)
  householdCount(@Root() area: Area, @Ctx() ctx: ActorContext): Promise<number> {
    return householdCountOf(ctx).load(area.id);
  }
}
