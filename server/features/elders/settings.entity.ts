import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What holds where a village has set nothing, but for the rules: those are the county's by their code. */
export const defaultEldersSettings = {
  fromAge: 60,
  visitDays: 30,
  mostADay: 3,
  slotsAhead: 2,
  classPercent: 70,
} as const;

/** The county's rules for what the association does. */
export const usualRuleCodes = { visit: 'CA-01', call: 'CA-05', class: 'LE-05' } as const;

/** A village's numbers for its elders. */
@ObjectType()
@Entity('elders_settings')
export class EldersSettings {
  @Field(() => ID, { name: 'id' })
  @PrimaryColumn({ type: 'uuid' })
  villageId!: string;

  @Field(() => Int, { description: 'the association is for people of this age and older' })
  @Column({ type: 'int' })
  fromAge!: number;

  @Field(() => Int, { description: 'days after the last visit when the next is due' })
  @Column({ type: 'int' })
  visitDays!: number;

  @Field(() => Int, { description: 'visits that the plan gives one visitor on a day' })
  @Column({ type: 'int' })
  mostADay!: number;

  @Field(() => Int, { description: 'booked video calls of one elder that lie ahead' })
  @Column({ type: 'int' })
  slotsAhead!: number;

  @Field(() => Int, { description: 'share of the sessions that finishes a class' })
  @Column({ type: 'int' })
  classPercent!: number;

  @Field(() => ID, { nullable: true })
  @Column({ type: 'uuid', nullable: true })
  visitRuleId!: string | null;

  @Field(() => ID, { nullable: true })
  @Column({ type: 'uuid', nullable: true })
  callRuleId!: string | null;

  @Field(() => ID, { nullable: true })
  @Column({ type: 'uuid', nullable: true })
  classRuleId!: string | null;

  @Column({ type: 'uuid' })
  setBy!: string;

  @Column({ type: 'timestamptz' })
  setAt!: Date;
}
