import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum Role {
  GRID_LEADER = 'GRID_LEADER',
  ORGANISER = 'ORGANISER',
  COUNCIL_CHAIR = 'COUNCIL_CHAIR',
  COUNCIL_MEMBER = 'COUNCIL_MEMBER',
  VILLAGE_CLERK = 'VILLAGE_CLERK',
  VILLAGE_SECRETARY = 'VILLAGE_SECRETARY',
  SHOP_KEEPER = 'SHOP_KEEPER',
  SHOP_SUPERVISOR = 'SHOP_SUPERVISOR',
  TOWN_STAFF = 'TOWN_STAFF',
  COUNTY_STAFF = 'COUNTY_STAFF',
  ADMINISTRATOR = 'ADMINISTRATOR',
}
registerEnumType(Role, { name: 'Role' });

/** A role someone holds over an area from one day to another; every right derives from posts. */
@Entity('post')
@ObjectType()
export class Post {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'uuid' })
  residentId!: string;

  @Column({ type: 'text' })
  @Field(() => Role)
  role!: Role;

  @Column({ type: 'uuid' })
  areaId!: string;

  @Column({ type: 'uuid', nullable: true })
  councilId!: string | null;

  @Column({ type: 'uuid', nullable: true })
  shopId!: string | null;

  @Column({ type: 'date' })
  @Field(() => GraphQLLocalDate)
  startsOn!: string;

  /** The last day in post; null while open. */
  @Column({ type: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true })
  endsOn!: string | null;
}
