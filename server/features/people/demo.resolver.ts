import { IsInt, IsUUID, Max, MaxLength, Min } from 'class-validator';
import {
  Arg,
  Ctx,
  Field,
  GraphQLISODateTime,
  ID,
  InputType,
  Int,
  Mutation,
  ObjectType,
  Query,
  registerEnumType,
  Resolver,
} from 'type-graphql';
import { demand, ErrorCode } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { type ActorContext, actorOf } from './actor';
import { demoSetting } from './demo';
import { moveOffset, restoreClock } from './demo-clock';
import { enter } from './sign-in/enter';
import { openLogins } from './sign-in/logins';
import { Viewer } from './viewer';

registerEnumType(ErrorCode, { name: 'ErrorCode' });

@ObjectType()
class Persona {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  nameZh!: string;

  @Field(() => String)
  roleZh!: string;

  @Field(() => String)
  roleEn!: string;

  @Field(() => String)
  startPath!: string;
}

@ObjectType()
class About {
  @Field(() => String)
  version!: string;

  @Field(() => Boolean)
  demo!: boolean;

  @Field(() => GraphQLISODateTime, { description: "server's now; in demo mode the movable clock" })
  now!: Date;

  @Field(() => [ErrorCode])
  errorCodes!: ErrorCode[];

  @Field(() => [Persona], { description: 'demo mode only, otherwise empty' })
  personas!: readonly Persona[];
}

@InputType()
class DemoSignInInput {
  @Field(() => String)
  @MaxLength(60)
  key!: string;
}

@InputType()
class ClockInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(366)
  days!: number;
}

/** What the product says about itself; and the two doors that only the demo has. */
@Resolver()
export class DemoResolver {
  @Query(() => About)
  about(@Ctx() ctx: ActorContext): About {
    return {
      version: demoSetting.version,
      demo: ctx.env.demo,
      now: ctx.clock.now(),
      errorCodes: Object.values(ErrorCode),
      personas: ctx.env.demo ? demoSetting.personas : [],
    };
  }

  @Mutation(() => Viewer)
  async demoSignIn(
    @Arg('input', () => DemoSignInInput) input: DemoSignInInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Viewer> {
    demand(ctx.env.demo, ErrorCode.FORBIDDEN);
    const isOffered = demoSetting.personas.some((persona) => persona.key === input.key);
    const residentId = isOffered ? await demoSetting.residentOf(ctx.db.reader, input.key) : null;
    demand(residentId, ErrorCode.NOT_FOUND, 'key');
    await ctx.db.write((tx) => openLogins(tx, [{ residentId, passwordHash: null }]));
    return Viewer.of(await enter(ctx, residentId, await ctx.signIn.signInAs(residentId)));
  }

  @Mutation(() => About)
  async moveClock(
    @Arg('input', () => ClockInput) input: ClockInput,
    @Ctx() ctx: ActorContext,
  ): Promise<About> {
    demand(ctx.env.demo, ErrorCode.FORBIDDEN);
    const { residentId } = actorOf(ctx);
    await ctx.db.write(async (tx) => {
      const intent = intentOf('moveClock', residentId, input);
      if (await replayOf(tx, intent)) return;
      await moveOffset(tx, input.days);
      const detail = { days: input.days };
      await keep(tx, intent, [
        { subjectKind: 'CLOCK', subjectId: intent.requestId, move: 'MOVE_CLOCK', detail },
      ]);
    });
    await restoreClock(ctx.db.reader, ctx.clock);
    await ctx.afterClockMove();
    return this.about(ctx);
  }
}
