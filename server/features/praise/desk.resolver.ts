import {
  Arg,
  Ctx,
  Field,
  FieldResolver,
  ID,
  Mutation,
  ObjectType,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { demand, ErrorCode } from '#server/core/errors';
import { Meeting } from '#server/features/meetings/meeting.entity';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { villagePath } from '#server/features/scoring/queries';
import { reviewOf } from './facts';
import { PraiseSettingsInput } from './inputs';
import { can } from './policy';
import { meetingsFor } from './queries';
import { revisePraiseSettings, settingsOf } from './settings';
import { PraiseSettings } from './settings.entity';
import { demandVillage } from './viewer';

/** What the viewer may do for a village's good deeds. */
@ObjectType()
export class PraiseDesk {
  @Field(() => ID)
  villageId!: string;

  @Field(() => Boolean, { description: 'sits in the moral review' })
  mayServe!: boolean;

  @Field(() => Boolean, { description: 'leads it' })
  mayLead!: boolean;

  @Field(() => Boolean, { description: 'settles, awards and plans talks' })
  mayArrange!: boolean;
}

@Resolver()
export class PraiseResolver {
  @Query(() => PraiseDesk)
  async praiseDesk(
    @Arg('villageId', () => ID) villageId: string,
    @Ctx() ctx: ActorContext,
  ): Promise<PraiseDesk> {
    const actor = actorOf(ctx);
    demandVillage(villageId);
    const path = await villagePath(ctx.db.reader, villageId);
    demand(can.enterForOthers(actor, path), ErrorCode.FORBIDDEN, 'villageId');
    return Object.assign(new PraiseDesk(), {
      villageId,
      mayServe: can.serve(actor, path),
      mayLead: can.lead(actor, path),
      mayArrange: can.arrange(actor, path),
    });
  }

  @Mutation(() => PraiseSettings)
  revisePraiseSettings(
    @Arg('input', () => PraiseSettingsInput) input: PraiseSettingsInput,
    @Ctx() ctx: ActorContext,
  ): Promise<PraiseSettings> {
    return ctx.db.write((tx) => revisePraiseSettings(tx, actorOf(ctx), input));
  }
}

@Resolver(() => PraiseDesk)
export class PraiseDeskResolver {
  @FieldResolver(() => PraiseSettings)
  settings(@Root() desk: PraiseDesk, @Ctx() ctx: ActorContext): Promise<PraiseSettings> {
    return settingsOf(ctx.db.reader, desk.villageId);
  }

  @FieldResolver(() => ID, { nullable: true })
  councilId(@Root() desk: PraiseDesk, @Ctx() ctx: ActorContext): Promise<string | null> {
    return reviewOf(ctx.db.reader, desk.villageId);
  }

  @FieldResolver(() => [Meeting], { description: 'at which a vote can be called' })
  async meetings(@Root() desk: PraiseDesk, @Ctx() ctx: ActorContext): Promise<Meeting[]> {
    const councilId = await reviewOf(ctx.db.reader, desk.villageId);
    return desk.mayLead && councilId ? meetingsFor(ctx.db.reader, councilId) : [];
  }
}
