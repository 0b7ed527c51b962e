// From which list opening points came: the paper behind the first line of a passbook, with its two signatures.
import { Ctx, Field, FieldResolver, GraphQLISODateTime, ID, ObjectType, Resolver, Root } from 'type-graphql';
import { found } from '#server/core/errors';
import { inOrder, loader } from '#server/core/loader';
import type { ActorContext, RoleName } from '#server/features/people/actor';
import { residentById } from '#server/features/people/loaders';
import { Role } from '#server/features/people/post.entity';
import { Resident } from '#server/features/people/resident.entity';
import { StatementLine, TransferKind } from '#server/features/people/statement';

@ObjectType({
  description: 'The signed list that opening points came from, without anything of the others on it',
})
export class OpeningPaper {
  @Field(() => ID)
  id!: string;

  @Field(() => String)
  fileName!: string;

  uploadedBy!: string;
  signedBy!: string;

  @Field(() => GraphQLISODateTime)
  uploadedAt!: Date;

  @Field(() => Role)
  uploadedRole!: RoleName;

  @Field(() => GraphQLISODateTime)
  signedAt!: Date;

  @Field(() => Role)
  signedRole!: RoleName;
}

const paperById = loader<OpeningPaper | null>(async (reader, ids) => {
  const rows = await reader.rows<OpeningPaper>(
    `select id, file_name, uploaded_by, uploaded_at, uploaded_role, signed_by, signed_at, signed_role
     from register_import where id = any($1::uuid[]) and state = 'APPLIED'`,
    [ids],
  );
  return inOrder(
    ids,
    rows.map((row) => Object.assign(new OpeningPaper(), row)),
    (row) => row.id,
  );
});

@Resolver(() => StatementLine)
export class StatementOpeningResolver {
  @FieldResolver(() => OpeningPaper, {
    nullable: true,
    description: 'of opening points: the list they came from',
  })
  async openingPaper(@Root() line: StatementLine, @Ctx() ctx: ActorContext): Promise<OpeningPaper | null> {
    return line.kind === TransferKind.OPENING && line.sourceId ? paperById(ctx).load(line.sourceId) : null;
  }
}

@Resolver(() => OpeningPaper)
export class OpeningPaperResolver {
  @FieldResolver(() => Resident)
  async uploader(@Root() paper: OpeningPaper, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(paper.uploadedBy));
  }

  @FieldResolver(() => Resident)
  async signer(@Root() paper: OpeningPaper, @Ctx() ctx: ActorContext): Promise<Resident> {
    return found(await residentById(ctx).load(paper.signedBy));
  }
}
