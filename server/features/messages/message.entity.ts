import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionOf } from '#server/core/pagination';

/** What a message is about; the client has the words for each. A new kind is a line here and one there. */
export enum MessageKind {
  TASK_SIGNED_FOR_YOU = 'TASK_SIGNED_FOR_YOU',
  TASK_MOVED_UP = 'TASK_MOVED_UP',
  TASK_CHANGED = 'TASK_CHANGED',
  TASK_CANCELLED = 'TASK_CANCELLED',
  TASK_REMOVED = 'TASK_REMOVED',
  TASK_TOMORROW = 'TASK_TOMORROW',
  TASK_SOON = 'TASK_SOON',
  TASK_ON_DAY_OFF = 'TASK_ON_DAY_OFF',
  CERTIFICATE_ACCEPTED = 'CERTIFICATE_ACCEPTED',
  CERTIFICATE_ISSUED = 'CERTIFICATE_ISSUED',
  CERTIFICATE_REFUSED = 'CERTIFICATE_REFUSED',
  CERTIFICATE_REVOKED = 'CERTIFICATE_REVOKED',
  HONOUR_REACHED = 'HONOUR_REACHED',
  HOURS_ANSWERED = 'HOURS_ANSWERED',
  JOIN_ASKED = 'JOIN_ASKED',
  JOIN_ACCEPTED = 'JOIN_ACCEPTED',
  JOIN_REFUSED = 'JOIN_REFUSED',
  TEAM_LEFT = 'TEAM_LEFT',
  LEAD_OFFERED = 'LEAD_OFFERED',
  LEAD_TAKEN = 'LEAD_TAKEN',
  LEAD_YOURS = 'LEAD_YOURS',
  LEAD_DECLINED = 'LEAD_DECLINED',
  LEAD_WITHDRAWN = 'LEAD_WITHDRAWN',
  NEED_NEW = 'NEED_NEW',
  NEED_FOR_TEAM = 'NEED_FOR_TEAM',
  NEED_ASKED = 'NEED_ASKED',
  NEED_ACCEPTED = 'NEED_ACCEPTED',
  NEED_GIVEN_BACK = 'NEED_GIVEN_BACK',
  NEED_CALLED_OFF = 'NEED_CALLED_OFF',
  NEED_DONE = 'NEED_DONE',
  NEED_NOT_DONE = 'NEED_NOT_DONE',
  NEED_CONFIRMED = 'NEED_CONFIRMED',
  NEED_CLOSED = 'NEED_CLOSED',
  NEED_UNANSWERED = 'NEED_UNANSWERED',
  CEREMONY_NEW = 'CEREMONY_NEW',
  CEREMONY_TAKEN = 'CEREMONY_TAKEN',
  CEREMONY_CHANGED = 'CEREMONY_CHANGED',
  CEREMONY_AGREED = 'CEREMONY_AGREED',
  CEREMONY_WITHDRAWN = 'CEREMONY_WITHDRAWN',
  CEREMONY_THANKS = 'CEREMONY_THANKS',
  CEREMONY_TOMORROW = 'CEREMONY_TOMORROW',
  PLEDGE_DUE = 'PLEDGE_DUE',
  PLEDGE_ENTERED = 'PLEDGE_ENTERED',
  COUNCIL_NOMINATED = 'COUNCIL_NOMINATED',
  COUNCIL_HAND_OVER = 'COUNCIL_HAND_OVER',
  COUNCIL_QUIET = 'COUNCIL_QUIET',
  COUNCIL_DUTY_ASKED = 'COUNCIL_DUTY_ASKED',
  COUNCIL_DUTY_CONFIRMED = 'COUNCIL_DUTY_CONFIRMED',
  COUNCIL_DUTY_REFUSED = 'COUNCIL_DUTY_REFUSED',
  COUNCIL_TERM_ENDS = 'COUNCIL_TERM_ENDS',
  MEETING_CALLED = 'MEETING_CALLED',
  MEETING_CHANGED = 'MEETING_CHANGED',
  MEETING_CANCELLED = 'MEETING_CANCELLED',
  MEETING_TOMORROW = 'MEETING_TOMORROW',
  ELDER_VISIT_PLANNED = 'ELDER_VISIT_PLANNED',
  ELDER_VISIT_OFF = 'ELDER_VISIT_OFF',
  ELDER_VISITS_PLANNED = 'ELDER_VISITS_PLANNED',
  ELDER_MEAL_CANCELLED = 'ELDER_MEAL_CANCELLED',
  ELDER_PAIR_ASKED = 'ELDER_PAIR_ASKED',
  VIDEO_BOOKED = 'VIDEO_BOOKED',
  DEED_CHOSEN = 'DEED_CHOSEN',
  DEED_AWARDED = 'DEED_AWARDED',
  DEED_DOUBT_ANSWERED = 'DEED_DOUBT_ANSWERED',
}
registerEnumType(MessageKind, { name: 'MessageKind' });

@ObjectType()
export class MessageParam {
  @Field(() => String)
  name!: string;

  @Field(() => String, { description: 'text as it was; instants in ISO 8601, days as YYYY-MM-DD' })
  value!: string;
}

/** Something one person was told. Its words are made from `kind` and `params` where it is read. */
@ObjectType()
@Entity('message')
export class Message {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  residentId!: string;

  @Field(() => MessageKind)
  @Column({ type: 'text' })
  kind!: MessageKind;

  @Column({ type: 'jsonb' })
  params!: Record<string, string>;

  @Field(() => String, { nullable: true, description: 'path of the page it is about' })
  @Column({ type: 'text', nullable: true })
  link!: string | null;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  createdAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  readAt!: Date | null;

  @Column({ type: 'text' })
  dedupeKey!: string;
}

@ObjectType()
export class MessageConnection extends connectionOf(Message) {}
