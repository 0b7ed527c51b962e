import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';

export enum PreventionStage {
  AHEAD = 'AHEAD',
  PAST = 'PAST',
}
registerEnumType(PreventionStage, {
  name: 'PreventionStage',
  description: 'AHEAD: planned, the nearest first; PAST: held, the latest first',
});

/** A member of the association. */
@ObjectType()
export class PreventionPerson {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;
}

@ObjectType()
export class PreventionMonthFigures {
  @Field(() => Int, { description: '1 to 12' })
  month!: number;

  @Field(() => Int)
  activities!: number;

  @Field(() => Int, { description: 'heads counted, one by one at each activity' })
  audience!: number;

  @Field(() => Int, { description: 'printed pieces handed out' })
  handedOut!: number;
}

@ObjectType({ description: 'Public: what an association did in a calendar year, in figures' })
export class PreventionYear {
  @Field(() => Int)
  activities!: number;

  @Field(() => Int)
  audience!: number;

  @Field(() => Int)
  handedOut!: number;

  @Field(() => Int, { description: 'households that have given their word, today' })
  pledges!: number;

  @Field(() => [PreventionMonthFigures])
  months!: PreventionMonthFigures[];
}

@ObjectType({ description: 'What waits at an association; for its members and the village’s office' })
export class PreventionBoard {
  @Field(() => ID)
  villageId!: string;

  @Field(() => ID)
  councilId!: string;

  @Field(() => Int, { description: 'begun, and not written down as held' })
  unclosed!: number;

  @Field(() => Int)
  ahead!: number;

  @Field(() => Int, { description: 'households to be asked whether they stand by their word' })
  pledgesDue!: number;

  @Field(() => Int)
  pledges!: number;

  @Field(() => Int, { description: 'materials of which too few lie ready' })
  shortMaterials!: number;

  @Field(() => Boolean)
  mayServe!: boolean;

  @Field(() => Boolean)
  maySettle!: boolean;

  @Field(() => [PreventionPerson], { description: 'who sits on the association today' })
  members!: PreventionPerson[];
}

/** A village’s figures of a year, beside others. Never names. */
@ObjectType()
export class PreventionFigures {
  @Field(() => ID)
  villageId!: string;

  @Field(() => String)
  nameZh!: string;

  @Field(() => String)
  nameEn!: string;

  @Field(() => Int)
  activities!: number;

  @Field(() => Int)
  audience!: number;

  @Field(() => Int)
  handedOut!: number;

  @Field(() => Int)
  pledges!: number;

  @Field(() => [Int], { description: 'audience of each month of the year' })
  months!: number[];
}

/** The household of a pledge, for those who may ask it. */
@ObjectType()
export class PledgeHome {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  number!: string;

  @Field(() => String, { description: 'who signed' })
  name!: string;
}
