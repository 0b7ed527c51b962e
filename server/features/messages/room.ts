import { Message } from './message.entity';
import { MessagesResolver } from './messages.resolver';

/** What the messages bring to the house. */
export const messagesRoom = {
  entities: [Message],
  resolvers: [MessagesResolver],
  laws: [],
} as const;
