import type { Reader } from '#server/core/database';
import { grouped, inOrder, loader } from '#server/core/loader';
import { defaultTerms } from '#server/features/activities/review-terms.entity';
import { isSimilar } from './rules';
import { type Sign, SignKind, type SignMark, SignSeverity } from './sign-types';

interface FoundPair {
  kind: SignKind;
  recordId: string;
  otherId: string | null;
  villageId: string;
  amount: number | null;
  title: string;
  otherTitle: string | null;
  /** Of the record's days that a MANY_CLAIMS sign looks back on. */
  most: number;
}

// A record that came to nothing is compared with nothing; one that was taken back is: its photo may come again.
const compared = `('SUBMITTED', 'CHECKED', 'APPROVED', 'IN_PUBLICITY', 'OBJECTED', 'RELEASED', 'REVERSED')`;
const living = `('SUBMITTED', 'CHECKED', 'APPROVED', 'IN_PUBLICITY', 'OBJECTED', 'RELEASED')`;
const end = (name: string): string => `(${name}.started_at + ${name}.minutes * interval '1 minute')`;
const dayIn = (name: string): string => `(${name}.started_at at time zone 'Asia/Shanghai')::date`;

/**
 * The signs of records, in one statement for any number. Each record of a pair has the sign; rows of one roll are one
 * event and are not compared with each other's photos.
 */
export async function findSigns(reader: Reader, recordIds: readonly string[]): Promise<Sign[]> {
  const pairs = await reader.rows<FoundPair>(
    `with base as (
       select r.*, coalesce(t.photo_distance, ${defaultTerms.photoDistance}) as distance,
         coalesce(t.repeat_pair_days, ${defaultTerms.repeatPairDays}) as pair_days,
         coalesce(t.many_claims, ${defaultTerms.manyClaims}) as many,
         coalesce(t.many_claims_days, ${defaultTerms.manyClaimsDays}) as many_days,
         exists (select 1 from rule_version v where v.id = r.rule_version_id and 'MC' = any(v.bodies)) as mediates
       from activity_record r left join review_terms t on t.village_id = r.village_id
       where r.id = any($1::uuid[]) and r.state in ${compared}
     ), pair as (
       select 'OVERLAP' as kind, b.id, o.id as other,
         floor(extract(epoch from least(${end('b')}, ${end('o')}) - greatest(b.started_at, o.started_at)) / 60)::int
           as amount
       from base b join activity_record o on o.resident_id = b.resident_id and o.id <> b.id and o.state in ${living}
         and o.minutes > 0 and b.minutes > 0 and o.started_at < ${end('b')} and b.started_at < ${end('o')}
         -- No act lasts longer than a day: the index by person and time finds them.
         and o.started_at > b.started_at - interval '1 day'
       where b.state in ${living}
       union all
       select 'PHOTO', b.id, o.id, min(bit_count(p.phash # q.phash))::int
       from base b join record_photo x on x.record_id = b.id join photo p on p.id = x.photo_id
       join photo q on q.village_id = p.village_id and q.phash is not null and bit_count(p.phash # q.phash) <= b.distance
       join record_photo y on y.photo_id = q.id
       join activity_record o on o.id = y.record_id and o.id <> b.id and o.state in ${compared}
         and (o.roll_id is null or o.roll_id is distinct from b.roll_id)
       where p.phash is not null group by b.id, o.id
       union all
       select 'TWO_RULES', b.id, o.id, null
       from base b join activity_record o on o.resident_id = b.resident_id and o.id <> b.id and o.rule_id <> b.rule_id
         and o.state in ${living} and ${dayIn('o')} = ${dayIn('b')}
         and o.started_at between b.started_at - interval '1 day' and b.started_at + interval '1 day'
       where b.state in ${living}
       union all
       select 'REPEAT_PAIR', b.id, o.id, abs(${dayIn('b')} - ${dayIn('o')})
       from base b join activity_record o on o.resident_id = b.resident_id and o.id <> b.id and o.state in ${living}
         and o.roll_id is not null and o.roll_id <> b.roll_id
         and o.started_at between b.started_at - b.pair_days * interval '1 day'
           and b.started_at + b.pair_days * interval '1 day'
       join rule_version v on v.id = o.rule_version_id and 'MC' = any(v.bodies)
       where b.mediates and b.state in ${living} and exists (
         select 1 from activity_record m join activity_record n on n.resident_id = m.resident_id
         where m.roll_id = b.roll_id and n.roll_id = o.roll_id and m.resident_id <> b.resident_id
           and m.state in ${living} and n.state in ${living})
       union all
       select 'MANY_CLAIMS', b.id, null, (
         select count(*) from activity_record o where o.household_id = b.household_id and o.way = 'CLAIM'
           and o.state not in ('DRAFT', 'WITHDRAWN') and o.created_at <= b.created_at
           and o.created_at > b.created_at - b.many_days * interval '1 day')::int
       from base b where b.way = 'CLAIM' and b.state in ${living}
     )
     select f.kind, f.id as record_id, f.other as other_id, f.amount, b.village_id, b.title, o.title as other_title,
       b.many as most
     from pair f join base b on b.id = f.id left join activity_record o on o.id = f.other
     order by f.id, f.kind, f.other`,
    [recordIds],
  );
  return pairs.filter(isSign).map(signOf);
}

