import {
  AttendanceLineResolver,
  AttendanceMarkResolver,
  AttendanceSettingsResolver,
  AttendanceSheetResolver,
  BehindTaskResolver,
  CardPersonResolver,
  MarksAnswerResolver,
  OwnPresenceResolver,
  RecordAttendanceResolver,
  RollTaskResolver,
} from './attendance.resolver';
import { AttendanceMark } from './attendance-mark.entity';
import { AttendanceRow } from './attendance-row.entity';
import { AttendanceSettings } from './attendance-settings.entity';
import { attendanceLaws } from './laws';
import { attendancePersonal } from './personal';

/** What the rolls of tasks bring to the house. */
export const attendanceRoom = {
  entities: [AttendanceMark, AttendanceRow, AttendanceSettings],
  resolvers: [
    AttendanceSheetResolver,
    MarksAnswerResolver,
    AttendanceLineResolver,
    AttendanceMarkResolver,
    CardPersonResolver,
    OwnPresenceResolver,
    AttendanceSettingsResolver,
    RollTaskResolver,
    RecordAttendanceResolver,
    BehindTaskResolver,
  ],
  laws: attendanceLaws,
  personal: attendancePersonal,
} as const;
