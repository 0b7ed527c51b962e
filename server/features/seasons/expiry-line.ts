import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';

/** What one household has to lose at the close of a season, or lost at one. */
export interface LineRow {
  householdId: string;
  balance: number;
  points: number;
  /** Null while nothing is posted. */
  postedPoints: number | null;
  undoneAt: Date | null;
}

@ObjectType()
export class ExpiryLine implements LineRow {
  householdId!: string;

  @Field(() => Int, { description: 'points in the purse when the list was made' })
  balance!: number;

  @Field(() => Int, { description: 'of these, points that end' })
  points!: number;

  @Field(() => Int, { nullable: true, description: 'points that expired; null while nothing is posted' })
  postedPoints!: number | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  undoneAt!: Date | null;
}

/** One lot of a purse: points granted together that are not spent yet. */
@ObjectType()
export class PointLot {
  @Field(() => ID)
  id!: string;

  @Field(() => GraphQLLocalDate)
  grantedOn!: string;

  @Field(() => Int, { description: 'points as granted' })
  granted!: number;

  @Field(() => Int, { description: 'points left' })
  points!: number;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description: 'last day; a day gone by: the season has ended and is not closed yet; null: never',
  })
  expiresOn!: string | null;
}

/** A household was told what it will lose; recorded once per distance. */
@ObjectType()
export class ExpiryNotice {
  @Field(() => GraphQLLocalDate)
  expiresOn!: string;

  @Field(() => Int, { description: 'days before the end at which it was due' })
  days!: number;

  @Field(() => Int, { description: 'points it named' })
  points!: number;

  @Field(() => Int, { description: 'of these, points not spent yet' })
  pointsNow!: number;

  @Field(() => GraphQLISODateTime)
  madeAt!: Date;
}
