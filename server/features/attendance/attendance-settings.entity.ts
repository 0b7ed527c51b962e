import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A village's numbers for rolls. */
@ObjectType()
@Entity('attendance_settings')
export class AttendanceSettings {
  @Field(() => ID, { name: 'id', description: 'the village' })
  @PrimaryColumn({ type: 'uuid' })
  villageId!: string;

  @Field(() => Int, { description: 'minutes are rounded down to a multiple of it' })
  @Column({ type: 'int' })
  roundingMinutes!: number;

  @Field(() => Int, { description: 'so many minutes before the start people can be marked' })
  @Column({ type: 'int' })
  earlyMinutes!: number;

  @Field(() => Int, { description: 'so many hours after the end marks still count' })
  @Column({ type: 'int' })
  syncHours!: number;

  @Column({ type: 'uuid' })
  setBy!: string;

  @Column({ type: 'timestamptz' })
  setAt!: Date;
}

export const defaultAttendanceSettings = { roundingMinutes: 15, earlyMinutes: 60, syncHours: 72 } as const;
