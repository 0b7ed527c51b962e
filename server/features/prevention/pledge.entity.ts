import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionOf } from '#server/core/pagination';
import { PreventionTopic } from './activity.entity';

export enum PledgeHow {
  HOUSEHOLD = 'HOUSEHOLD',
  CALL = 'CALL',
  VISIT = 'VISIT',
}
registerEnumType(PledgeHow, {
  name: 'PledgeHow',
  description: 'how the household said that it stands by its word',
});

/** A household's word, given freely. Shown to the household, and to the association for the yearly check. */
@ObjectType()
@Entity('prevention_pledge')
export class PreventionPledge {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'uuid' })
  councilId!: string;

  @Column({ type: 'uuid' })
  householdId!: string;

  @Field(() => PreventionTopic)
  @Column({ type: 'text' })
  topic!: PreventionTopic;

  @Column({ type: 'uuid', nullable: true })
  textId!: string | null;

  @Column({ type: 'uuid' })
  signedBy!: string;

  @Field(() => GraphQLLocalDate)
  @Column({ type: 'date' })
  signedOn!: string;

  @Field(() => Boolean)
  @Column({ type: 'boolean' })
  onPaper!: boolean;

  @Column({ type: 'uuid' })
  filedBy!: string;

  @Field(() => GraphQLLocalDate, { description: 'when it is looked at again' })
  @Column({ type: 'date' })
  reviewOn!: string;
}

@ObjectType()
export class PreventionPledgeConnection extends connectionOf(PreventionPledge) {}

/** A village's numbers. */
@ObjectType()
@Entity('prevention_settings')
export class PreventionSettings {
  @Field(() => ID, { name: 'id' })
  @PrimaryColumn({ type: 'uuid' })
  villageId!: string;

  @Field(() => Int)
  @Column({ type: 'int' })
  pledgeMonths!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  remindDays!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  lowStock!: number;

  @Field(() => Int, { description: 'talks, days and evenings the association has set out to hold' })
  @Column({ type: 'int' })
  activitiesPerYear!: number;

  @Column({ type: 'uuid' })
  setBy!: string;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz' })
  setAt!: Date | null;
}

export const usualSettings = {
  pledgeMonths: 12,
  remindDays: 30,
  lowStock: 30,
  activitiesPerYear: 12,
} as const;
