import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, Float, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { RuleCategory } from '#server/features/scoring/rule.entity';

/** A resolution on how many points a season may bring, category by category. The latest of a season is in force. */
@ObjectType()
@Entity('season_budget')
export class SeasonBudget {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Field(() => GraphQLLocalDate)
  @Column({ type: 'date' })
  seasonStartsOn!: string;

  @Field(() => String, { description: 'number of the resolution' })
  @Column({ type: 'text' })
  document!: string;

  @Field(() => GraphQLLocalDate)
  @Column({ type: 'date' })
  decidedOn!: string;

  @Column({ type: 'uuid' })
  setBy!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  setAt!: Date;
}

@Entity('season_budget_line')
export class SeasonBudgetLine {
  @PrimaryColumn({ type: 'uuid' })
  budgetId!: string;

  @PrimaryColumn({ type: 'text' })
  category!: RuleCategory;

  @Column({ type: 'int' })
  points!: number;
}

/** How much of a category's budget is used: granted, and in publicity. */
@ObjectType()
export class BudgetUse {
  @Field(() => RuleCategory)
  category!: RuleCategory;

  @Field(() => Int, { nullable: true, description: 'null: the resolution names no limit for the category' })
  points!: number | null;

  @Field(() => Int)
  granted!: number;

  @Field(() => Int)
  inPublicity!: number;

  @Field(() => Int, { nullable: true })
  get left(): number | null {
    return this.points === null ? null : this.points - this.granted - this.inPublicity;
  }

  @Field(() => Float, { nullable: true, description: '1 when all of it is used' })
  get usedPart(): number | null {
    return this.points ? (this.granted + this.inPublicity) / this.points : null;
  }
}
