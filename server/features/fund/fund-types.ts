import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { connectionOf } from '#server/core/pagination';
import { Coverage, FundLine } from './coverage';
import { Light } from './rules';

/** What the viewer may do with the fund of a village; one button each. */
export enum FundMove {
  ENTER = 'ENTER',
  CONFIRM = 'CONFIRM',
  SET_TERMS = 'SET_TERMS',
  SET_BUDGET = 'SET_BUDGET',
}
registerEnumType(FundMove, { name: 'FundMove' });

@ObjectType({ description: 'The money behind a village’s points; for those who hold a post there' })
export class Fund {
  @Field(() => ID)
  villageId!: string;

  @Field(() => [FundMove])
  moves!: FundMove[];
}

@ObjectType()
export class FundLineConnection extends connectionOf(FundLine) {}

/** Goods that came with one document and are not paid for yet. */
@ObjectType()
export class UnpaidDelivery {
  @Field(() => String)
  document!: string;

  @Field(() => GraphQLLocalDate)
  movedOn!: string;

  @Field(() => Int)
  costCents!: number;

  @Field(() => Int, { description: 'how many kinds of goods' })
  goods!: number;

  @Field(() => [ID])
  movementIds!: string[];
}

@ObjectType()
export class TrialSum {
  @Field(() => String, { description: 'category of rules or of goods' })
  key!: string;

  @Field(() => Int)
  before!: number;

  @Field(() => Int)
  after!: number;
}

@ObjectType({ description: 'What a change would have done in the days looked back over; nothing is written' })
export class Trial {
  @Field(() => GraphQLLocalDate)
  from!: string;

  @Field(() => GraphQLLocalDate)
  to!: string;

  @Field(() => [TrialSum])
  sums!: TrialSum[];

  @Field(() => Int)
  pointsBefore!: number;

  @Field(() => Int)
  pointsAfter!: number;

  @Field(() => Int, { description: 'acts or lines of receipts that change' })
  acts!: number;

  @Field(() => Int)
  householdsTouched!: number;

  @Field(() => Int)
  householdsGain!: number;

  @Field(() => Int)
  householdsLose!: number;

  @Field(() => Int, { description: 'receipts that a purse would not have paid' })
  unaffordable!: number;

  @Field(() => Coverage, { nullable: true, description: 'today; null without a fund' })
  coverage!: Coverage | null;

  @Field(() => Coverage, { nullable: true, description: 'today, had the season gone like this' })
  coverageAfter!: Coverage | null;
}

@ObjectType()
export class SimulatedMonth {
  @Field(() => GraphQLLocalDate)
  month!: string;

  @Field(() => Int)
  incomeCents!: number;

  @Field(() => Int)
  granted!: number;

  @Field(() => Int)
  redeemed!: number;

  @Field(() => Int)
  freeCents!: number;

  @Field(() => Int)
  stockCents!: number;

  @Field(() => Int)
  owedPoints!: number;

  @Field(() => Float, { nullable: true })
  ratio!: number | null;

  @Field(() => Light)
  light!: Light;
}

/** How the village has gone on, a month, in the last months. */
@ObjectType()
export class Measured {
  @Field(() => Int)
  incomeCents!: number;

  @Field(() => Int)
  grants!: number;

  @Field(() => Int)
  redemptionPercent!: number;

  @Field(() => Int)
  months!: number;
}

@ObjectType({ description: 'If we go on like this' })
export class Simulation {
  @Field(() => Measured)
  measured!: Measured;

  @Field(() => Coverage)
  coverage!: Coverage;

  @Field(() => [SimulatedMonth])
  months!: SimulatedMonth[];

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'the day the money is gone' })
  fundDryOn!: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'the day the shelf is empty too' })
  shelfEmptyOn!: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true })
  redOn!: string | null;
}
