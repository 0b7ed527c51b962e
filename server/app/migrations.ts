import { Core20261121010000 } from '#server/migrations/20261121010000-core';
import { Ledger20261121020000 } from '#server/migrations/20261121020000-ledger';
import { People20261121030000 } from '#server/migrations/20261121030000-people';
import { Scoring20261121040000 } from '#server/migrations/20261121040000-scoring';
import { Activities20261121050000 } from '#server/migrations/20261121050000-activities';
import { RecordBodies20261121055000 } from '#server/migrations/20261121055000-record-bodies';
import { Shop20261121060000 } from '#server/migrations/20261121060000-shop';
import { SignIn20261121070000 } from '#server/migrations/20261121070000-sign-in';
import { Seasons20261121210000 } from '#server/migrations/20261121210000-seasons';
import { Reviews20261121200000 } from '#server/migrations/20261121200000-reviews';
import { Fund20261121220000 } from '#server/migrations/20261121220000-fund';
import { ShopControl20261121230000 } from '#server/migrations/20261121230000-shop-control';
import { Seals20261121240000 } from '#server/migrations/20261121240000-seals';
import { Privacy20261121250000 } from '#server/migrations/20261121250000-privacy';
import { Imports20261121260000 } from '#server/migrations/20261121260000-imports';
import { Teams20261122010000 } from '#server/migrations/20261122010000-teams';
import { Messages20261122020000 } from '#server/migrations/20261122020000-messages';
import { Tasks20261122030000 } from '#server/migrations/20261122030000-tasks';
import { Hours20261122040000 } from '#server/migrations/20261122040000-service';
import { Attendance20261122050000 } from '#server/migrations/20261122050000-attendance';
import { Needs20261122060000 } from '#server/migrations/20261122060000-needs';
import { Councils20261123010000 } from '#server/migrations/20261123010000-councils';
import { Duties20261123020000 } from '#server/migrations/20261123020000-duties';
import { Meetings20261123030000 } from '#server/migrations/20261123030000-meetings';
import { Decisions20261123035000 } from '#server/migrations/20261123035000-decisions';
import { Ceremonies20261123040000 } from '#server/migrations/20261123040000-ceremonies';
import { Prevention20261123050000 } from '#server/migrations/20261123050000-prevention';
import { Elders20261123060000 } from '#server/migrations/20261123060000-elders';
import { Praise20261123070000 } from '#server/migrations/20261123070000-praise';

/** Every migration, oldest first. They run forward only. */
export const migrations = [
  Core20261121010000,
  Ledger20261121020000,
  People20261121030000,
  Scoring20261121040000,
  Activities20261121050000,
  RecordBodies20261121055000,
  Shop20261121060000,
  SignIn20261121070000,
  Reviews20261121200000,
  Seasons20261121210000,
  Fund20261121220000,
  ShopControl20261121230000,
  Seals20261121240000,
  Privacy20261121250000,
  Imports20261121260000,
  Teams20261122010000,
  Messages20261122020000,
  Tasks20261122030000,
  Hours20261122040000,
  Attendance20261122050000,
  Needs20261122060000,
  Councils20261123010000,
  Duties20261123020000,
  Meetings20261123030000,
  Decisions20261123035000,
  Ceremonies20261123040000,
  Prevention20261123050000,
  Elders20261123060000,
  Praise20261123070000,
];
