// A donor is named in public only with consent, and may take that back at any time.
import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import { changed, intentOf, keep, replayOf } from '#server/core/history';
import type { Actor } from '#server/features/people/actor';
import { can } from '#server/features/shop/policy';
import { placeOf } from '#server/features/shop/queries';
import { Donor } from './supply.entity';
import type { DonorInput } from './supply-inputs';

/** Enters a donor or amends one; the board follows at once. Throws FORBIDDEN, NOT_FOUND (shopId, donorId). */
export async function reviseDonor(tx: Tx, actor: Actor, input: DonorInput): Promise<Donor> {
  const intent = intentOf('reviseDonor', actor.residentId, input);
  const earlier = await replayOf(tx, intent);
  if (earlier) return found(await tx.one(Donor, { id: earlier }));

  const shop = await placeOf(tx, input.shopId);
  demand(can.moveStock(actor, shop), ErrorCode.FORBIDDEN);
  const words = { name: input.name.trim(), named: input.named, note: input.note.trim() };
  const before = input.donorId
    ? found(
        await tx.row<Donor>('select * from donor where id = $1 and shop_id = $2 for no key update', [
          input.donorId,
          shop.id,
        ]),
        'donorId',
      )
    : null;
  const donor = found(
    before
      ? await tx.row<Donor>('update donor set name = $2, named = $3, note = $4 where id = $1 returning *', [
          before.id,
          words.name,
          words.named,
          words.note,
        ])
      : await tx.row<Donor>(
          `insert into donor (id, shop_id, name, named, note, created_at) values ($1, $2, $3, $4, $5, $6) returning *`,
          [intent.requestId, shop.id, words.name, words.named, words.note, tx.at],
        ),
  );
  await keep(tx, intent, [
    {
      subjectKind: 'DONOR',
      subjectId: donor.id,
      move: before ? 'AMEND' : 'ADD',
      villageId: shop.villageId,
      detail: before ? changed<Donor>(before, words) : { name: donor.name },
    },
  ]);
  return donor;
}
