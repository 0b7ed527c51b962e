import { IsUUID } from 'class-validator';
import { Field, ID, InputType } from 'type-graphql';
import { PlainTextOrEmpty } from '#server/features/people/plain-text';

@InputType({ description: 'a list of volunteers' })
export class ListInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  importId!: string;
}

@InputType()
export class DropListInput extends ListInput {
  @Field(() => String)
  @PlainTextOrEmpty(200)
  reason!: string;
}
