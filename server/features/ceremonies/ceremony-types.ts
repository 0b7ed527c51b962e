import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { CeremonyItem } from './ceremony.entity';

export enum CeremonyStage {
  WAITING = 'WAITING',
  RUNNING = 'RUNNING',
  ENDED = 'ENDED',
}
registerEnumType(CeremonyStage, {
  name: 'CeremonyStage',
  description: 'WAITING: to be agreed; RUNNING: to be visited or closed; ENDED: closed or taken back',
});

/** Somebody who has to do with a ceremony, by name to those who see it. */
@ObjectType()
export class CeremonyPerson {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;
}

/** The family; who looked is kept. */
@ObjectType()
export class CeremonyHome {
  @Field(() => ID, { description: 'the household' })
  id!: string;

  @Field(() => String)
  number!: string;

  @Field(() => String, { description: 'whom to speak with' })
  name!: string;

  @Field(() => String, { nullable: true })
  phone!: string | null;
}

/** An item of the list, with who went through it. */
@ObjectType()
export class CeremonyCheck {
  @Field(() => CeremonyItem)
  item!: CeremonyItem;

  @Field(() => Boolean, { description: 'without it nothing is agreed' })
  needed!: boolean;

  @Field(() => GraphQLISODateTime, { nullable: true })
  doneAt!: Date | null;

  @Field(() => CeremonyPerson, { nullable: true })
  doneBy!: CeremonyPerson | null;
}

@ObjectType({ description: 'How a village’s ceremonies stand, for the council and the office' })
export class CeremonyBoard {
  @Field(() => ID)
  villageId!: string;

  @Field(() => ID)
  councilId!: string;

  @Field(() => Int, { description: 'to be agreed' })
  waiting!: number;

  @Field(() => Int, { description: 'their day is near: within a week' })
  soon!: number;

  @Field(() => Int, { description: 'their day is over, and nobody wrote down a visit' })
  unvisited!: number;

  @Field(() => Int, { description: 'visited, to be thanked' })
  toThank!: number;

  @Field(() => Boolean)
  mayServe!: boolean;

  @Field(() => Boolean)
  maySettle!: boolean;

  @Field(() => [CeremonyPerson], { description: 'who sits on the council today' })
  members!: CeremonyPerson[];
}

@ObjectType({
  description: 'What everybody may know of a calendar year; figures of fewer than three events stay untold',
})
export class CeremonyCounts {
  @Field(() => Int, { nullable: true })
  held!: number | null;

  @Field(() => Int, { nullable: true })
  toStandard!: number | null;

  @Field(() => Int, { nullable: true, description: 'tables on an average, in tenths' })
  tablesTenths!: number | null;

  @Field(() => Int, { nullable: true, description: 'an estimate, in yuan' })
  savedYuan!: number | null;
}

/** A village’s figures of a year, beside others. Never names. */
@ObjectType()
export class CeremonyFigures {
  @Field(() => ID)
  villageId!: string;

  @Field(() => String)
  nameZh!: string;

  @Field(() => String)
  nameEn!: string;

  @Field(() => Int)
  weddings!: number;

  @Field(() => Int)
  funerals!: number;

  @Field(() => Int)
  toStandard!: number;

  @Field(() => Int)
  tables!: number;

  @Field(() => Int)
  savedYuan!: number;

  @Field(() => [Int], { description: 'held in each month of the year' })
  months!: number[];
}

/** Pieces promised or out on a day. */
@ObjectType()
export class GearDay {
  @Field(() => GraphQLLocalDate)
  day!: string;

  @Field(() => Int)
  taken!: number;
}
