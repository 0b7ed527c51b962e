import { Field, ObjectType, registerEnumType } from 'type-graphql';

/** What can be wrong with a row, or worth knowing about it. */
export enum ListProblemCode {
  MISSING = 'MISSING',
  TEXT_TOO_LONG = 'TEXT_TOO_LONG',
  BAD_TEXT = 'BAD_TEXT',
  FORMULA = 'FORMULA',
  BAD_PHONE = 'BAD_PHONE',
  BAD_DAY = 'BAD_DAY',
  IN_THE_FUTURE = 'IN_THE_FUTURE',
  NO_SIGN = 'NO_SIGN',
  VILLAGE_UNKNOWN = 'VILLAGE_UNKNOWN',
  VILLAGE_TWICE = 'VILLAGE_TWICE',
  NOBODY = 'NOBODY',
  NAME_ALONE = 'NAME_ALONE',
  AMBIGUOUS = 'AMBIGUOUS',
  NUMBER_OF_ANOTHER = 'NUMBER_OF_ANOTHER',
  DUPLICATE_IN_FILE = 'DUPLICATE_IN_FILE',
  MINOR_WITHOUT_CONSENT = 'MINOR_WITHOUT_CONSENT',
  HAS_LEFT = 'HAS_LEFT',
  TEAM_UNKNOWN = 'TEAM_UNKNOWN',
  SKILL_UNKNOWN = 'SKILL_UNKNOWN',
  LANGUAGE_UNKNOWN = 'LANGUAGE_UNKNOWN',
  SOURCE_UNKNOWN = 'SOURCE_UNKNOWN',
  TIME_UNKNOWN = 'TIME_UNKNOWN',
  COURSE_UNKNOWN = 'COURSE_UNKNOWN',
}
registerEnumType(ListProblemCode, {
  name: 'ListProblemCode',
  description:
    'NOBODY: no such resident; NAME_ALONE: somebody of that name lives there, in another household or phone',
});

@ObjectType()
export class ListProblem {
  @Field(() => ListProblemCode)
  code!: ListProblemCode;

  @Field(() => String, { nullable: true, description: 'the cell as the spreadsheet names it: C5' })
  cell!: string | null;

  @Field(() => String, { nullable: true, description: 'the other row, the word nobody understood' })
  detail!: string | null;

  @Field(() => Boolean, { description: 'true: the row is left out; false: worth knowing' })
  blocking!: boolean;
}