function isSign(pair: FoundPair): boolean {
  if (pair.kind === SignKind.TWO_RULES) return isSimilar(pair.title, pair.otherTitle ?? '');
  return pair.kind !== SignKind.MANY_CLAIMS || (pair.amount ?? 0) > pair.most;
}

function signOf({ kind, recordId, otherId, villageId, amount }: FoundPair): Sign {
  const ids = otherId === null ? [recordId] : [recordId, otherId].toSorted();
  return {
    key: [kind, ...ids].join(':'),
    kind,
    severity: severityOf(kind, amount),
    amount,
    recordId,
    otherId,
    villageId,
  };
}

/** Up to so many differing bits it is the same picture, saved again. */
const SAME_PICTURE = 2;

export function severityOf(kind: SignKind, amount: number | null): SignSeverity {
  switch (kind) {
    case SignKind.OVERLAP:
      return SignSeverity.STRONG;
    case SignKind.PHOTO:
      return (amount ?? 0) <= SAME_PICTURE ? SignSeverity.STRONG : SignSeverity.FAIR;
    case SignKind.TWO_RULES:
    case SignKind.REPEAT_PAIR:
      return SignSeverity.FAIR;
    case SignKind.MANY_CLAIMS:
      return SignSeverity.SLIGHT;
  }
}

export const signsByRecord = loader<Sign[]>(async (reader, recordIds) =>
  grouped(recordIds, await findSigns(reader, recordIds), (sign) => sign.recordId),
);

/** What somebody noted about a sign, by its key; null while nobody looked into it. */
export const markByKey = loader<SignMark | null>(async (reader, keys) =>
  inOrder(
    keys,
    await reader.rows<SignMark>('select * from sign_mark where key = any($1)', [keys]),
    (mark) => mark.key,
  ),
);

/** The newest records looked at for the list of a village's signs. */
const MOST_RECORDS = 400;

/**
 * The signs of a village nobody has looked into: of records on their way, and of those released in the last month.
 * One line per pair, the strongest first, then the newest. Two statements.
 */
export async function openSigns(reader: Reader, villageId: string): Promise<Sign[]> {
  const records = await reader.rows<{ id: string }>(
    `select r.id from activity_record r where r.village_id = $1
       and (r.state in ('SUBMITTED', 'CHECKED', 'IN_PUBLICITY', 'OBJECTED')
         or r.state = 'RELEASED' and r.released_at > $2)
     order by r.created_at desc, r.id desc limit ${MOST_RECORDS}`,
    [villageId, new Date(reader.at.getTime() - 30 * 86_400_000)],
  );
  const place = new Map(records.map(({ id }, index) => [id, index]));
  const signs = await findSigns(
    reader,
    records.map(({ id }) => id),
  );
  const marked = new Set(
    (
      await reader.rows<{ key: string }>('select key from sign_mark where key = any($1)', [
        signs.map(({ key }) => key),
      ])
    ).map(({ key }) => key),
  );
  const weights = [SignSeverity.STRONG, SignSeverity.FAIR, SignSeverity.SLIGHT];
  const rank = (sign: Sign): number =>
    weights.indexOf(sign.severity) * MOST_RECORDS + (place.get(sign.recordId) ?? 0);
  const open = signs.filter(({ key }) => !marked.has(key)).toSorted((one, other) => rank(one) - rank(other));
  return [...new Map(open.toReversed().map((sign) => [sign.key, sign])).values()].toSorted(
    (one, other) => rank(one) - rank(other),
  );
}
