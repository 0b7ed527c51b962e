import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a village asks of weddings and funerals, in one of its versions. All amounts in cents. Public. */
@ObjectType()
@Entity('ceremony_standard')
export class CeremonyStandard {
  @Field(() => ID, { nullable: true, description: 'null: the usual figures, the village has set none' })
  @PrimaryColumn({ type: 'uuid' })
  id!: string | null;

  @Field(() => ID)
  @Column({ type: 'uuid' })
  villageId!: string;

  @Field(() => Int, { description: '0: the usual figures' })
  @Column({ type: 'int' })
  version!: number;

  @Field(() => GraphQLLocalDate, { nullable: true })
  @Column({ type: 'date' })
  effectiveFrom!: string | null;

  @Field(() => Int, { description: 'notice is given so many days before the first day' })
  @Column({ type: 'int' })
  weddingNoticeDays!: number;

  @Field(() => Int, { description: '0: on the day itself as well' })
  @Column({ type: 'int' })
  funeralNoticeDays!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  tablesMax!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  tableCostMax!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  giftMax!: number;

  @Field(() => Int, { description: 'a pack' })
  @Column({ type: 'int' })
  cigarettesMax!: number;

  @Field(() => Int, { description: 'a bottle' })
  @Column({ type: 'int' })
  spiritsMax!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  daysMax!: number;

  @Field(() => Boolean, { description: 'a hired show is welcome' })
  @Column({ type: 'boolean' })
  hiredShow!: boolean;

  @Field(() => Int, { description: 'tables as they were usual before; the estimate starts from them' })
  @Column({ type: 'int' })
  usualTables!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  usualTableCost!: number;

  @Field(() => Int, { description: 'gear is kept for so many days before and after' })
  @Column({ type: 'int' })
  gearDays!: number;

  @Field(() => String, { description: 'which meeting decided it' })
  @Column({ type: 'text' })
  decided!: string;

  @Column({ type: 'uuid' })
  setBy!: string;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz' })
  setAt!: Date | null;
}

/** The usual figures, where a village has decided none. A funeral cannot be foreseen, so its notice may come that day. */
export const usualStandard = {
  weddingNoticeDays: 3,
  funeralNoticeDays: 0,
  tablesMax: 20,
  tableCostMax: 30_000,
  giftMax: 10_000,
  cigarettesMax: 2_000,
  spiritsMax: 8_000,
  daysMax: 1,
  hiredShow: false,
  usualTables: 30,
  usualTableCost: 45_000,
  gearDays: 1,
} as const;
