import {
  ArrayMaxSize,
  ArrayMinSize,
  IsEnum,
  IsInt,
  IsOptional,
  IsUUID,
  Matches,
  Max,
  MaxLength,
  Min,
  MinLength,
} from 'class-validator';
import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PlainLines, PlainText, PlainTextOrEmpty } from '#server/features/people/plain-text';
import { CertificateObjectionOutcome, CorrectionState, DocumentKind } from './rules';

@InputType()
export class CertificateApplicationInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID, { nullable: true, description: 'null: for oneself; staff name somebody without a phone' })
  @IsOptional()
  @IsUUID()
  residentId?: string | null;

  @Field(() => GraphQLLocalDate)
  @Matches(/^\d{4}-\d\d-\d\d$/)
  periodFrom!: string;

  @Field(() => GraphQLLocalDate)
  @Matches(/^\d{4}-\d\d-\d\d$/)
  periodTo!: string;

  @Field(() => DocumentKind)
  @IsEnum(DocumentKind)
  documentKind!: DocumentKind;

  @Field(() => String, { description: 'the last four characters of the document; never the whole number' })
  @MinLength(4)
  @MaxLength(4)
  @Matches(/^[\dA-Za-z]{4}$/)
  documentTail!: string;

  @Field(() => String, { defaultValue: '', description: 'what it is for' })
  @PlainTextOrEmpty(100)
  purpose!: string;
}

@InputType()
export class CertificateMoveInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  certificateId!: string;
}

@InputType()
export class IssueCertificateInput extends CertificateMoveInput {
  @Field(() => String, { defaultValue: '', description: 'printed on the paper' })
  @PlainTextOrEmpty(100)
  notes!: string;
}

@InputType()
export class CertificateReasonInput extends CertificateMoveInput {
  @Field(() => String)
  @PlainText(200)
  reason!: string;
}

@InputType()
export class AnswerCertificateObjectionInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  objectionId!: string;

  @Field(() => CertificateObjectionOutcome)
  @IsEnum(CertificateObjectionOutcome)
  outcome!: CertificateObjectionOutcome;

  @Field(() => String)
  @PlainText(200)
  answer!: string;
}

@InputType()
export class AskHoursCorrectionInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID, { nullable: true, description: 'null: for oneself' })
  @IsOptional()
  @IsUUID()
  residentId?: string | null;

  @Field(() => ID, { nullable: true, description: 'null: something was never recorded' })
  @IsOptional()
  @IsUUID()
  recordId?: string | null;

  @Field(() => String)
  @PlainLines(500)
  words!: string;
}

@InputType()
export class HoursCorrectionMoveInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  correctionId!: string;
}

@InputType()
export class AnswerHoursCorrectionInput extends HoursCorrectionMoveInput {
  @Field(() => CorrectionState, { description: 'CORRECTED or KEPT' })
  @IsEnum(CorrectionState)
  outcome!: CorrectionState;

  @Field(() => String)
  @PlainLines(500)
  answer!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'for CORRECTED: the record reversed, or filed anew, since',
  })
  @IsOptional()
  @IsUUID()
  remedyId?: string | null;
}

@InputType()
export class HoursTermsInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => String)
  @PlainText(40)
  numberFormat!: string;

  @Field(() => Int)
  @IsInt()
  @Min(7)
  @Max(60)
  noticeDays!: number;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(30)
  answerDays!: number;

  @Field(() => [Int])
  @ArrayMinSize(0)
  @ArrayMaxSize(6)
  @IsInt({ each: true })
  @Min(1, { each: true })
  @Max(2000, { each: true })
  honourHours!: number[];

  @Field(() => [Int])
  @ArrayMaxSize(6)
  @IsInt({ each: true })
  @Min(0, { each: true })
  @Max(1000, { each: true })
  honourPoints!: number[];

  @Field(() => String)
  @PlainText(40)
  issuer!: string;

  @Field(() => String)
  @PlainText(20)
  head!: string;

  @Field(() => String)
  @Matches(/^[\d+\- ()]{5,20}$/)
  phone!: string;
}
