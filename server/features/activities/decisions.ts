import { Field, ID, ObjectType } from 'type-graphql';
import { ErrorCode } from '#server/core/errors';

/** What became of one row of a batch: done, or refused with a code. */
@ObjectType({
  description: 'Each row is decided or refused on its own; a refused row leaves the others done',
})
export class DecisionResult {
  @Field(() => ID)
  recordId!: string;

  @Field(() => ErrorCode, { nullable: true })
  error!: ErrorCode | null;
}
