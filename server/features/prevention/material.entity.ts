import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { PreventionTopic } from './activity.entity';

export enum MaterialKind {
  LEAFLET = 'LEAFLET',
  HELPLINE_CARD = 'HELPLINE_CARD',
  POSTER = 'POSTER',
  PLEDGE = 'PLEDGE',
  TALK_NOTES = 'TALK_NOTES',
}
registerEnumType(MaterialKind, { name: 'MaterialKind', description: 'PLEDGE: the wording households sign' });

export enum MaterialState {
  ACTIVE = 'ACTIVE',
  RETIRED = 'RETIRED',
}
registerEnumType(MaterialState, { name: 'MaterialState' });

export enum StockMoveKind {
  PRINTED = 'PRINTED',
  HANDED_OUT = 'HANDED_OUT',
  SPOILED = 'SPOILED',
  COUNTED = 'COUNTED',
}
registerEnumType(StockMoveKind, { name: 'StockMoveKind', description: 'COUNTED: put right by a count' });

/** Something that is printed and handed out. Its texts are public. */
@ObjectType()
@Entity('prevention_material')
export class PreventionMaterial {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Field(() => ID)
  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'uuid' })
  councilId!: string;

  @Field(() => MaterialKind)
  @Column({ type: 'text' })
  kind!: MaterialKind;

  @Field(() => PreventionTopic)
  @Column({ type: 'text' })
  topic!: PreventionTopic;

  @Field(() => String)
  @Column({ type: 'text' })
  name!: string;

  @Field(() => Int, { description: 'printed pieces that lie ready' })
  @Column({ type: 'int', update: false })
  stock!: number;

  @Field(() => MaterialState)
  @Column({ type: 'text' })
  state!: MaterialState;

  @Column({ type: 'uuid' })
  madeBy!: string;

  @Column({ type: 'timestamptz' })
  madeAt!: Date;
}

/** A wording; the latest is the one that is printed. */
@ObjectType()
@Entity('prevention_version')
export class PreventionVersion {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  materialId!: string;

  @Field(() => Int)
  @Column({ type: 'int' })
  version!: number;

  @Field(() => String)
  @Column({ type: 'text' })
  titleZh!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  titleEn!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  bodyZh!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  bodyEn!: string;

  @Column({ type: 'uuid' })
  madeBy!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  madeAt!: Date;
}

/** Pieces that were printed, handed out, spoiled or counted. */
@ObjectType()
export class PreventionStockMove {
  @Field(() => ID)
  id!: string;

  materialId!: string;

  @Field(() => StockMoveKind)
  kind!: StockMoveKind;

  @Field(() => Int, { description: 'below 0: fewer than before' })
  quantity!: number;

  @Field(() => Int, { description: 'version that was printed' })
  version!: number;

  @Field(() => GraphQLLocalDate)
  onDay!: string;

  @Field(() => String, { nullable: true, description: 'the activity at which they were handed out' })
  activity!: string | null;
}
