import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, Int, ObjectType } from 'type-graphql';
import { dayOf } from '#server/core/clock';
import type { Reader } from '#server/core/database';
import { maskName } from '#server/features/people/mask';
import type { CouncilPlace } from './council-kind.entity';

/** A place of a council with who has it, masked. */
@ObjectType()
export class PublicPlace {
  @Field(() => String)
  code!: string;

  @Field(() => String)
  nameZh!: string;

  @Field(() => String)
  nameEn!: string;

  @Field(() => [String], { description: 'masked names' })
  holders!: string[];
}

/** What everybody may know of a council, without sign-in. Upper rooms add what they publish of it. */
@ObjectType()
export class PublicCouncil {
  @Field(() => ID)
  id!: string;

  kindCode!: string;
  areaId!: string;

  @Field(() => String)
  nameZh!: string;

  @Field(() => String)
  nameEn!: string;

  @Field(() => GraphQLLocalDate)
  termStartsOn!: string;

  @Field(() => GraphQLLocalDate)
  termEndsOn!: string;

  @Field(() => Int, { description: 'seats that are taken today' })
  seats!: number;

  @Field(() => [PublicPlace])
  places!: PublicPlace[];
}

interface PublicRow extends PublicCouncil {
  posts: CouncilPlace[];
  held: { place: string; name: string }[];
}

/** The councils of a village for everybody, or one of them; one statement. */
export async function publicCouncils(
  reader: Reader,
  which: { villageId: string } | { councilId: string },
): Promise<PublicCouncil[]> {
  const [column, id] = 'villageId' in which ? ['c.area_id', which.villageId] : ['c.id', which.councilId];
  const rows = await reader.rows<PublicRow>(
    `select c.*, k.posts, coalesce((
         select jsonb_agg(jsonb_build_object('place', s.place, 'name', r.name) order by p.starts_on, p.id)
         from post p join council_seat s on s.post_id = p.id join resident r on r.id = p.resident_id
         where p.council_id = c.id and p.starts_on <= $2 and coalesce(p.ends_on, 'infinity') >= $2), '[]') as held
     from council c join council_kind k on k.code = c.kind_code where ${column} = $1 order by c.kind_code`,
    [id, dayOf(reader.at)],
  );
  return rows.map(({ posts, held, ...council }) =>
    Object.assign(new PublicCouncil(), council, {
      seats: held.length,
      places: posts.map(({ code, nameZh, nameEn }) => ({
        code,
        nameZh,
        nameEn,
        holders: held.filter(({ place }) => place === code).map(({ name }) => maskName(name)),
      })),
    }),
  );
}
