import {
  ArrayMaxSize,
  ArrayUnique,
  IsIn,
  IsInt,
  IsUUID,
  Matches,
  Max,
  Min,
  ValidateNested,
} from 'class-validator';
import { Field, ID, InputType, Int } from 'type-graphql';
import { WorkInput } from './inputs';
import { TemplateMove } from './village-template.entity';

@InputType({ description: 'what a task of the template begins with' })
export class TemplateContent {
  @Field(() => WorkInput)
  @ValidateNested()
  work!: WorkInput;

  @Field(() => String, { description: 'HH:MM in China' })
  @Matches(/^([01]\d|2[0-3]):[0-5]\d$/)
  startsTime!: string;

  @Field(() => Int)
  @IsInt()
  @Min(15)
  @Max(1440)
  minutes!: number;

  @Field(() => [Int], { description: '0 Monday to 6 Sunday; none: for once' })
  @ArrayMaxSize(7)
  @ArrayUnique()
  @IsInt({ each: true })
  @Min(0, { each: true })
  @Max(6, { each: true })
  weekdays!: number[];
}

@InputType()
export class KeepTemplateInput extends TemplateContent {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  villageId!: string;
}

@InputType()
export class ReviseTemplateInput extends TemplateContent {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  templateId!: string;
}

@InputType()
export class MoveTemplateInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  templateId!: string;

  @Field(() => TemplateMove, { description: 'RETIRE or RESTORE' })
  @IsIn([TemplateMove.RETIRE, TemplateMove.RESTORE])
  move!: TemplateMove;
}
