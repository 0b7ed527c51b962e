import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A council of an area; its seats are posts. An area has each kind once. */
@Entity('council')
@ObjectType()
export class Council {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'text' })
  kindCode!: string;

  @Column({ type: 'uuid' })
  areaId!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  nameZh!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  nameEn!: string;

  @Column({ type: 'date' })
  @Field(() => GraphQLLocalDate)
  termStartsOn!: string;

  @Column({ type: 'date' })
  @Field(() => GraphQLLocalDate)
  termEndsOn!: string;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}
