import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A village's numbers for hours, honours and certificates. */
@ObjectType()
@Entity('hours_terms')
export class HoursTerms {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  villageId!: string;

  @Field(() => String, { description: '{village}, {year} and {serial} are filled in' })
  @Column({ type: 'text' })
  numberFormat!: string;

  @Field(() => Int, { description: 'whole days an application stays on the board' })
  @Column({ type: 'int' })
  noticeDays!: number;

  @Field(() => Int, { description: 'working days for the answer to a request for correction' })
  @Column({ type: 'int' })
  answerDays!: number;

  @Field(() => [Int], { description: 'hours of a calendar year that are honoured, ascending' })
  @Column({ type: 'int', array: true })
  honourHours!: number[];

  @Field(() => [Int], {
    description: 'honour points for each of them, where the rules of the village say so',
  })
  @Column({ type: 'int', array: true })
  honourPoints!: number[];

  @Field(() => String)
  @Column({ type: 'text' })
  issuer!: string;

  @Field(() => String, { description: 'head of the issuer; empty until somebody sets it' })
  @Column({ type: 'text' })
  head!: string;

  @Field(() => String, { description: 'phone of the issuer, as printed; empty until somebody sets it' })
  @Column({ type: 'text' })
  phone!: string;

  @Column({ type: 'uuid' })
  setBy!: string;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'null: the defaults, never changed here' })
  @Column({ type: 'timestamptz' })
  setAt!: Date | null;
}

/** What holds in a village that has set nothing of its own; the issuer is its committee. */
export const defaultTerms = {
  numberFormat: '{village}志证〔{year}〕第{serial}号',
  noticeDays: 7,
  answerDays: 10,
  honourHours: [20, 50, 100],
  honourPoints: [10, 25, 50],
  phone: '',
} as const;
