import type { Tx } from '#server/core/database';

export interface NewLogin {
  residentId: string;
  /** As `hashPassword` answers it; null for a person who signs in by one-time code alone. */
  passwordHash: string | null;
}

/**
 * Opens logins for any number of residents in one statement, or sets their passwords anew where they have one.
 * A null hash leaves an existing password as it is.
 */
export async function openLogins(tx: Tx, logins: readonly NewLogin[]): Promise<void> {
  if (logins.length === 0) return;
  await tx.rows(
    `with given as (
       select * from jsonb_to_recordset($1::jsonb) as x ("residentId" uuid, "passwordHash" text)
     ), login as (
       insert into auth.login (id, name, email, email_verified, username)
       select "residentId", '', "residentId" || '@login.invalid', false, "residentId"::text from given
       on conflict (id) do nothing
     ), credential as (
       insert into auth.credential (login_id, account_id, provider_id, password, updated_at)
       select "residentId", "residentId"::text, 'credential', "passwordHash", now() from given
       where "passwordHash" is not null
       on conflict (login_id, provider_id) do update set password = excluded.password, updated_at = now()
     )
     update resident r set login_id = r.id::text from given g where r.id = g."residentId" and r.login_id is null`,
    [JSON.stringify(logins)],
  );
}

/** Signs a person out everywhere, at once. */
export async function endSessions(tx: Tx, residentId: string): Promise<void> {
  await tx.rows('delete from auth.session where login_id = $1', [residentId]);
}

/** Takes a person's login away: password, sessions and all. */
export async function closeLogin(tx: Tx, residentId: string): Promise<void> {
  await tx.rows(
    `with gone as (delete from auth.login where id = $1)
     update resident set login_id = null where id = $1 and login_id is not null`,
    [residentId],
  );
}

/** The hash of a person's password; null without one. */
export async function passwordHashOf(tx: Tx, residentId: string): Promise<string | null> {
  const row = await tx.row<{ password: string | null }>(
    "select password from auth.credential where login_id = $1 and provider_id = 'credential'",
    [residentId],
  );
  return row?.password ?? null;
}
