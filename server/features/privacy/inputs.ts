import { IsInt, IsOptional, IsUUID, Max, Min } from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { PlainLines, PlainText, PlainTextOrEmpty } from '#server/features/people/plain-text';

@InputType()
export class PersonalFileInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  residentId!: string;

  @Field(() => String, {
    defaultValue: '',
    description: 'number of the signed sheet, when staff do it for somebody',
  })
  @PlainTextOrEmpty(40)
  paper!: string;
}

@InputType()
export class ErasureInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  residentId!: string;

  @Field(() => String, { defaultValue: '' })
  @PlainLines(300)
  words!: string;

  @Field(() => String, {
    defaultValue: '',
    description: 'number of the signed sheet, when staff ask for somebody',
  })
  @PlainTextOrEmpty(40)
  paper!: string;
}

@InputType()
export class ErasureMoveInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID, { description: 'the request to be erased' })
  @IsUUID()
  erasureId!: string;
}

@InputType()
export class PrepareErasureInput extends ErasureMoveInput {
  @Field(() => ID, { nullable: true, description: 'who becomes head when the head is erased' })
  @IsOptional()
  @IsUUID()
  newHeadId?: string | null;
}

@InputType()
export class RefuseErasureInput extends ErasureMoveInput {
  @Field(() => String)
  @PlainText(300)
  answer!: string;
}

@InputType()
export class RetentionInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => String)
  @PlainText(40)
  kind!: string;

  @Field(() => Int)
  @IsInt()
  @Min(1)
  @Max(36_500)
  days!: number;
}

@InputType()
export class PrivacyTermsInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  villageId!: string;

  @Field(() => Int, { description: 'at most 30: nobody waits longer than a month' })
  @IsInt()
  @Min(1)
  @Max(30)
  erasureDays!: number;
}
