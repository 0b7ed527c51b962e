// Two people forget a person for good: figures and ids stay, name, phone and pictures go, and what must stay is named.
import { randomBytes } from 'node:crypto';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { intentOf, keep, replayOf } from '#server/core/history';
import { newId } from '#server/core/id';
import type { Actor } from '#server/features/people/actor';
import { endResidence } from '#server/features/people/end-residence';
import { erasedName } from '#server/features/people/mask';
import { lockResident } from '#server/features/people/register';
import { type Resident, ResidentState } from '#server/features/people/resident.entity';
import { closeLogin } from '#server/features/people/sign-in/logins';
import { type ErasedPlace, ErasureRequest } from './erasure.entity';
import type { ErasureMoveInput } from './inputs';
import { demandOutOfOffice, lockErasure } from './lock-erasure';
import { type Forgotten, personalRegistry } from './personal-registry';
import { codeOf, ErasureMove, ErasureState } from './rules';

/** Tables whose texts speak of places, things and rules, or that the last step rewrites itself. */
const spared = [
  'account',
  'area',
  'calendar_day',
  'consent_text',
  'council',
  'council_kind',
  'goods',
  'goods_price',
  'history',
  'migrations',
  'resident',
  'retention_rule',
  'rule',
  'rule_version',
  'scheme',
  'seal',
  'sealed_line',
  'setting',
  'shop',
  'transfer',
];

/**
 * Erases a person. Answers the request with what was removed and what was kept. It cannot be undone.
 * Throws NOT_FOUND, FORBIDDEN, FOUR_EYES_HOUSEHOLD, ERASURE_TWO_PERSONS, ILLEGAL_MOVE, STILL_IN_OFFICE.
 */
export async function carryOutErasure(
  tx: Tx,
  actor: Actor,
  input: ErasureMoveInput,
): Promise<ErasureRequest> {
  const intent = intentOf('carryOutErasure', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(ErasureRequest, { id: earlier }));

  const { request, resident } = await lockErasure(tx, actor, input.erasureId, ErasureMove.CARRY_OUT);
  await demandOutOfOffice(tx, resident.id);
  demand(!resident.erasedAt, ErrorCode.ILLEGAL_MOVE);
  if (resident.state === ResidentState.ACTIVE) {
    // Moving out is a write of its own with an id of its own; this request's id registers the erasure.
    const leaving = { requestId: newId(), residentId: resident.id, newHeadId: request.newHeadId };
    await endResidence(tx, actor, 'recordLeaving', leaving);
  }
  const code = await freeCode(tx);
  const { villageId } = request;
  const report = await forget(tx, resident, villageId, code);
  // From here on the database guards again what may not be changed.
  await tx.rows("select set_config('peace.forgetting', '', true)");
  await tx.manager.update(
    ErasureRequest,
    { id: request.id },
    {
      state: ErasureState.DONE,
      closedBy: actor.residentId,
      closedAt: tx.at,
      words: '',
      code,
      report,
    },
  );
  await keep(tx, intent, [
    { subjectKind: 'ERASURE', subjectId: request.id, move: 'CARRY_OUT', villageId, detail: { code } },
    { subjectKind: 'RESIDENT', subjectId: resident.id, move: 'ERASE', villageId, detail: { code } },
  ]);
  return found(await tx.one(ErasureRequest, { id: request.id }));
}

async function freeCode(tx: Tx): Promise<string> {
  const tries = Array.from({ length: 20 }, () => codeOf(randomBytes(5)));
  const free = await tx.row<{ code: string }>(
    `select t.code from unnest($1::text[]) t (code)
     where not exists (select 1 from erasure_request e where e.code = t.code) limit 1`,
    [tries],
  );
  return found(free).code;
}

/** Takes the person out of every place. The words of the own history go whole, the name goes from those of others. */
async function forget(
  tx: Tx,
  { id }: Pick<Resident, 'id'>,
  villageId: string,
  code: string,
): Promise<ErasedPlace[]> {
  const { name, phone, loginId } = await lockResident(tx, id);
  const person: Forgotten = { id, villageId, name, phone };
  await tx.rows("select set_config('peace.forgetting', 'on', true)");
  const report: ErasedPlace[] = [{ place: 'LOGIN', removed: loginId ? 1 : 0, kept: 0 }];
  await closeLogin(tx, id);
  for (const forgetter of personalRegistry.forgetters) report.push(await forgetter(tx, person));
  const own = await tx.rows('delete from history_words where subject_id = $1 returning 1 as gone', [id]);
  report.push({ place: 'OWN_HISTORY', removed: own.length, kept: 0 });
  const kin = await tx.rows('delete from kinship where $1 in (resident_id, kin_id) returning 1 as gone', [
    id,
  ]);
  report.push({ place: 'KIN', removed: kin.length, kept: 0 });

  const label = erasedName(code);
  await tx.rows(
    `update resident set name = $2, phone = null, birth_year = null, login_id = null, erased_at = $3 where id = $1`,
    [id, label, tx.at],
  );
  report.push({ place: 'REGISTER', removed: 1, kept: 0 });
  report.push(
    ...(await tx.rows<ErasedPlace>('select place, removed, kept from forget_words($1, $2, $3, $4, $5, $6)', [
      id,
      villageId,
      name,
      phone,
      label,
      spared,
    ])),
  );
  return report.filter(({ removed, kept }) => removed + kept > 0);
}
