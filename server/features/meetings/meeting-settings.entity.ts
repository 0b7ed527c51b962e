import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import type { Reader } from '#server/core/database';

/** A village's numbers for meetings. */
@ObjectType()
@Entity('meeting_settings')
export class MeetingSettings {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  villageId!: string;

  @Field(() => Int, { description: 'so many days before, members are told' })
  @Column({ type: 'int' })
  noticeDays!: number;

  @Column({ type: 'uuid' })
  setBy!: string;

  @Column({ type: 'timestamptz' })
  setAt!: Date;
}

/** Days of notice where a village has set none. */
export const USUAL_NOTICE_DAYS = 2;

/** How many days before a meeting a village's members are told. */
export async function noticeDaysOf(reader: Reader, villageId: string): Promise<number> {
  const set = await reader.one(MeetingSettings, { villageId });
  return set?.noticeDays ?? USUAL_NOTICE_DAYS;
}
