import { IsUUID } from 'class-validator';
import {
  Field,
  Float,
  GraphQLISODateTime,
  ID,
  InputType,
  Int,
  ObjectType,
  registerEnumType,
} from 'type-graphql';
import { connectionOf } from '#server/core/pagination';
import type * as sealed from '#server/ledger/sealed';
import type { TransferKind } from '#server/ledger/transfer';

/** Everything that a village's ledger counts. */
enum LedgerAsset {
  POINTS = 'POINTS',
  HONOUR = 'HONOUR',
  MINUTES = 'MINUTES',
  UNIT_POINTS = 'UNIT_POINTS',
  FUND_CENTS = 'FUND_CENTS',
}
registerEnumType(LedgerAsset, {
  name: 'LedgerAsset',
  description: 'FUND_CENTS is money in yuan cents, MINUTES are voluntary hours',
});

/** Everything that is posted, residents' purses and the village's fund alike. */
enum LedgerKind {
  OPENING = 'OPENING',
  GRANT = 'GRANT',
  REDEMPTION = 'REDEMPTION',
  RETURN = 'RETURN',
  EXPIRY = 'EXPIRY',
  MOVING = 'MOVING',
  ADJUSTMENT = 'ADJUSTMENT',
  FUNDING = 'FUNDING',
  SPENDING = 'SPENDING',
  AWARD = 'AWARD',
  REVERSAL = 'REVERSAL',
}
// A kind added to the ledger and not here would not compile: a month's sheet must be able to name it.
registerEnumType(LedgerKind satisfies Record<TransferKind, LedgerKind>, { name: 'LedgerKind' });

enum SealLineState {
  SEALED = 'SEALED',
  CHANGED = 'CHANGED',
  REMOVED = 'REMOVED',
  INSERTED = 'INSERTED',
}
registerEnumType(SealLineState, {
  name: 'SealLineState',
  description: 'SEALED: as it was sealed; the others: what has become of it since',
});

@ObjectType({
  description: 'A batch of transfers sealed into the chain of its village; hashes are SHA-256 in hexadecimal',
})
export class Seal implements sealed.Seal {
  @Field(() => ID, { name: 'villageId' })
  bookId!: string;

  @Field(() => Int)
  number!: number;

  @Field(() => String, { description: 'the month it belongs to, 2025-06' })
  month!: string;

  @Field(() => Float)
  firstSeq!: number;

  @Field(() => Float)
  lastSeq!: number;

  @Field(() => Int)
  lines!: number;

  @Field(() => String, { description: 'of its lines in order, joined by line feeds' })
  contentHash!: string;

  @Field(() => String)
  previousHash!: string;

  @Field(() => String, {
    description:
      'of seal|v1|village|number|month|first seq|last seq|lines|content hash|previous hash|sealed at (UTC, milliseconds)',
  })
  hash!: string;

  @Field(() => GraphQLISODateTime)
  sealedAt!: Date;
}

@ObjectType()
export class SealConnection extends connectionOf(Seal) {}

@ObjectType()
class SealLine implements sealed.SealLine {
  transferId!: string;

  @Field(() => Int)
  sealNumber!: number;

  @Field(() => Float)
  seq!: number;

  @Field(() => SealLineState)
  state!: sealed.SealLineState;

  @Field(() => String, {
    nullable: true,
    description:
      'what the ledger says now: v1|seq|posted at|asset|kind|amount|from|to|seq reversed or -|hash of the private ids; null when the transfer is gone',
  })
  text!: string | null;

  @Field(() => String, { nullable: true, description: 'what was sealed, where that is another text' })
  sealedText!: string | null;
}

@ObjectType()
export class SealLineConnection extends connectionOf(SealLine) {}

@ObjectType()
export class SealSum implements sealed.SealSum {
  @Field(() => LedgerAsset)
  asset!: sealed.SealSum['asset'];

  @Field(() => LedgerKind)
  kind!: sealed.SealSum['kind'];

  @Field(() => Int)
  count!: number;

  @Field(() => Float)
  total!: number;
}

@ObjectType({ description: 'A month of the ledger: its last seal and what its lines add up to' })
export class SealMonth implements sealed.SealMonth {
  @Field(() => String)
  month!: string;

  @Field(() => Seal)
  head!: Seal;

  @Field(() => Int)
  seals!: number;

  @Field(() => Int)
  lines!: number;

  @Field(() => [SealSum])
  sums!: SealSum[];
}

@ObjectType({ description: 'A transfer as anyone may read it: no names, no households' })
export class PublishedTransfer implements sealed.PublishedTransfer {
  id!: string;
  sourceId!: string | null;
  opening!: string;

  @Field(() => Float)
  seq!: number;

  @Field(() => GraphQLISODateTime)
  postedAt!: Date;

  @Field(() => LedgerAsset)
  asset!: sealed.PublishedTransfer['asset'];

  @Field(() => LedgerKind)
  kind!: sealed.PublishedTransfer['kind'];

  @Field(() => Float)
  amount!: number;

  @Field(() => String, { description: 'its line, exactly as it is sealed' })
  text!: string;

  @Field(() => Seal, { nullable: true, description: 'null while it waits for the next sealing' })
  seal!: Seal | null;
}

@InputType()
export class SealInput {
  @Field(() => ID)
  @IsUUID()
  requestId!: string;

  @Field(() => ID)
  @IsUUID()
  villageId!: string;
}
