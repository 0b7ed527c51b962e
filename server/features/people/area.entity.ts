import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum AreaKind {
  COUNTY = 'COUNTY',
  TOWN = 'TOWN',
  VILLAGE = 'VILLAGE',
  COMMUNITY = 'COMMUNITY',
  GRID = 'GRID',
  BUILDING = 'BUILDING',
}
registerEnumType(AreaKind, { name: 'AreaKind' });

/** A place in the one tree of the county. */
@Entity('area')
@ObjectType()
export class Area {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'uuid', nullable: true })
  parentId!: string | null;

  @Column({ type: 'text' })
  @Field(() => AreaKind)
  kind!: AreaKind;

  @Column({ type: 'text' })
  @Field(() => String)
  code!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  nameZh!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  nameEn!: string;

  /** Ids from the county down to and including this area; the database fills it in. */
  @Column({ type: 'uuid', array: true, insert: false, update: false })
  path!: string[];

  /** The village or community this area is or lies in; null above the village. The database fills it in. */
  @Column({ type: 'uuid', nullable: true, insert: false, update: false })
  villageId!: string | null;
}
