import { Field, ID, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** The points shop of one village; each village has at most one. */
@Entity('shop')
@ObjectType()
export class Shop {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  nameZh!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  nameEn!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  openingZh!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  openingEn!: string;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}
