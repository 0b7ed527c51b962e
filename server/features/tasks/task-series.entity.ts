import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { Skill } from '#server/features/teams/volunteer.entity';
import { Fit, Work } from './work.entity';

export enum SeriesState {
  ACTIVE = 'ACTIVE',
  ENDED = 'ENDED',
}
registerEnumType(SeriesState, { name: 'SeriesState' });

export enum OnHolidays {
  KEEP = 'KEEP',
  SKIP = 'SKIP',
}
registerEnumType(OnHolidays, {
  name: 'OnHolidays',
  description: 'on days off of the calendar: as always, or not',
});

export enum SeriesDayKind {
  SKIP = 'SKIP',
  EXTRA = 'EXTRA',
}
registerEnumType(SeriesDayKind, {
  name: 'SeriesDayKind',
  description: 'SKIP: not on that day; EXTRA: on that day as well',
});

/** Places of one role, as a series or a template plans them. */
@ObjectType()
export class PlannedPlace {
  @Field(() => String)
  name!: string;

  @Field(() => Skill, { nullable: true })
  skill!: Skill | null;

  @Field(() => Int)
  places!: number;
}

/** A task that comes back on weekdays; the tasks are made some weeks ahead. */
@ObjectType()
@Entity('task_series')
export class TaskSeries extends Work {
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
  ruleId!: string | null;

  @Field(() => [PlannedPlace])
  @Column({ type: 'jsonb' })
  places!: PlannedPlace[];

  @Field(() => Int, { description: 'bit 0 is Monday' })
  @Column({ type: 'int' })
  weekdays!: number;

  @Field(() => Int, { description: 'every so many weeks, counted from the week it starts in' })
  @Column({ type: 'int' })
  every!: number;

  @Field(() => GraphQLLocalDate)
  @Column({ type: 'date' })
  startsOn!: string;

  @Field(() => GraphQLLocalDate, { nullable: true })
  @Column({ type: 'date', nullable: true })
  until!: string | null;

  @Field(() => String, { description: 'HH:MM:SS in China' })
  @Column({ type: 'time' })
  startsTime!: string;

  @Field(() => Int)
  @Column({ type: 'int' })
  minutes!: number;

  @Field(() => OnHolidays)
  @Column({ type: 'text' })
  holidays!: OnHolidays;

  @Field(() => SeriesState)
  @Column({ type: 'text' })
  state!: SeriesState;

  @Column({ type: 'uuid' })
  organiserId!: string;

  @Field(() => GraphQLLocalDate, { nullable: true, description: 'its days are worked out up to here' })
  @Column({ type: 'date', nullable: true })
  madeUntil!: string | null;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}

/** A day on which a series does not keep to its rhythm. */
@ObjectType()
@Entity('task_series_exception')
export class SeriesException {
  @PrimaryColumn({ type: 'uuid' })
  seriesId!: string;

  @Field(() => GraphQLLocalDate)
  @PrimaryColumn({ type: 'date' })
  onDate!: string;

  @Field(() => SeriesDayKind)
  @Column({ type: 'text' })
  kind!: SeriesDayKind;

  @Field(() => String)
  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'uuid' })
  setBy!: string;

  @Column({ type: 'timestamptz' })
  setAt!: Date;
}

/** What a task of a usual kind looks like. */
@ObjectType()
@Entity('task_template')
export class TaskTemplate extends Fit {
  @Field(() => ID)
  @PrimaryColumn({ type: 'text' })
  code!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  titleZh!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  titleEn!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  whatZh!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  whatEn!: string;

  @Field(() => String, { description: 'HH:MM:SS in China' })
  @Column({ type: 'time' })
  startsTime!: string;

  @Field(() => Int)
  @Column({ type: 'int' })
  minutes!: number;

  @Field(() => Int, { description: 'weekdays of the usual series, bit 0 is Monday; 0: for once' })
  @Column({ type: 'int' })
  weekdays!: number;

  @Field(() => [PlannedPlace])
  @Column({ type: 'jsonb' })
  places!: PlannedPlace[];

  @Field(() => String, { nullable: true })
  @Column({ type: 'text', nullable: true })
  ruleCode!: string | null;

  @Column({ type: 'int' })
  position!: number;
}
