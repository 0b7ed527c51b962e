import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What holds where a village has set nothing, but for the rules: those are the county's by their code. */
export const defaultPraiseSettings = {
  noticeDays: 7,
  mostChosen: 1,
  mostNominations: 2,
  awardPoints: 10,
} as const;

export const usualRuleCodes = { award: 'HO-01', attend: 'LE-01', speak: 'LE-02' } as const;

/** A village's numbers for its good deeds. */
@ObjectType()
@Entity('praise_settings')
export class PraiseSettings {
  @Field(() => ID, { name: 'id' })
  @PrimaryColumn({ type: 'uuid' })
  villageId!: string;

  @Field(() => Int, { description: 'full days on the board before an award' })
  @Column({ type: 'int' })
  noticeDays!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  mostChosen!: number;

  @Field(() => Int, { description: 'of one person in a month' })
  @Column({ type: 'int' })
  mostNominations!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  awardPoints!: number;

  @Field(() => ID, { nullable: true })
  @Column({ type: 'uuid', nullable: true })
  awardRuleId!: string | null;

  @Field(() => ID, { nullable: true })
  @Column({ type: 'uuid', nullable: true })
  attendRuleId!: string | null;

  @Field(() => ID, { nullable: true })
  @Column({ type: 'uuid', nullable: true })
  speakRuleId!: string | null;

  @Column({ type: 'uuid' })
  setBy!: string;

  @Column({ type: 'timestamptz' })
  setAt!: Date;
}
