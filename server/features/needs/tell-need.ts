import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { MessageKind } from '#server/features/messages/message.entity';
import { tell } from '#server/features/messages/tell';
import type { RoleName } from '#server/features/people/actor';
import { ServiceKind } from '#server/features/teams/team.entity';
import type { Need } from './need.entity';

/** Pages of a need: of the household and the helper, and of the organisers. */
const needLink = (needId: string): string => `/help/${needId}`;
const workLink = (needId: string): string => `/work/needs/${needId}`;

/** What every message about a need says: its kind, time and grid, never whose it is. */
async function outlineOf(tx: Tx, need: Need): Promise<Record<string, string>> {
  const row = await tx.row<{ gridZh: string; gridEn: string }>(
    `select coalesce(g.name_zh, a.name_zh) as grid_zh, coalesce(g.name_en, a.name_en) as grid_en
     from household h join area a on a.id = h.area_id left join area g on g.id = any(a.path) and g.kind = 'GRID'
     where h.id = $1`,
    [need.householdId],
  );
  return {
    need: need.kind,
    from: need.wantedFrom.toISOString(),
    until: need.wantedUntil.toISOString(),
    gridZh: row?.gridZh ?? '',
    gridEn: row?.gridEn ?? '',
  };
}

/** Those who organise at the home of the need, with one of these roles; the elders' association for the old. */
async function organisersAt(tx: Tx, need: Need, roles: readonly RoleName[]): Promise<string[]> {
  const rows = await tx.rows<{ residentId: string }>(
    `select distinct p.resident_id from household h join area a on a.id = h.area_id
       join post p on p.area_id = any(a.path) left join council c on c.id = p.council_id
     where h.id = $1 and p.starts_on <= $2 and coalesce(p.ends_on, 'infinity') >= $2
       and (p.role = any($3) or $4 and p.role = 'COUNCIL_CHAIR' and c.kind_code = 'EL')
     order by p.resident_id`,
    [need.householdId, dayOf(tx.at), roles, need.serviceKind === ServiceKind.ELDERS],
  );
  return rows.map(({ residentId }) => residentId);
}

/** Tells the organisers of a need that is new, nobody took, or was given back. `round` tells repeats apart. */
export async function tellOrganisers(
  tx: Tx,
  need: Need,
  kind: MessageKind.NEED_NEW | MessageKind.NEED_UNANSWERED | MessageKind.NEED_GIVEN_BACK,
  round: string,
  except: string | null = null,
): Promise<void> {
  const roles: readonly RoleName[] =
    kind === MessageKind.NEED_UNANSWERED
      ? ['VILLAGE_CLERK', 'VILLAGE_SECRETARY', 'ORGANISER']
      : ['VILLAGE_CLERK'];
  const params = await outlineOf(tx, need);
  const people = await organisersAt(tx, need, roles);
  await tell(
    tx,
    people
      .filter((residentId) => residentId !== except)
      .map((residentId) => ({
        residentId,
        kind,
        params,
        link: workLink(need.id),
        key: `need:${need.id}:${kind}:${round}:${residentId}`,
      })),
  );
}

/** Tells the members of a team that somebody needs help, or those of them who are asked by name. */
export async function tellTeam(tx: Tx, need: Need, asked: readonly string[], round: string): Promise<void> {
  const params = await outlineOf(tx, need);
  const members = await tx.rows<{ residentId: string }>(
    `select m.resident_id from team_member m join resident r on r.id = m.resident_id
     where m.team_id = $1 and m.state = 'ACTIVE' and r.household_id <> $2 and (cardinality($3::uuid[]) = 0 or m.resident_id = any($3))
     order by m.resident_id`,
    [need.teamId, need.householdId, asked],
  );
  await tell(
    tx,
    members.map(({ residentId }) => ({
      residentId,
      kind: asked.length > 0 ? MessageKind.NEED_ASKED : MessageKind.NEED_FOR_TEAM,
      params,
      link: needLink(need.id),
      key: `need:${need.id}:team:${round}:${residentId}`,
    })),
  );
}

/** Tells one person; `more` are names and figures of the event. */
export async function tellVolunteer(
  tx: Tx,
  need: Need,
  residentId: string,
  kind: MessageKind,
  round: string,
  more: Record<string, string> = {},
): Promise<void> {
  const params = { ...(await outlineOf(tx, need)), ...more };
  const key = `need:${need.id}:${kind}:${round}:${residentId}`;
  await tell(tx, [{ residentId, kind, params, link: needLink(need.id), key }]);
}

/** Tells the person a need is for: the one named, whoever of the household asked, or its head. */
export async function tellHousehold(
  tx: Tx,
  need: Need,
  kind: MessageKind,
  round: string,
  more: Record<string, string> = {},
): Promise<void> {
  const row = await tx.row<{ residentId: string | null }>(
    `select coalesce($2::uuid, (select id from resident where id = $3 and household_id = h.id), h.head_id) as resident_id
     from household h where h.id = $1`,
    [need.householdId, need.forResidentId, need.askedBy],
  );
  if (row?.residentId) await tellVolunteer(tx, need, row.residentId, kind, round, more);
}
