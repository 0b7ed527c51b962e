import { IsUUID } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { PlainText } from '#server/features/people/plain-text';

@InputType()
export class ImportInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  importId!: string;
}

@InputType()
export class DropImportInput extends ImportInput {
  @Field(() => String)
  @PlainText(200)
  reason!: string;
}
