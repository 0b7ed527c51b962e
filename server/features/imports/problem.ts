import { Field, ObjectType, registerEnumType } from 'type-graphql';

/** What can be wrong with a row, or worth knowing about it. */
export enum ImportProblemCode {
  MISSING = 'MISSING',
  TEXT_TOO_LONG = 'TEXT_TOO_LONG',
  BAD_TEXT = 'BAD_TEXT',
  FORMULA = 'FORMULA',
  BAD_AMOUNT = 'BAD_AMOUNT',
  BAD_PHONE = 'BAD_PHONE',
  BAD_YEAR = 'BAD_YEAR',
  BAD_CARD = 'BAD_CARD',
  AREA_UNKNOWN = 'AREA_UNKNOWN',
  AREA_DIFFERS = 'AREA_DIFFERS',
  CARD_DIFFERS = 'CARD_DIFFERS',
  DUPLICATE_IN_FILE = 'DUPLICATE_IN_FILE',
  PHONE_TWICE = 'PHONE_TWICE',
  PHONE_TAKEN = 'PHONE_TAKEN',
  CARD_TWICE = 'CARD_TWICE',
  CARD_TAKEN = 'CARD_TAKEN',
  TWO_HEADS = 'TWO_HEADS',
  NO_HEAD = 'NO_HEAD',
  HOUSEHOLD_CLOSED = 'HOUSEHOLD_CLOSED',
  NOT_ACTIVE = 'NOT_ACTIVE',
  LIVES_ELSEWHERE = 'LIVES_ELSEWHERE',
  AMBIGUOUS = 'AMBIGUOUS',
  KEY_CLASH = 'KEY_CLASH',
  OPENING_LOWER = 'OPENING_LOWER',
  KEPT_CARD = 'KEPT_CARD',
  KEPT_HEAD = 'KEPT_HEAD',
  KEPT_PHONE = 'KEPT_PHONE',
  LOOKS_ALIKE = 'LOOKS_ALIKE',
}
registerEnumType(ImportProblemCode, {
  name: 'ImportProblemCode',
  description:
    'KEPT_…: the register differs and stays as it is; LOOKS_ALIKE: somebody of that name lives elsewhere in the village',
});

/** One thing wrong with a row: which cell, and whether it stands in the way. */
@ObjectType()
export class ImportProblem {
  @Field(() => ImportProblemCode)
  code!: ImportProblemCode;

  @Field(() => String, {
    nullable: true,
    description: 'the column as the template names it in code: number, name, phone …',
  })
  column!: string | null;

  @Field(() => String, { nullable: true, description: 'the cell as the spreadsheet names it: C5' })
  cell!: string | null;

  @Field(() => String, {
    nullable: true,
    description: 'what it is about: the other row, the other household, the figure already paid',
  })
  detail!: string | null;

  @Field(() => Boolean, { description: 'true: an error; false: worth knowing' })
  blocking!: boolean;
}

/** One value that would change. */
@ObjectType()
export class ImportChange {
  @Field(() => String)
  field!: string;

  @Field(() => String, { nullable: true })
  before!: string | null;

  @Field(() => String, { nullable: true })
  after!: string | null;
}
