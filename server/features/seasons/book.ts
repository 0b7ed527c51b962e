import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { ExpiryLine, type LineRow } from './expiry-line';
import type { VillageTerms } from './queries';

/** What the viewer may do with a village's seasons now. */
export enum SeasonMove {
  REVISE = 'REVISE',
  CLOSE = 'CLOSE',
}
registerEnumType(SeasonMove, { name: 'SeasonMove' });

@ObjectType()
export class Season {
  @Field(() => GraphQLLocalDate)
  beginsOn!: string;

  @Field(() => GraphQLLocalDate)
  endsOn!: string;
}

/** What will expire by a day, household by household. */
@ObjectType()
export class ExpiryPreview {
  @Field(() => GraphQLLocalDate)
  on!: string;

  @Field(() => Season, {
    nullable: true,
    description: 'the season whose close takes them; null: nothing expires by then',
  })
  season!: Season | null;

  @Field(() => Int)
  households!: number;

  @Field(() => Int)
  points!: number;

  @Field(() => [ExpiryLine], { description: 'by household number' })
  lines!: LineRow[];
}

/** One round of notices: which households were told, at which distance. */
@ObjectType()
export class ExpiryRound {
  @Field(() => GraphQLLocalDate)
  expiresOn!: string;

  @Field(() => Int)
  days!: number;

  @Field(() => Int)
  households!: number;

  @Field(() => Int)
  points!: number;

  @Field(() => GraphQLISODateTime)
  madeAt!: Date;
}

/** The seasons of a village: settings, what will expire, notices made, closings. */
@ObjectType()
export class SeasonBook {
  @Field(() => ID)
  villageId!: string;

  terms!: VillageTerms;
  /** What the season that has ended would take, once somebody asked. */
  due?: Promise<LineRow[]>;
}
