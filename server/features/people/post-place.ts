import type { Tx } from '#server/core/database';
import { demand, ErrorCode, found } from '#server/core/errors';
import type { RoleName } from './actor';
import { Area } from './area.entity';
import { postAreaKinds } from './rules';

/** Where a post stands: the area whose subtree it covers and, for its role, the council or shop. */
export interface PostPlace {
  area: Area;
  councilId: string | null;
  shopId: string | null;
  council: { kindCode: string; seatsMax: number } | null;
}

interface Asked {
  role: RoleName;
  areaId?: string | null;
  councilId?: string | null;
  shopId?: string | null;
}

const councilRoles: readonly RoleName[] = ['COUNCIL_CHAIR', 'COUNCIL_MEMBER'];
const shopRoles: readonly RoleName[] = ['SHOP_KEEPER', 'SHOP_SUPERVISOR'];

/**
 * The place asked for: a council or shop by its id, an area of a kind that fits the role otherwise. The body's row is
 * locked, so that its seats are filled one at a time. NOT_FOUND, or BAD_INPUT when role and place do not belong together.
 */
export async function findPlace(tx: Tx, asked: Asked): Promise<PostPlace> {
  const isCouncil = councilRoles.includes(asked.role);
  const isShop = shopRoles.includes(asked.role);
  demand(isCouncil === Boolean(asked.councilId), ErrorCode.BAD_INPUT, 'councilId');
  demand(isShop === Boolean(asked.shopId), ErrorCode.BAD_INPUT, 'shopId');

  if (isCouncil) {
    const council = found(
      await tx.row<{ id: string; areaId: string; kindCode: string; seatsMax: number }>(
        `select c.id, c.area_id, c.kind_code, k.seats_max from council c join council_kind k on k.code = c.kind_code
         where c.id = $1 for update of c`,
        [asked.councilId],
      ),
      'councilId',
    );
    const area = found(await tx.one(Area, { id: council.areaId }));
    return { area, councilId: council.id, shopId: null, council };
  }
  if (isShop) {
    const shop = found(
      await tx.row<{ id: string; villageId: string }>(
        'select id, village_id from shop where id = $1 for update',
        [asked.shopId],
      ),
      'shopId',
    );
    const area = found(await tx.one(Area, { id: shop.villageId }));
    return { area, councilId: null, shopId: shop.id, council: null };
  }
  demand(asked.areaId, ErrorCode.BAD_INPUT, 'areaId');
  const area = found(await tx.one(Area, { id: asked.areaId }), 'areaId');
  demand(postAreaKinds[asked.role]?.includes(area.kind), ErrorCode.BAD_INPUT, 'areaId');
  return { area, councilId: null, shopId: null, council: null };
}
