import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum TalkPartKind {
  REFLECT = 'REFLECT',
  SONG = 'SONG',
  CLASSIC = 'CLASSIC',
  STORY = 'STORY',
  FEELINGS = 'FEELINGS',
  GOOD_ACT = 'GOOD_ACT',
  BLESSING = 'BLESSING',
}
registerEnumType(TalkPartKind, {
  name: 'TalkPartKind',
  description: 'the usual run of a lecture-hall evening',
});

export enum TalkState {
  PLANNED = 'PLANNED',
  HELD = 'HELD',
  CANCELLED = 'CANCELLED',
}
registerEnumType(TalkState, { name: 'TalkState' });

export enum GuestWay {
  QR = 'QR',
  CARD = 'CARD',
  PAPER = 'PAPER',
  LEADER = 'LEADER',
}
registerEnumType(GuestWay, { name: 'TalkGuestWay', description: 'how somebody came onto the list' });

/** An evening of the lecture hall. */
@ObjectType()
@Entity('talk')
export class Talk {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  title!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  place!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  startsAt!: Date;

  @Field(() => Int)
  @Column({ type: 'int' })
  minutes!: number;

  @Column({ type: 'uuid', nullable: true })
  deedId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  speakerId!: string | null;

  @Field(() => TalkState)
  @Column({ type: 'text' })
  state!: TalkState;

  @Column({ type: 'text' })
  code!: string;

  @Field(() => ID, { nullable: true })
  @Column({ type: 'uuid', nullable: true })
  rollId!: string | null;

  @Field(() => ID, { nullable: true })
  @Column({ type: 'uuid', nullable: true })
  speakerRecordId!: string | null;

  @Column({ type: 'uuid' })
  plannedBy!: string;

  @Column({ type: 'timestamptz' })
  plannedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  heldAt!: Date | null;
}

@ObjectType()
@Entity('talk_part')
export class TalkPart {
  @PrimaryColumn({ type: 'uuid' })
  talkId!: string;

  @Field(() => Int)
  @PrimaryColumn({ type: 'int' })
  place!: number;

  @Field(() => TalkPartKind)
  @Column({ type: 'text' })
  kind!: TalkPartKind;

  @Field(() => String)
  @Column({ type: 'text' })
  title!: string;

  @Field(() => Int)
  @Column({ type: 'int' })
  minutes!: number;
}

@ObjectType()
export class TalkGuest {
  talkId!: string;
  residentId!: string;

  @Field(() => GuestWay)
  way!: GuestWay;

  @Field(() => GraphQLISODateTime)
  at!: Date;
}
