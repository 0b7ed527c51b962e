import { IsUUID } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { PlainText } from '#server/features/people/plain-text';

@InputType()
export class RecallInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  batchId!: string;

  @Field(() => String)
  @PlainText(200)
  reason!: string;
}
