import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum AppealSide {
  OBJECTOR = 'OBJECTOR',
  BENEFICIARY = 'BENEFICIARY',
}
registerEnumType(AppealSide, {
  name: 'AppealSide',
  description: 'who asked the town: the one who objected, or the one whose points they are',
});

export enum AppealState {
  OPEN = 'OPEN',
  DECIDED = 'DECIDED',
}
registerEnumType(AppealState, { name: 'AppealState' });

export enum AppealOutcome {
  CONFIRMED = 'CONFIRMED',
  RESTORED = 'RESTORED',
  REDUCED = 'REDUCED',
  STRUCK = 'STRUCK',
}
registerEnumType(AppealOutcome, {
  name: 'AppealOutcome',
  description:
    'CONFIRMED: the answer stays; RESTORED: the record stands as it was approved; REDUCED: with fewer points; STRUCK: not at all',
});

/** The one appeal against an answer; what comes of it is final. */
@ObjectType()
@Entity('appeal')
export class Appeal {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  objectionId!: string;

  /** Not published: the side says enough. */
  @Column({ type: 'uuid' })
  appellantId!: string;

  @Field(() => AppealSide)
  @Column({ type: 'text' })
  side!: AppealSide;

  @Field(() => String)
  @Column({ type: 'text' })
  reason!: string;

  @Field(() => String, { description: 'who decides: TOWN, or COUNTY where the town had a part in it' })
  @Column({ type: 'text' })
  body!: AppealBody;

  @Field(() => AppealState)
  @Column({ type: 'text' })
  state!: AppealState;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  filedAt!: Date;

  @Field(() => GraphQLLocalDate)
  @Column({ type: 'date' })
  dueOn!: string;

  @Field(() => AppealOutcome, { nullable: true })
  @Column({ type: 'text', nullable: true })
  outcome!: AppealOutcome | null;

  @Field(() => Int, { nullable: true })
  @Column({ type: 'int', nullable: true })
  reducedTo!: number | null;

  @Field(() => String, { nullable: true })
  @Column({ type: 'text', nullable: true })
  answer!: string | null;

  @Column({ type: 'uuid', nullable: true })
  decidedBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  decidedAt!: Date | null;
}

export type AppealBody = 'TOWN' | 'COUNTY';
