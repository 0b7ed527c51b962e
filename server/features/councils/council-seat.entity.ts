import { Field, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { SeatWay } from './council-kind.entity';

export enum TermWish {
  STAY = 'STAY',
  LEAVE = 'LEAVE',
}
registerEnumType(TermWish, { name: 'TermWish', description: 'what a member wishes for the next term' });

/** A council's post told more closely. The database makes it with the post, so no post of a council is without. */
@ObjectType()
@Entity('council_seat')
export class CouncilSeat {
  @PrimaryColumn({ type: 'uuid' })
  postId!: string;

  @Column({ type: 'uuid' })
  councilId!: string;

  @Column({ type: 'uuid' })
  termId!: string;

  @Field(() => String, { description: 'code of the place' })
  @Column({ type: 'text' })
  place!: string;

  @Field(() => SeatWay)
  @Column({ type: 'text' })
  how!: SeatWay;

  @Column({ type: 'uuid', nullable: true })
  choiceId!: string | null;

  @Column({ type: 'text', nullable: true })
  wish!: TermWish | null;

  @Column({ type: 'timestamptz', nullable: true })
  wishedAt!: Date | null;

  @Column({ type: 'date', nullable: true })
  placedOn!: string | null;

  @Column({ type: 'text', nullable: true })
  leftPlace!: string | null;

  @Column({ type: 'date', nullable: true })
  leftOn!: string | null;
}
