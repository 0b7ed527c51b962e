import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column } from 'typeorm';
import { ServiceKind } from '#server/features/teams/team.entity';
import { Course } from '#server/features/teams/volunteer.entity';

export enum TaskRisk {
  NONE = 'NONE',
  TRAINED = 'TRAINED',
  INSURED = 'INSURED',
  BOTH = 'BOTH',
}
registerEnumType(TaskRisk, { name: 'TaskRisk', description: 'what a person must have before signing up' });

/** Whom a piece of volunteer work fits; tasks, series and templates say it alike. */
@ObjectType()
export abstract class Fit {
  @Field(() => ServiceKind)
  @Column({ type: 'text' })
  kind!: ServiceKind;

  @Field(() => TaskRisk)
  @Column({ type: 'text' })
  risk!: TaskRisk;

  @Field(() => Course, {
    nullable: true,
    description: 'what must be passed, for a risk that asks for training',
  })
  @Column({ type: 'text', nullable: true })
  course!: Course | null;

  @Field(() => Int)
  @Column({ type: 'int' })
  minAge!: number;

  @Field(() => Int, { nullable: true })
  @Column({ type: 'int', nullable: true })
  maxAge!: number | null;

  @Field(() => Boolean)
  @Column({ type: 'boolean' })
  heavy!: boolean;

  @Field(() => Boolean)
  @Column({ type: 'boolean' })
  night!: boolean;
}

/** A piece of volunteer work as a village words it. */
@ObjectType()
export abstract class Work extends Fit {
  @Field(() => String)
  @Column({ type: 'text' })
  title!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  what!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  place!: string;

  @Field(() => ID, { nullable: true })
  @Column({ type: 'uuid', nullable: true })
  gridId!: string | null;
}
