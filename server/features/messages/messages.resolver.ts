import { IsUUID } from 'class-validator';
import {
  Arg,
  Args,
  Ctx,
  Field,
  FieldResolver,
  ID,
  InputType,
  Int,
  Mutation,
  Query,
  Resolver,
  Root,
} from 'type-graphql';
import { PageArgs } from '#server/core/pagination';
import { type ActorContext, actorOf } from '#server/features/people/actor';
import { Message, MessageConnection, MessageParam } from './message.entity';
import { ownMessages, unreadOf } from './queries';
import { readMessages } from './read-messages';

@InputType()
export class ReadMessagesInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID, { description: 'the newest that was shown: it and all before it count as read' })
  @IsUUID()
  upToId!: string;
}

@Resolver(() => Message)
export class MessagesResolver {
  @Query(() => MessageConnection, { description: 'the viewer’s own, newest first' })
  messages(
    @Args(() => PageArgs) { first, after }: PageArgs,
    @Ctx() ctx: ActorContext,
  ): Promise<MessageConnection> {
    return ownMessages(ctx, first, after);
  }

  @Query(() => Int, { description: 'how many of the viewer’s messages are unread; 0 without sign-in' })
  unreadMessages(@Ctx() ctx: ActorContext): Promise<number> {
    return ctx.actor ? unreadOf(ctx.db.reader, ctx.actor.residentId) : Promise.resolve(0);
  }

  @Mutation(() => Int, { description: 'answers how many are unread now' })
  readMessages(
    @Arg('input', () => ReadMessagesInput) input: ReadMessagesInput,
    @Ctx() ctx: ActorContext,
  ): Promise<number> {
    return ctx.db.write((tx) => readMessages(tx, actorOf(ctx), input));
  }

  @FieldResolver(() => [MessageParam])
  params(@Root() message: Message): MessageParam[] {
    return Object.entries(message.params).map(([name, value]) => ({ name, value }));
  }
}
