import { Core20261121010000 } from '#server/migrations/20261121010000-core';
import { Ledger20261121020000 } from '#server/migrations/20261121020000-ledger';
import { People20261121030000 } from '#server/migrations/20261121030000-people';
import { Scoring20261121040000 } from '#server/migrations/20261121040000-scoring';
import { Activities20261121050000 } from '#server/migrations/20261121050000-activities';
import { RecordBodies20261121055000 } from '#server/migrations/20261121055000-record-bodies';
import { Shop20261121060000 } from '#server/migrations/20261121060000-shop';
import { SignIn20261121070000 } from '#server/migrations/20261121070000-sign-in';

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
];
