import { registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum RowOutcome {
  POINTS = 'POINTS',
  HOURS = 'HOURS',
  NONE = 'NONE',
}
registerEnumType(RowOutcome, {
  name: 'RowOutcome',
  description: 'POINTS: a record by the rule; HOURS: a record of minutes without points; NONE: no record',
});

/** What the closed roll of a task says of one person. */
@Entity('attendance_row')
export class AttendanceRow {
  @PrimaryColumn({ type: 'uuid' })
  taskId!: string;

  @PrimaryColumn({ type: 'uuid' })
  residentId!: string;

  @Column({ type: 'tstzrange', nullable: true })
  during!: string | null;

  @Column({ type: 'int' })
  minutes!: number;

  @Column({ type: 'int' })
  lateMinutes!: number;

  @Column({ type: 'int' })
  earlyMinutes!: number;

  @Column({ type: 'int' })
  dayCap!: number;

  @Column({ type: 'text' })
  outcome!: RowOutcome;

  @Column({ type: 'text' })
  reason!: string;
}
