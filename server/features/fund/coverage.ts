import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, GraphQLISODateTime, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Light, ratioOf } from './rules';

registerEnumType(Light, {
  name: 'FundLight',
  description: 'GREEN: enough; AMBER: the council is warned; RED: new grants bring honour only',
});

/** What a fund has and what it owes. Money in cents, par in cents a point. */
@ObjectType()
export class Coverage {
  @Field(() => Int, { description: 'what the fund account holds' })
  balanceCents!: number;

  @Field(() => Int, { description: 'goods delivered and not yet paid for' })
  unpaidCents!: number;

  @Field(() => Int, { description: 'goods on the shelf at what they cost' })
  stockCents!: number;

  @Field(() => Int, { description: 'points in purses' })
  pursePoints!: number;

  @Field(() => Int, { description: 'points in publicity' })
  pendingPoints!: number;

  @Field(() => Int)
  parCents!: number;

  @Field(() => Light)
  light!: Light;

  @Field(() => Int, { description: 'the balance without what is owed for deliveries' })
  get freeCents(): number {
    return this.balanceCents - this.unpaidCents;
  }

  @Field(() => Int, { description: 'purses and publicity' })
  get owedPoints(): number {
    return this.pursePoints + this.pendingPoints;
  }

  @Field(() => Float, {
    nullable: true,
    description: '(free fund + stock) ÷ (points owed × par), rounded down to hundredths; null: nothing owed',
  })
  get ratio(): number | null {
    return ratioOf(this);
  }
}

/** How the fund stood when a day ended. */
@ObjectType()
export class CoverageDay extends Coverage {
  @Field(() => GraphQLLocalDate)
  day!: string;
}

/** Sums of a season by source or purpose, reversals taken off. */
@ObjectType()
export class FundTotal {
  @Field(() => String)
  purpose!: string;

  @Field(() => Int)
  amountCents!: number;
}

/** One line of the fund's statement, as the ledger holds it. */
@ObjectType()
export class FundLine {
  @Field(() => String)
  id!: string;

  seq!: number;
  entryId!: string;

  @Field(() => GraphQLISODateTime)
  postedAt!: Date;

  @Field(() => Int, { description: 'signed: what this line adds to the fund' })
  amountCents!: number;

  @Field(() => Int)
  balanceCents!: number;

  @Field(() => Boolean, { description: 'takes an earlier line back' })
  reversal!: boolean;
}
