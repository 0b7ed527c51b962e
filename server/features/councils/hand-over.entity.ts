import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum HandOverGiven {
  GIVEN = 'GIVEN',
  NONE = 'NONE',
}
registerEnumType(HandOverGiven, { name: 'HandOverGiven', description: 'NONE: there is nothing of the kind' });

/** What a chair, deputy or secretary who leaves gives to the one who comes. */
@ObjectType()
@Entity('hand_over')
export class HandOver {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  councilId!: string;

  @Field(() => String, { description: 'code of the place' })
  @Column({ type: 'text' })
  place!: string;

  @Column({ type: 'uuid' })
  giverPostId!: string;

  @Column({ type: 'uuid' })
  takerPostId!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  openedAt!: Date;

  @Field(() => GraphQLISODateTime, { nullable: true, description: 'when the last thing was taken over' })
  @Column({ type: 'timestamptz', nullable: true })
  closedAt!: Date | null;
}

@ObjectType()
@Entity('hand_over_item')
export class HandOverItem {
  @PrimaryColumn({ type: 'uuid' })
  handOverId!: string;

  @Field(() => Int)
  @PrimaryColumn({ type: 'int' })
  position!: number;

  @Field(() => String)
  @Column({ type: 'text' })
  zh!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  en!: string;

  @Field(() => HandOverGiven, { nullable: true })
  @Column({ type: 'text', nullable: true })
  given!: HandOverGiven | null;

  @Column({ type: 'uuid', nullable: true })
  givenBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  givenAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  takenBy!: string | null;

  @Field(() => GraphQLISODateTime, { nullable: true })
  @Column({ type: 'timestamptz', nullable: true })
  takenAt!: Date | null;

  @Field(() => String)
  @Column({ type: 'text' })
  note!: string;
}
