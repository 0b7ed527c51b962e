import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A day that is worked or not against the rule of Monday to Friday, in a county, a town or a village. */
@ObjectType()
@Entity('calendar_day')
export class CalendarDay {
  @PrimaryColumn({ type: 'uuid' })
  areaId!: string;

  @Field(() => GraphQLLocalDate)
  @PrimaryColumn({ type: 'date' })
  day!: string;

  @Field(() => Boolean, { description: 'false: a day off' })
  @Column({ type: 'boolean' })
  works!: boolean;

  @Field(() => String)
  @Column({ type: 'text' })
  nameZh!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  nameEn!: string;
}
