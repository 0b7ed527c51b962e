import { MaxLength } from 'class-validator';
import { Arg, Ctx, Field, InputType, Mutation, Resolver } from 'type-graphql';
import type { ActorContext } from '#server/features/people/actor';
import { Viewer } from '#server/features/people/viewer';
import { changePassword, enterWithCode, enterWithPassword, leave, leaveEverywhere, sendCode } from './enter';

@InputType()
class SignInInput {
  @Field(() => String, { description: 'phone or card number' })
  @MaxLength(60)
  login!: string;

  @Field(() => String)
  @MaxLength(128)
  password!: string;
}

@InputType()
class CodeInput {
  @Field(() => String)
  @MaxLength(60)
  phone!: string;
}

@InputType()
class CodeSignInInput {
  @Field(() => String)
  @MaxLength(60)
  phone!: string;

  @Field(() => String)
  @MaxLength(20)
  code!: string;
}

@InputType()
class PasswordInput {
  @Field(() => String)
  @MaxLength(128)
  current!: string;

  @Field(() => String)
  @MaxLength(128)
  next!: string;
}

@Resolver()
export class SignInResolver {
  @Mutation(() => Viewer)
  async signIn(
    @Arg('input', () => SignInInput) input: SignInInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Viewer> {
    return Viewer.of(await enterWithPassword(ctx, input.login, input.password));
  }

  @Mutation(() => Boolean)
  async sendCode(
    @Arg('input', () => CodeInput) input: CodeInput,
    @Ctx() ctx: ActorContext,
  ): Promise<boolean> {
    await sendCode(ctx, input.phone);
    return true;
  }

  @Mutation(() => Viewer)
  async signInWithCode(
    @Arg('input', () => CodeSignInInput) input: CodeSignInInput,
    @Ctx() ctx: ActorContext,
  ): Promise<Viewer> {
    return Viewer.of(await enterWithCode(ctx, input.phone, input.code));
  }

  @Mutation(() => Boolean)
  async signOut(@Ctx() ctx: ActorContext): Promise<boolean> {
    await leave(ctx);
    return true;
  }

  @Mutation(() => Boolean)
  async signOutEverywhere(@Ctx() ctx: ActorContext): Promise<boolean> {
    await leaveEverywhere(ctx);
    return true;
  }

  @Mutation(() => Boolean)
  async changePassword(
    @Arg('input', () => PasswordInput) input: PasswordInput,
    @Ctx() ctx: ActorContext,
  ): Promise<boolean> {
    await changePassword(ctx, input.current, input.next);
    return true;
  }
}
