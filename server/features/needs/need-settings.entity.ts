import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A village's numbers for requests for help. */
@ObjectType()
@Entity('need_settings')
export class NeedSettings {
  @Field(() => ID, { name: 'id', description: 'the village' })
  @PrimaryColumn({ type: 'uuid' })
  villageId!: string;

  @Field(() => Int, { description: 'a need nobody accepted for so many hours comes before the organisers' })
  @Column({ type: 'int' })
  answerHours!: number;

  @Column({ type: 'uuid' })
  setBy!: string;

  @Column({ type: 'timestamptz' })
  setAt!: Date;
}

export const DEFAULT_ANSWER_HOURS = 24;
