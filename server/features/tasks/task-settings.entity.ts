import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A village's numbers for tasks. */
@ObjectType()
@Entity('task_settings')
export class TaskSettings {
  @Field(() => ID, { name: 'id', description: 'the village' })
  @PrimaryColumn({ type: 'uuid' })
  villageId!: string;

  @Field(() => Int, { description: 'hours before the start: the first reminder' })
  @Column({ type: 'int' })
  remindFirstHours!: number;

  @Field(() => Int, { description: 'hours before the start: the second reminder' })
  @Column({ type: 'int' })
  remindLastHours!: number;

  @Field(() => Int, { description: 'whoever leaves at least so many hours before the start is excused' })
  @Column({ type: 'int' })
  leaveHours!: number;

  @Field(() => Int, { description: 'so many weeks ahead a series makes its tasks' })
  @Column({ type: 'int' })
  weeksAhead!: number;

  /** Undefined where the village has set none. */
  @Column({ type: 'uuid' })
  setBy?: string;

  @Column({ type: 'timestamptz' })
  setAt?: Date;
}

export const defaultTaskSettings = {
  remindFirstHours: 24,
  remindLastHours: 2,
  leaveHours: 12,
  weeksAhead: 8,
} as const;
