import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The private address under which calendars follow a person's own tasks. */
@ObjectType()
@Entity('calendar_feed')
export class CalendarFeed {
  @Field(() => ID, { name: 'id' })
  @PrimaryColumn({ type: 'uuid' })
  residentId!: string;

  @Column({ type: 'text' })
  token!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  renewedAt!: Date;
}

/** Path of the feed with this token. */
export function feedPath(token: string): string {
  return `/api/calendar/${token}.ics`;
}
