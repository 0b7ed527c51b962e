import { Field, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a kind of council is for. Kinds are rows, not code. */
@Entity('council_kind')
@ObjectType()
export class CouncilKind {
  /** 'RW', 'EL' …: the body that rules name as their approver. */
  @PrimaryColumn({ type: 'text' })
  @Field(() => String)
  code!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  nameZh!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  nameEn!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  charterZh!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  charterEn!: string;

  @Column({ type: 'int' })
  @Field(() => Int)
  seatsMin!: number;

  @Column({ type: 'int' })
  @Field(() => Int)
  seatsMax!: number;

  @Column({ type: 'int' })
  @Field(() => Int)
  termYears!: number;

  @Column({ type: 'int' })
  @Field(() => Int)
  quorumPercent!: number;

  @Column({ type: 'text' })
  @Field(() => String)
  mustNotHoldZh!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  mustNotHoldEn!: string;
}
