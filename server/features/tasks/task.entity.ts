import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { connectionOf } from '#server/core/pagination';
import { Skill } from '#server/features/teams/volunteer.entity';
import { Work } from './work.entity';

export enum TaskState {
  OPEN = 'OPEN',
  CANCELLED = 'CANCELLED',
  CLOSED = 'CLOSED',
}
registerEnumType(TaskState, { name: 'TaskState', description: 'CLOSED: over, the roll is taken' });

/** One piece of volunteer work: what, where, when, who fits. */
@ObjectType()
@Entity('task')
export class Task extends Work {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Field(() => ID)
  @Column({ type: 'uuid' })
  villageId!: string;

  @Field(() => ID, { nullable: true })
  @Column({ type: 'uuid', nullable: true })
  teamId!: string | null;

  @Field(() => ID, { nullable: true })
  @Column({ type: 'uuid', nullable: true })
  seriesId!: string | null;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'the day of its series it stands for' })
  @Column({ type: 'date', nullable: true })
  onDate!: string | null;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  startsAt!: Date;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  endsAt!: Date;

  @Column({ type: 'uuid', nullable: true })
  ruleId!: string | null;

  @Field(() => TaskState)
  @Column({ type: 'text' })
  state!: TaskState;

  @Column({ type: 'uuid' })
  organiserId!: string;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;

  @Field(() => String, { nullable: true })
  @Column({ type: 'text', nullable: true })
  cancelledReason!: string | null;

  @Field(() => Boolean, { description: 'altered by hand: a change of its series leaves it alone' })
  @Column({ type: 'boolean' })
  altered!: boolean;

  @Column({ type: 'int' })
  revision!: number;

  @Column({ type: 'timestamptz' })
  changedAt!: Date;
}

@ObjectType()
export class TaskConnection extends connectionOf(Task) {}

/** Places of one role in a task; a plain task has one such row. */
@ObjectType()
@Entity('task_place')
export class TaskPlace {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  taskId!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  name!: string;

  @Field(() => Skill, { nullable: true, description: 'only for people with this skill' })
  @Column({ type: 'text', nullable: true })
  skill!: Skill | null;

  @Field(() => Int)
  @Column({ type: 'int' })
  places!: number;

  @Column({ type: 'int' })
  position!: number;
}

/** The roll that was made of a task. */
@Entity('task_roll')
export class TaskRoll {
  @PrimaryColumn({ type: 'uuid' })
  taskId!: string;

  @Column({ type: 'uuid' })
  rollId!: string;
}
