import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** All that an elder can wish of a visit: a closed list, so that no word about health can be written down. */
export enum VisitWish {
  COMPANY = 'COMPANY',
  SHOPPING = 'SHOPPING',
  ERRAND = 'ERRAND',
  PHONE_HELP = 'PHONE_HELP',
  READING = 'READING',
  HAIRCUT = 'HAIRCUT',
  REPAIR = 'REPAIR',
  ESCORT = 'ESCORT',
}
registerEnumType(VisitWish, { name: 'VisitWish', description: 'a closed list; there is no text beside it' });

export enum DayPart {
  MORNING = 'MORNING',
  AFTERNOON = 'AFTERNOON',
  EVENING = 'EVENING',
}
registerEnumType(DayPart, { name: 'DayPart' });

export enum VisitOccasion {
  ROUTINE = 'ROUTINE',
  BIRTHDAY = 'BIRTHDAY',
  FESTIVAL = 'FESTIVAL',
  ASKED = 'ASKED',
}
registerEnumType(VisitOccasion, { name: 'VisitOccasion' });

export enum ElderVisitState {
  PLANNED = 'PLANNED',
  DONE = 'DONE',
  CONFIRMED = 'CONFIRMED',
  CANCELLED = 'CANCELLED',
}
registerEnumType(ElderVisitState, {
  name: 'ElderVisitState',
  description: 'DONE: the visitor says so; CONFIRMED: so does somebody else of the association',
});

export enum VisitEnd {
  NOT_HOME = 'NOT_HOME',
  ELDER_SAID_NO = 'ELDER_SAID_NO',
  VISITOR_CANNOT = 'VISITOR_CANNOT',
  PLAN_CHANGED = 'PLAN_CHANGED',
  CONSENT_WITHDRAWN = 'CONSENT_WITHDRAWN',
}
registerEnumType(VisitEnd, { name: 'VisitEnd' });

export enum ElderVisitMove {
  MOVE = 'MOVE',
  CANCEL = 'CANCEL',
  FINISH = 'FINISH',
  CONFIRM = 'CONFIRM',
}
registerEnumType(ElderVisitMove, { name: 'ElderVisitMove' });

/** What an elder wants of visits, kept while the elder agrees. */
@ObjectType()
@Entity('elder_card')
export class ElderCard {
  @Field(() => ID, { name: 'id' })
  @PrimaryColumn({ type: 'uuid' })
  residentId!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Field(() => [VisitWish])
  @Column({ type: 'text', array: true })
  wishes!: VisitWish[];

  @Field(() => [DayPart], { description: 'when it suits; empty: at any time' })
  @Column({ type: 'text', array: true })
  parts!: DayPart[];

  @Field(() => Int, { nullable: true, description: 'days between visits; null: as in the whole village' })
  @Column({ type: 'int', nullable: true })
  visitDays!: number | null;

  @Column({ type: 'uuid' })
  setBy!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  setAt!: Date;
}

/** Month and day on which an elder wants to be remembered. */
@ObjectType()
@Entity('elder_birthday')
export class ElderBirthday {
  @Field(() => ID, { name: 'id' })
  @PrimaryColumn({ type: 'uuid' })
  residentId!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Field(() => Int)
  @Column({ type: 'int' })
  month!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  day!: number;

  @Column({ type: 'uuid' })
  setBy!: string;

  @Column({ type: 'timestamptz' })
  setAt!: Date;

  /** In the year that was asked for; null where the year of birth is not known. */
  @Field(() => Int, { nullable: true })
  age!: number | null;
}

@ObjectType()
@Entity('elder_visit')
export class ElderVisit {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'uuid' })
  elderId!: string;

  @Column({ type: 'uuid' })
  visitorId!: string;

  @Field(() => VisitOccasion)
  @Column({ type: 'text' })
  occasion!: VisitOccasion;

  @Field(() => GraphQLLocalDate)
  @Column({ type: 'date' })
  onDay!: string;

  @Field(() => DayPart)
  @Column({ type: 'text' })
  part!: DayPart;

  @Field(() => [VisitWish])
  @Column({ type: 'text', array: true })
  wishes!: VisitWish[];

  @Field(() => [VisitWish], { description: 'of the wishes those that were met' })
  @Column({ type: 'text', array: true })
  met!: VisitWish[];

  @Field(() => ElderVisitState)
  @Column({ type: 'text' })
  state!: ElderVisitState;

  @Field(() => VisitEnd, { nullable: true })
  @Column({ type: 'text', nullable: true })
  endReason!: VisitEnd | null;

  @Column({ type: 'uuid' })
  plannedBy!: string;

  @Column({ type: 'timestamptz' })
  plannedAt!: Date;

  @Field(() => Int, { nullable: true })
  @Column({ type: 'int', nullable: true })
  minutes!: number | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  doneAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  doneBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  confirmedAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  confirmedBy!: string | null;

  @Field(() => ID, { nullable: true, description: 'the activity record of the visitor' })
  @Column({ type: 'uuid', nullable: true })
  recordId!: string | null;

  @Field(() => ID, { nullable: true, description: 'the request for help that it answers' })
  @Column({ type: 'uuid', nullable: true })
  needId!: string | null;
}
