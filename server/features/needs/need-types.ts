import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Area } from '#server/features/people/area.entity';
import { ServiceKind } from '#server/features/teams/team.entity';
import { Skill, SpokenLanguage } from '#server/features/teams/volunteer.entity';
import { type Match, type Reason, ReasonCode } from './matching';
import { NeedStage } from './queries';

registerEnumType(NeedStage, { name: 'NeedStage' });
registerEnumType(ReasonCode, { name: 'NeedReasonCode' });

/** Somebody who has to do with a need, by name to those who see whose it is. */
@ObjectType()
export class NeedPerson {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  name!: string;
}

/** Where to go and whom to call; each reading of it is kept. */
@ObjectType()
export class NeedHome {
  @Field(() => ID, { description: 'the household' })
  id!: string;

  @Field(() => String)
  number!: string;

  @Field(() => String, { description: 'whom it is for, or the head of the household' })
  name!: string;

  @Field(() => String, { nullable: true })
  phone!: string | null;

  @Field(() => [Area], { description: 'grid, and building where there is one' })
  areas!: Area[];
}

@ObjectType()
export class NeedReason implements Reason {
  @Field(() => ReasonCode)
  code!: ReasonCode;

  @Field(() => Int, { nullable: true, description: 'LOAD: visits of the last 30 days' })
  count?: number;

  @Field(() => Skill, { nullable: true })
  skill?: Skill;

  @Field(() => SpokenLanguage, { nullable: true })
  language?: SpokenLanguage;

  @Field(() => Int, { nullable: true, description: 'AVAILABLE: Monday 0' })
  weekday?: number;

  @Field(() => Int, { nullable: true, description: 'AVAILABLE: morning 0, afternoon 1, evening 2' })
  part?: number;
}

/** Somebody who could be asked, with the reasons in the order of the words. */
@ObjectType()
export class NeedSuggestion {
  match!: Match;
}

/** A rule that the village named for help of a kind; without a line the county's hourly rule credits it. */
@ObjectType()
export class NeedRule {
  @Field(() => ServiceKind)
  kind!: ServiceKind;

  @Field(() => ID, { nullable: true })
  ruleId!: string | null;
}

@ObjectType({ description: 'What everybody may know of a village’s requests: figures of the calendar year' })
export class NeedCounts {
  @Field(() => Int)
  asked!: number;

  @Field(() => Int)
  helped!: number;

  @Field(() => Int)
  waiting!: number;

  @Field(() => Int)
  minutes!: number;
}

@ObjectType({ description: 'How a village’s requests stand, as far as the viewer organises them' })
export class NeedBoard {
  @Field(() => ID)
  villageId!: string;

  @Field(() => Int, { description: 'waiting longer than the village allows, or past their time' })
  unanswered!: number;

  @Field(() => Int)
  waiting!: number;

  @Field(() => Int)
  running!: number;

  @Field(() => Int)
  toConfirm!: number;

  @Field(() => Int, { description: 'confirmed in the calendar year' })
  helped!: number;

  @Field(() => Int)
  minutes!: number;

  @Field(() => Boolean)
  mayRevise!: boolean;
}
