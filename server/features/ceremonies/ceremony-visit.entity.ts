import { Field, GraphQLISODateTime, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What members of the council saw on the day. */
@ObjectType()
@Entity('ceremony_visit')
export class CeremonyVisit {
  @PrimaryColumn({ type: 'uuid' })
  ceremonyId!: string;

  @Column({ type: 'uuid' })
  visitorId!: string;

  @Column({ type: 'uuid', nullable: true })
  companionId!: string | null;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  visitedAt!: Date;

  @Field(() => Int)
  @Column({ type: 'int' })
  tables!: number;

  @Field(() => Boolean)
  @Column({ type: 'boolean' })
  costKept!: boolean;

  @Field(() => Boolean)
  @Column({ type: 'boolean' })
  cigarettesKept!: boolean;

  @Field(() => Boolean)
  @Column({ type: 'boolean' })
  spiritsKept!: boolean;

  @Field(() => Boolean)
  @Column({ type: 'boolean' })
  hiredShow!: boolean;

  @Field(() => Boolean, { description: 'as the village’s standard has it, by the figures of the day' })
  @Column({ type: 'boolean' })
  toStandard!: boolean;

  @Field(() => String)
  @Column({ type: 'text' })
  words!: string;

  @Column({ type: 'timestamptz' })
  writtenAt!: Date;
}
