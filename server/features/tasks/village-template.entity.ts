import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PlannedPlace } from './task-series.entity';
import { Work } from './work.entity';

export enum TemplateState {
  ACTIVE = 'ACTIVE',
  RETIRED = 'RETIRED',
}
registerEnumType(TemplateState, {
  name: 'TemplateState',
  description: 'RETIRED: offered no more, and it may come back',
});

export enum TemplateMove {
  REVISE = 'REVISE',
  RETIRE = 'RETIRE',
  RESTORE = 'RESTORE',
}
registerEnumType(TemplateMove, {
  name: 'TemplateMove',
  description: 'what the viewer may do with a template right now',
});

/** What a task looks like that a village often has: its own beside those that every village begins with. */
@ObjectType()
@Entity('village_template')
export class VillageTemplate extends Work {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Field(() => ID)
  @Column({ type: 'uuid' })
  villageId!: string;

  @Field(() => ID, { nullable: true })
  @Column({ type: 'uuid', nullable: true })
  ruleId!: string | null;

  @Field(() => [PlannedPlace])
  @Column({ type: 'jsonb' })
  places!: PlannedPlace[];

  @Field(() => String, { description: 'HH:MM:SS in China' })
  @Column({ type: 'time' })
  startsTime!: string;

  @Field(() => Int)
  @Column({ type: 'int' })
  minutes!: number;

  @Field(() => Int, { description: 'weekdays of the usual series, bit 0 is Monday; 0: for once' })
  @Column({ type: 'int' })
  weekdays!: number;

  @Field(() => TemplateState)
  @Column({ type: 'text' })
  state!: TemplateState;

  @Column({ type: 'uuid' })
  changedBy!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  changedAt!: Date;
}

/** The templates a village wrote down for itself. */
@ObjectType()
export class TemplateBook {
  @Field(() => ID, { name: 'id', description: 'the village' })
  villageId!: string;
}
