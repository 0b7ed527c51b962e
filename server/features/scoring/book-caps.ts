// Caps hold because every counter is locked, in one order, before it is read.
import type { Tx } from '#server/core/database';
import {
  type Admit,
  applyCaps,
  type CapKey,
  capKeys,
  type CappedAct,
  type CapResult,
  type CapUses,
  keyText,
  usesOf,
} from './caps';

const columns = `"ownerId" uuid, "ruleId" uuid, scope text, period text, "startsOn" date, unit text`;
const sameKey = `c.owner_id = k."ownerId" and c.rule_id is not distinct from k."ruleId" and c.scope = k.scope
  and c.period = k.period and c.starts_on = k."startsOn" and c.unit = k.unit`;

async function lockUses(tx: Tx, keys: readonly CapKey[]): Promise<CapUses> {
  const wanted = JSON.stringify([...new Map(keys.map((key) => [keyText(key), key])).values()]);
  await tx.rows(
    `insert into cap_use (owner_id, rule_id, scope, period, starts_on, unit)
     select "ownerId", "ruleId", scope, period, "startsOn", unit from jsonb_to_recordset($1::jsonb) as k (${columns})
     order by 1, 2, 3, 4, 5, 6 on conflict do nothing`,
    [wanted],
  );
  const rows = await tx.rows<CapKey & { used: number }>(
    `select c.owner_id, c.rule_id, c.scope, c.period, c.starts_on, c.unit, c.used
     from cap_use c join jsonb_to_recordset($1::jsonb) as k (${columns}) on ${sameKey}
     order by c.owner_id, c.rule_id, c.scope, c.period, c.starts_on, c.unit for update of c`,
    [wanted],
  );
  return new Map(rows.map(({ used, ...key }) => [keyText(key), { key, used }]));
}

async function keepUses(tx: Tx, uses: CapUses): Promise<void> {
  await tx.rows(
    `update cap_use c set used = k.used
     from jsonb_to_recordset($1::jsonb) as k (${columns}, used int) where ${sameKey} and c.used <> k.used`,
    [JSON.stringify([...uses.values()].map(({ key, used }) => ({ ...key, used })))],
  );
}

/**
 * Takes the acts through their caps, in the order given, and books what they use. Three statements for any number of
 * acts. Answers one result per act; `admit` weighs each against the money there is.
 */
export async function bookCaps(tx: Tx, acts: readonly CappedAct[], admit?: Admit): Promise<CapResult[]> {
  if (acts.length === 0) return [];
  const { results, after } = applyCaps(acts, await lockUses(tx, acts.flatMap(capKeys)), admit);
  await keepUses(tx, after);
  return results;
}

const nothing = { points: 0, countedMinutes: 0, scoredMinutes: 0 };

/** Gives back what an act used, when it is struck or reversed; with `keeps`, all but what it goes on using. */
export async function giveBackCaps(
  tx: Tx,
  act: Parameters<typeof usesOf>[0],
  result: Pick<CapResult, 'points' | 'countedMinutes' | 'scoredMinutes'>,
  keeps: Pick<CapResult, 'points' | 'countedMinutes' | 'scoredMinutes'> = nothing,
): Promise<void> {
  const kept = new Map(usesOf(act, keeps).map(({ key, amount }) => [keyText(key), amount]));
  const given = usesOf(act, result)
    .map(({ key, amount }) => ({ key, amount: amount - (kept.get(keyText(key)) ?? 0) }))
    .filter(({ amount }) => amount > 0);
  if (given.length === 0) return;
  const uses = await lockUses(
    tx,
    given.map(({ key }) => key),
  );
  for (const { key, amount } of given) {
    const use = uses.get(keyText(key));
    if (use) uses.set(keyText(key), { key, used: use.used - amount });
  }
  await keepUses(tx, uses);
}
