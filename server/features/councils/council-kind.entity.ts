import { Field, InputType, Int, ObjectType, registerEnumType } from 'type-graphql';
import { IsInt, Matches, Max, Min } from 'class-validator';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PlainText } from '#server/features/people/plain-text';

/** How a seat is come by. */
export enum SeatWay {
  ELECTED = 'ELECTED',
  APPOINTED = 'APPOINTED',
}
registerEnumType(SeatWay, { name: 'SeatWay' });

/** A place that a council of this kind has: its chair, deputies, secretary, members. */
@ObjectType()
@InputType('CouncilPlaceInput')
export class CouncilPlace {
  @Field(() => String, { description: 'CHAIR, DEPUTY, SECRETARY, MEMBER …' })
  @Matches(/^[A-Z_]{2,20}$/)
  code!: string;

  @Field(() => String)
  @PlainText(20)
  nameZh!: string;

  @Field(() => String)
  @PlainText(40)
  nameEn!: string;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(60)
  min!: number;

  @Field(() => Int)
  @IsInt()
  @Min(0)
  @Max(60)
  max!: number;
}

/** One thing that whoever leaves gives to whoever comes. */
@ObjectType()
@InputType('HandOverThingInput')
export class HandOverThing {
  @Field(() => String)
  @PlainText(60)
  zh!: string;

  @Field(() => String)
  @PlainText(120)
  en!: string;
}

/** What a kind of council is for. Kinds are rows, not code. */
@Entity('council_kind')
@ObjectType()
export class CouncilKind {
  /** 'RW', 'EL' …: the body that rules name as their approver. */
  @PrimaryColumn({ type: 'text' })
  @Field(() => String)
  code!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  nameZh!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  nameEn!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  charterZh!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  charterEn!: string;

  @Column({ type: 'int' })
  @Field(() => Int)
  seatsMin!: number;

  @Column({ type: 'int' })
  @Field(() => Int)
  seatsMax!: number;

  @Column({ type: 'int' })
  @Field(() => Int)
  termYears!: number;

  @Column({ type: 'int' })
  @Field(() => Int)
  quorumPercent!: number;

  @Column({ type: 'text' })
  @Field(() => String)
  mustNotHoldZh!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  mustNotHoldEn!: string;

  @Column({ type: 'int' })
  @Field(() => Int)
  meetingsPerYear!: number;

  @Column({ type: 'jsonb' })
  @Field(() => [CouncilPlace], { description: 'its places, the chair first' })
  posts!: CouncilPlace[];

  @Column({ type: 'jsonb' })
  @Field(() => [HandOverThing], {
    description: 'what is handed over when a chair, deputy or secretary changes',
  })
  handOver!: HandOverThing[];

  @Column({ type: 'text' })
  @Field(() => SeatWay, { description: 'how its seats are filled as a rule' })
  seating!: SeatWay;

  @Column({ type: 'int' })
  @Field(() => Int, { description: 'share of those entitled to vote who must be present at an election' })
  electorsPercent!: number;

  @Column({ type: 'int' })
  @Field(() => Int, { description: 'share of those present whose votes a seat must exceed' })
  votesPercent!: number;

  @Column({ type: 'int', nullable: true })
  @Field(() => Int, { nullable: true })
  minAge!: number | null;

  @Column({ type: 'int' })
  @Field(() => Int, { description: 'without a duty for so many days a council is asleep' })
  asleepAfterDays!: number;

  @Column({ type: 'int' })
  @Field(() => Int, { description: 'without a duty for so many days a member is quiet' })
  quietAfterDays!: number;

  @Column({ type: 'int' })
  @Field(() => Int, { description: 'for so many days what members did is known to the chair alone' })
  chairFirstDays!: number;
}
