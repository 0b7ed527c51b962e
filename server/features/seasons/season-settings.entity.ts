import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { ExpiryPolicy } from './calendar';

registerEnumType(ExpiryPolicy, {
  name: 'ExpiryPolicy',
  description:
    'NEXT_SEASON: points of one season end with the close of the next; NEVER: points do not expire',
});

/** One version of how long a village's points live. The latest holds; earlier ones prove what held when. */
@ObjectType()
@Entity('season_settings')
export class SeasonSettings {
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Field(() => ID)
  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'int' })
  version!: number;

  @Field(() => ExpiryPolicy)
  @Column({ type: 'text' })
  expiry!: ExpiryPolicy;

  @Field(() => Int, { description: 'month in which a season begins, 1 to 12' })
  @Column({ type: 'int' })
  beginMonth!: number;

  @Field(() => [Int], {
    description: 'days before the end of a season at which households are told, most first',
  })
  @Column({ type: 'int', array: true })
  noticeDays!: number[];

  @Field(() => Int, { description: 'days for which a closing can be undone' })
  @Column({ type: 'int' })
  undoDays!: number;

  @Field(() => GraphQLLocalDate, {
    nullable: true,
    description:
      'after a change of these settings nothing expires before this day: what was promised is kept',
  })
  @Column({ type: 'date', nullable: true })
  noExpiryBefore!: string | null;

  @Field(() => GraphQLISODateTime, {
    nullable: true,
    description: 'null: the county’s defaults, never changed here',
  })
  @Column({ type: 'timestamptz' })
  fromAt!: Date | null;

  @Column({ type: 'uuid', nullable: true })
  setBy!: string | null;
}

/** What holds in a village that has set nothing of its own. */
export const defaultSettings = {
  version: 0,
  expiry: ExpiryPolicy.NEXT_SEASON,
  beginMonth: 1,
  noticeDays: [90, 30, 7],
  undoDays: 30,
  noExpiryBefore: null,
  fromAt: null,
  setBy: null,
};
