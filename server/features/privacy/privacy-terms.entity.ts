import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { demand, ErrorCode } from '#server/core/errors';
import { isId } from '#server/core/id';
import type { Reader } from '#server/core/database';
import { areaPath } from '#server/features/people/actor';
import { DEFAULT_ERASURE_DAYS } from './rules';

/** A village's numbers for the rights of persons. */
@ObjectType()
@Entity('privacy_terms')
export class PrivacyTerms {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  villageId!: string;

  @Field(() => Int, { description: 'days within which a request to be erased is answered' })
  @Column({ type: 'int' })
  erasureDays!: number;

  @Column({ type: 'timestamptz' })
  updatedAt!: Date;
}

/** A village's numbers; the defaults where it has set none. */
export async function privacyTermsOf(reader: Reader, villageId: string): Promise<PrivacyTerms> {
  const terms = await reader.one(PrivacyTerms, { villageId });
  return (
    terms ??
    Object.assign(new PrivacyTerms(), { villageId, erasureDays: DEFAULT_ERASURE_DAYS, updatedAt: reader.at })
  );
}

/** Ids from the county down to the village; NOT_FOUND when the id names no village or community. */
export async function placeOfTerms(reader: Reader, villageId: string): Promise<readonly string[]> {
  demand(isId(villageId), ErrorCode.NOT_FOUND, 'villageId');
  const village = await reader.row("select 1 from area where id = $1 and kind in ('VILLAGE', 'COMMUNITY')", [
    villageId,
  ]);
  demand(village, ErrorCode.NOT_FOUND, 'villageId');
  return areaPath(reader, villageId);
}
