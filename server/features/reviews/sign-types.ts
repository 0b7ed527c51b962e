import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum SignKind {
  OVERLAP = 'OVERLAP',
  PHOTO = 'PHOTO',
  TWO_RULES = 'TWO_RULES',
  REPEAT_PAIR = 'REPEAT_PAIR',
  MANY_CLAIMS = 'MANY_CLAIMS',
}
registerEnumType(SignKind, {
  name: 'SignKind',
  description:
    'OVERLAP: the person was elsewhere at the time; PHOTO: the same or nearly the same picture; TWO_RULES: the same act under another rule; REPEAT_PAIR: the same people mediating again; MANY_CLAIMS: many self-claims of the household',
});

export enum SignSeverity {
  STRONG = 'STRONG',
  FAIR = 'FAIR',
  SLIGHT = 'SLIGHT',
}
registerEnumType(SignSeverity, { name: 'SignSeverity' });

/** Something about a record that asks for a second look. It accuses nobody and decides nothing. */
@ObjectType()
export class Sign {
  recordId!: string;
  otherId!: string | null;
  villageId!: string;

  @Field(() => ID, { description: 'the same from both records of a pair' })
  key!: string;

  @Field(() => SignKind)
  kind!: SignKind;

  @Field(() => SignSeverity)
  severity!: SignSeverity;

  @Field(() => Int, {
    nullable: true,
    description:
      'PHOTO: differing bits of 64; OVERLAP: minutes; REPEAT_PAIR: days between; MANY_CLAIMS: claims',
  })
  amount!: number | null;
}

/** A sign somebody looked into, and what came of it. */
@ObjectType()
@Entity('sign_mark')
export class SignMark {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'text' })
  key!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'uuid' })
  recordId!: string;

  @Column({ type: 'uuid', nullable: true })
  otherId!: string | null;

  @Column({ type: 'text' })
  kind!: SignKind;

  @Field(() => String)
  @Column({ type: 'text' })
  reason!: string;

  @Column({ type: 'uuid' })
  markedBy!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  markedAt!: Date;
}
