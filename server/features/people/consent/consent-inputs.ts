import { IsBoolean, IsEnum, IsOptional, IsUUID, ValidateNested } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { PlainLines, PlainText } from '#server/features/people/plain-text';
import { ConsentPurpose } from './consent.entity';

@InputType({ description: 'a signed sheet that staff enter' })
export class PaperInput {
  @Field(() => String, { description: 'number of the sheet in the village’s file' })
  @PlainText(40)
  number!: string;

  @Field(() => ID, { description: 'who saw it signed: neither the person nor whoever enters it' })
  @IsUUID()
  witnessId!: string;

  @Field(() => ID, {
    nullable: true,
    description: 'for a child under 14: the grown-up of the household who signed',
  })
  @IsOptional()
  @IsUUID()
  guardianId?: string | null;
}

@InputType()
export class ConsentInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  residentId!: string;

  @Field(() => ConsentPurpose)
  @IsEnum(ConsentPurpose)
  purpose!: ConsentPurpose;

  @Field(() => Boolean, { description: 'false takes it back' })
  @IsBoolean()
  given!: boolean;

  @Field(() => ID, { description: 'the wording that was read' })
  @IsUUID()
  textId!: string;

  @Field(() => PaperInput, {
    nullable: true,
    description: 'null: the person, or the guardian, decides here and now',
  })
  @IsOptional()
  @ValidateNested()
  paper?: PaperInput | null;
}

@InputType()
export class ConsentTextInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ConsentPurpose)
  @IsEnum(ConsentPurpose)
  purpose!: ConsentPurpose;

  @Field(() => String)
  @PlainText(60)
  titleZh!: string;

  @Field(() => String)
  @PlainText(120)
  titleEn!: string;

  @Field(() => String)
  @PlainLines(1000)
  wordsZh!: string;

  @Field(() => String)
  @PlainLines(2000)
  wordsEn!: string;
}
