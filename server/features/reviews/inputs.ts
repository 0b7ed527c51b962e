import { IsBoolean, IsEnum, IsInt, IsUUID, Max, MaxLength, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PlainLines } from '#server/features/people/plain-text';
import { CaseSource } from './claim-case.entity';
import { RecheckOutcome } from './sample.entity';

@InputType()
abstract class RequestInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;
}

@InputType()
export class MarkSignInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  recordId!: string;

  @Field(() => ID)
  @MaxLength(120)
  key!: string;

  @Field(() => String)
  @PlainLines(500)
  reason!: string;
}

@InputType()
export class RecheckInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  lineId!: string;

  @Field(() => RecheckOutcome)
  @IsEnum(RecheckOutcome)
  outcome!: RecheckOutcome;

  @Field(() => String, { defaultValue: '', description: 'needed when the finding is doubtful' })
  @PlainLines(1000)
  note!: string;
}

@InputType()
export class ProposeCaseInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  recordId!: string;

  @Field(() => CaseSource)
  @IsEnum(CaseSource)
  source!: CaseSource;

  @Field(() => String)
  @PlainLines(1000)
  reason!: string;

  @Field(() => Int, { description: 'months without self-claims; 0: only the points go back' })
  @IsInt()
  @Min(0)
  @Max(3)
  freezeMonths!: number;
}

@InputType()
export class StatementInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  caseId!: string;

  @Field(() => String)
  @PlainLines(1000)
  statement!: string;
}

@InputType()
export class CaseVoteInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  caseId!: string;

  @Field(() => Boolean)
  @IsBoolean()
  proved!: boolean;

  @Field(() => String)
  @PlainLines(1000)
  reason!: string;
}

@InputType()
export class CaseAppealInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  caseId!: string;

  @Field(() => String)
  @PlainLines(1000)
  reason!: string;
}

@InputType()
export class DecideCaseAppealInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  caseId!: string;

  @Field(() => Boolean, { description: 'true: the decision falls, the record and the claims are as before' })
  @IsBoolean()
  lifts!: boolean;

  @Field(() => String)
  @PlainLines(1000)
  answer!: string;
}

const figure =
  (least: number, most: number): PropertyDecorator =>
  (target, key) => {
    Field(() => Int)(target, key);
    IsInt()(target, key);
    Min(least)(target, key);
    Max(most)(target, key);
  };

@InputType()
export class ReviewTermsInput extends RequestInput {
  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @figure(0, 365)
  objectionDaysAfterRelease!: number;

  @figure(1, 60)
  appealDays!: number;

  @figure(1, 30)
  appealWorkingDays!: number;

  @figure(0, 16)
  photoDistance!: number;

  @figure(1, 365)
  repeatPairDays!: number;

  @figure(1, 100)
  manyClaims!: number;

  @figure(1, 365)
  manyClaimsDays!: number;

  @figure(1, 100)
  samplePercent!: number;

  @figure(1, 100)
  sampleLeast!: number;

  @figure(1, 30)
  hearingDays!: number;

  @figure(1, 3)
  freezeMonths!: number;
}
