import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What happens to a grant that would pass its category's budget: a warning, or honour only. */
export enum OverBudget {
  WARN = 'WARN',
  HONOUR_ONLY = 'HONOUR_ONLY',
}
registerEnumType(OverBudget, { name: 'OverBudget' });

/** The numbers a village's fund goes by, from a resolution on. The first row opens the fund; none is ever changed. */
@ObjectType()
@Entity('fund_terms')
export class FundTerms {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Field(() => Int, { description: 'what one point stands for, in cents of a yuan' })
  @Column({ type: 'int' })
  parCents!: number;

  @Field(() => Int, { description: 'green from this coverage on, in percent' })
  @Column({ type: 'int' })
  greenPercent!: number;

  @Field(() => Int, { description: 'amber from this coverage on, red below it, in percent' })
  @Column({ type: 'int' })
  amberPercent!: number;

  @Field(() => Int, { description: 'a budget used to this part is warned about, in percent' })
  @Column({ type: 'int' })
  budgetWarnPercent!: number;

  @Field(() => OverBudget)
  @Column({ type: 'text' })
  overBudget!: OverBudget;

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

/** What the form offers a village that opens its fund. */
export const usualTerms = {
  parCents: 100,
  greenPercent: 120,
  amberPercent: 100,
  budgetWarnPercent: 80,
  overBudget: OverBudget.WARN,
} as const;
