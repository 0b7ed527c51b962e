import { DomainError, ErrorCode, demand, found } from '#server/core/errors';
import type { Reader } from '#server/core/database';
import { type Actor, type ActorContext, actorOf, loadActor } from '#server/features/people/actor';
import { readCard } from '#server/features/people/card';
import { demandAccountConsent } from '#server/features/people/consent/guardian';
import { Household, HouseholdState } from '#server/features/people/household.entity';
import { readPhone } from '#server/features/people/phone';
import { Resident, ResidentState } from '#server/features/people/resident.entity';
import { Attempts, type Limit } from './attempts';
import { endSessions, openLogins } from './logins';
import { demandStrong } from './password';

const attemptsOf = (ctx: ActorContext): Attempts => new Attempts(ctx.db, ctx.env.authSecret);
const accountLimit = (account: string): Limit => ({ of: `account:${account}`, most: 5, minutes: 15 });
// Behind one address may live a whole village, so only failures count, and it has many.
const addressLimit = (ctx: ActorContext): Limit => ({
  of: `address:${ctx.remoteAddress}`,
  most: 50,
  minutes: 15,
});

/** The active resident whom a phone number, or the card number of whose household, names; null for nobody. */
async function whoSignsIn(reader: Reader, login: string): Promise<Resident | null> {
  const card = readCard(login);
  const household = card ? await reader.one(Household, card) : null;
  if (household) {
    if (household.state !== HouseholdState.ACTIVE || !household.headId) return null;
    return reader.one(Resident, { id: household.headId, state: ResidentState.ACTIVE });
  }
  const phone = readPhone(login);
  return phone ? reader.one(Resident, { phone, state: ResidentState.ACTIVE }) : null;
}

/** Passes the cookies of a new session on and makes the request that person's. */
export async function enter(
  ctx: ActorContext,
  residentId: string,
  cookies: readonly string[],
): Promise<Actor> {
  const actor = await loadActor(ctx.db.reader, { residentId });
  if (!actor) throw new DomainError(ErrorCode.WRONG_CREDENTIALS);
  for (const line of cookies) ctx.setCookie(line);
  ctx.actor = actor;
  return actor;
}

/**
 * Password sign-in by phone or card number. Five failures close the account for a quarter of an hour, fifty the
 * address. WRONG_CREDENTIALS whatever was wrong, TOO_MANY_ATTEMPTS.
 */
export async function enterWithPassword(ctx: ActorContext, login: string, password: string): Promise<Actor> {
  const resident = await whoSignsIn(ctx.db.reader, login);
  const account = accountLimit(resident?.id ?? login.trim());
  await attemptsOf(ctx).count([account, addressLimit(ctx)]);
  const cookies = await ctx.signIn.withPassword(resident?.id ?? null, password);
  if (!resident || !cookies) throw new DomainError(ErrorCode.WRONG_CREDENTIALS);
  await attemptsOf(ctx).forgive(account, addressLimit(ctx));
  return enter(ctx, resident.id, cookies);
}

/**
 * Sends a one-time code to a phone that some resident has; says nothing about phones that nobody has. Five codes an
 * hour for a phone, thirty for an address. BAD_INPUT, TOO_MANY_ATTEMPTS; a plain error where nothing can be sent.
 */
export async function sendCode(ctx: ActorContext, phoneText: string): Promise<void> {
  ctx.signIn.demandSender();
  const phone = readPhone(phoneText);
  demand(phone, ErrorCode.BAD_INPUT, 'phone');
  await attemptsOf(ctx).count([
    { of: `send:${phone}`, most: 5, minutes: 60 },
    { of: `send-address:${ctx.remoteAddress}`, most: 30, minutes: 60 },
  ]);
  if (await whoSignsIn(ctx.db.reader, phone)) await ctx.signIn.sendCode(phone);
}

/**
 * Sign-in by the code last sent; a resident without a login gets one by it, a child with its guardian's consent.
 * WRONG_CODE, TOO_MANY_ATTEMPTS, GUARDIAN_CONSENT_REQUIRED.
 */
export async function enterWithCode(ctx: ActorContext, phoneText: string, codeText: string): Promise<Actor> {
  const phone = readPhone(phoneText);
  demand(phone, ErrorCode.BAD_INPUT, 'phone');
  const account = accountLimit(`code:${phone}`);
  await attemptsOf(ctx).count([account, addressLimit(ctx)]);
  const code = codeText.normalize('NFKC').replace(/\D/g, '');
  demand(await ctx.signIn.isCode(phone, code), ErrorCode.WRONG_CODE, 'code');
  const resident = await whoSignsIn(ctx.db.reader, phone);
  demand(resident, ErrorCode.WRONG_CODE, 'code');
  await attemptsOf(ctx).forgive(account, addressLimit(ctx));
  await ctx.db.write(async (tx) => {
    await demandAccountConsent(tx, resident, 'phone');
    await openLogins(tx, [{ residentId: resident.id, passwordHash: null }]);
  });
  return enter(ctx, resident.id, await ctx.signIn.signInAs(resident.id));
}

/** Sets a new password and signs out everywhere else. WRONG_CREDENTIALS, WEAK_PASSWORD, TOO_MANY_ATTEMPTS. */
export async function changePassword(ctx: ActorContext, current: string, next: string): Promise<void> {
  const actor = actorOf(ctx);
  const resident = found(await ctx.db.reader.one(Resident, { id: actor.residentId }));
  demandStrong(next, resident, 'next');
  demand(next !== current, ErrorCode.WEAK_PASSWORD, 'next');
  const account = accountLimit(actor.residentId);
  await attemptsOf(ctx).count([account, addressLimit(ctx)]);
  const cookies = await ctx.signIn.changePassword(ctx.headers, current, next);
  if (!cookies) throw new DomainError(ErrorCode.WRONG_CREDENTIALS, 'current');
  await attemptsOf(ctx).forgive(account, addressLimit(ctx));
  for (const line of cookies) ctx.setCookie(line);
}

/** Ends the session of this request; for someone not signed in it changes nothing. */
export async function leave(ctx: ActorContext): Promise<void> {
  for (const line of await ctx.signIn.signOut(ctx.headers)) ctx.setCookie(line);
  ctx.actor = null;
}

/** Ends all sessions of the person, on whatever phone or computer. */
export async function leaveEverywhere(ctx: ActorContext): Promise<void> {
  const { residentId } = actorOf(ctx);
  await ctx.db.write((tx) => endSessions(tx, residentId));
  await leave(ctx);
}
