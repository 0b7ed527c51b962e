import { expect } from 'vitest';
import type { Caller, World } from '#test/support/world';
import { bringIn } from '#test/support/openings';

/** The document of a mutation that takes one input. */
export function mutation(name: string, type: string, fields = 'id'): string {
  return `mutation M($input: ${type}!) { ${name}(input: $input) { ${fields} } }`;
}

type Input = Record<string, unknown>;

/** Runs a mutation that must work, and answers what it gave. */
export async function works<T = Record<string, unknown>>(
  caller: Caller,
  document: string,
  input: Input,
): Promise<T> {
  const { data, codes, fields } = await caller.run(document, { input });
  expect([codes, fields], document).toEqual([[], []]);
  return Object.values(data)[0] as T;
}

/** Runs a mutation that must be refused, and answers the code with the field at fault. */
export async function refused(caller: Caller, document: string, input: Input): Promise<string> {
  const { codes, fields } = await caller.run(document, { input });
  expect(codes, 'exactly one refusal').toHaveLength(1);
  return fields[0] ? `${codes[0]} ${fields[0]}` : (codes[0] ?? '');
}

/** People who must not keep the register of the world's village. */
async function outsiders(world: World): Promise<Record<string, Caller>> {
  return {
    resident: world.as((await world.villager(0)).name),
    gridLeader: world.as('汪德厚'),
    keeper: world.as('龙志远'),
    chair: world.as('唐福来'),
    countyStaff: world.as('沈若兰'),
    clerkElsewhere: world.as((await world.elsewhere('VILLAGE_CLERK')).name),
  };
}

/** The cases every write of the register shares: strangers, wrong roles and areas, the same request again. */
export async function guarded(world: World, document: string, input: Input, other: Input): Promise<void> {
  expect(await refused(world.stranger, document, input)).toBe('UNAUTHENTICATED');
  for (const [who, caller] of Object.entries(await outsiders(world))) {
    expect(await refused(caller, document, input), who).toMatch(/^(FORBIDDEN|NOT_FOUND)/);
  }
  const clerk = world.as('贺春梅');
  const first = await works(clerk, document, input);
  expect(await works(clerk, document, input), 'the same request again').toEqual(first);
  expect(await refused(clerk, document, { ...input, ...other }), 'the same id, another input').toBe(
    'IDEMPOTENCY_MISMATCH requestId',
  );
  expect(await refused(world.as('郑守田'), document, input), 'the same id, another person').toBe(
    'IDEMPOTENCY_MISMATCH requestId',
  );
}

/** A household of one or more people made for a test, by the village clerk. */
export async function newFamily(
  world: World,
  number: string,
  others: readonly string[] = [],
): Promise<{ id: string; headId: string; memberIds: string[] }> {
  const clerk = world.as('贺春梅');
  const areaId = await gridOf(world);
  const household = await works<{ id: string; head: { id: string } }>(
    clerk,
    mutation('addHousehold', 'NewHouseholdInput', 'id head { id }'),
    { requestId: world.id(), areaId, number, headName: `${number}户主`, headBirthYear: 1970 },
  );
  const memberIds: string[] = [];
  for (const name of others) {
    const { id } = await works<{ id: string }>(clerk, mutation('addResident', 'NewResidentInput'), {
      requestId: world.id(),
      householdId: household.id,
      name,
    });
    memberIds.push(id);
  }
  return { id: household.id, headId: household.head.id, memberIds };
}

/** The first grid of the village. */
export async function gridOf(world: World): Promise<string> {
  const row = await world.db.reader.row<{ id: string }>(
    "select id from area where parent_id = $1 and kind = 'GRID' order by code limit 1",
    [world.village],
  );
  return row?.id ?? '';
}

/** Puts points into a household's purse, as an opening balance would. */
export async function give(world: World, householdId: string, points: number): Promise<void> {
  await world.db.write((tx) => bringIn(tx, world.village, [{ householdId, points }]));
}
