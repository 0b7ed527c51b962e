import { Field, GraphQLISODateTime, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum MarkKind {
  IN = 'IN',
  OUT = 'OUT',
}
registerEnumType(MarkKind, { name: 'MarkKind' });

export enum MarkWay {
  QR = 'QR',
  CARD = 'CARD',
  PAPER = 'PAPER',
  LEADER = 'LEADER',
}
registerEnumType(MarkWay, {
  name: 'MarkWay',
  description: 'QR: the person with the leader’s changing code; CARD scanned; PAPER typed in; LEADER tapped',
});

/** Somebody came or left, as it was noted on a device. */
@ObjectType()
@Entity('attendance_mark')
export class AttendanceMark {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  taskId!: string;

  @Column({ type: 'uuid' })
  residentId!: string;

  @Field(() => MarkKind)
  @Column({ type: 'text' })
  kind!: MarkKind;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  at!: Date;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  receivedAt!: Date;

  @Field(() => MarkWay)
  @Column({ type: 'text' })
  way!: MarkWay;

  @Column({ type: 'uuid' })
  madeBy!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  note!: string;

  @Field(() => ID, { nullable: true, description: 'the mark this one corrects' })
  @Column({ type: 'uuid', nullable: true })
  replacesId!: string | null;

  @Field(() => Boolean, { description: 'only takes the mark before it away' })
  @Column({ type: 'boolean' })
  gone!: boolean;

  @Column({ type: 'bigint', insert: false, update: false })
  seq!: number;
}
