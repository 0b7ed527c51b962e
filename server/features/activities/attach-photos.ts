// A record shows only pictures that its filer uploaded, or that it showed before; a child’s only with consent.
import { dayOf } from '#server/core/clock';
import type { Tx } from '#server/core/database';
import { demand, ErrorCode } from '#server/core/errors';
import { guardedFromYear } from '#server/features/people/consent/guardian';

/** The most photos one record shows. */
const PHOTOS_PER_RECORD = 6;

/**
 * Makes `photoIds` the photos of each of the records, in that order. Three statements at most for any number. Records
 * of children under 14 without their guardian's consent stay without photos.
 * Throws TOO_MANY, DUPLICATE_ROW, NOT_FOUND for a photo that is neither the actor's upload nor on the record, and
 * GUARDIAN_CONSENT_REQUIRED when no record is left to show them.
 */
export async function attachPhotos(
  tx: Tx,
  uploaderId: string,
  recordIds: readonly string[],
  photoIds: readonly string[],
): Promise<void> {
  demand(photoIds.length <= PHOTOS_PER_RECORD, ErrorCode.TOO_MANY, 'photoIds');
  demand(new Set(photoIds).size === photoIds.length, ErrorCode.DUPLICATE_ROW, 'photoIds');
  if (photoIds.length > 0) {
    const usable = await tx.rows(
      `select p.id from photo p where p.id = any($1::uuid[]) and (p.uploader_id = $2
         or exists (select 1 from record_photo x where x.photo_id = p.id and x.record_id = any($3::uuid[])))`,
      [photoIds, uploaderId, recordIds],
    );
    demand(usable.length === photoIds.length, ErrorCode.NOT_FOUND, 'photoIds');
  }
  const showing = photoIds.length > 0 ? await openToPhotos(tx, recordIds) : recordIds;
  demand(showing.length > 0, ErrorCode.GUARDIAN_CONSENT_REQUIRED, 'photoIds');
  await tx.rows(
    `with gone as (
       delete from record_photo where record_id = any($1::uuid[]) and not photo_id = any($2::uuid[]))
     insert into record_photo (record_id, photo_id, position)
     select r, p.id, p.place from unnest($1::uuid[]) r, unnest($2::uuid[]) with ordinality p (id, place)
     on conflict (record_id, photo_id) do update set position = excluded.position`,
    [showing, photoIds],
  );
}

/** The records whose person is no child, or a child whose guardian agreed to photos. */
async function openToPhotos(tx: Tx, recordIds: readonly string[]): Promise<string[]> {
  const rows = await tx.rows<{ id: string }>(
    `select r.id from activity_record r join resident p on p.id = r.resident_id
     where r.id = any($1::uuid[]) and p.erased_at is null and (coalesce(p.birth_year, 0) < $2 or has_consent(p.id, 'PHOTOS'))`,
    [recordIds, guardedFromYear(dayOf(tx.at))],
  );
  return rows.map(({ id }) => id);
}
