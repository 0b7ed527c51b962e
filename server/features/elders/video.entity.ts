import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';

export enum SlotState {
  OPEN = 'OPEN',
  CANCELLED = 'CANCELLED',
}

export enum BookedHow {
  SELF = 'SELF',
  FAMILY = 'FAMILY',
  PHONE = 'PHONE',
}
registerEnumType(BookedHow, {
  name: 'BookedHow',
  description: 'PHONE: the association booked for whoever called',
});

export enum BookingState {
  BOOKED = 'BOOKED',
  CANCELLED = 'CANCELLED',
  HELD = 'HELD',
  MISSED = 'MISSED',
}
registerEnumType(BookingState, { name: 'BookingState' });

/** Half an hour at a screen of the village, for one elder and the family far away. */
@ObjectType()
export class VideoSlot {
  @Field(() => ID)
  id!: string;

  villageId!: string;

  @Field(() => String)
  place!: string;

  @Field(() => GraphQLISODateTime)
  startsAt!: Date;

  @Field(() => GraphQLISODateTime)
  endsAt!: Date;

  state!: SlotState;
}

@ObjectType()
export class VideoBooking {
  @Field(() => ID)
  id!: string;

  slotId!: string;
  villageId!: string;
  elderId!: string;
  bookedBy!: string;
  assistantId!: string | null;

  @Field(() => String)
  place!: string;

  @Field(() => GraphQLISODateTime)
  startsAt!: Date;

  @Field(() => GraphQLISODateTime)
  endsAt!: Date;

  @Field(() => BookedHow)
  how!: BookedHow;

  @Field(() => BookingState)
  state!: BookingState;

  @Field(() => ID, { nullable: true, description: 'the activity record of who helped' })
  recordId!: string | null;
}
