import { Field, GraphQLISODateTime, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** One body's yes to a record, given by one person in one post. Never changed. */
@ObjectType()
@Entity('approval')
export class Approval {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  recordId!: string;

  @Column({ type: 'uuid' })
  approverId!: string;

  @Column({ type: 'uuid' })
  postId!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  body!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  approvedAt!: Date;
}
