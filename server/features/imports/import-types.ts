import { Field, Int, ObjectType } from 'type-graphql';
import { connectionOf } from '#server/core/pagination';
import { ImportRow } from './import-row.entity';
import { RegisterImport } from './register-import.entity';

@ObjectType()
export class RegisterImportConnection extends connectionOf(RegisterImport) {}

@ObjectType()
export class ImportRowConnection extends connectionOf(ImportRow) {}

/** What signing would make, counted without writing anything. */
@ObjectType({ description: 'what signing would make of the register as it is now; nothing is written' })
export class DryRun {
  @Field(() => Int, { description: 'households to be made, each with a card and a purse' })
  households!: number;

  @Field(() => Int, { description: 'people to be registered' })
  residents!: number;

  @Field(() => Int, { description: 'accounts to be opened' })
  accounts!: number;

  @Field(() => Int, { description: 'people whose name, phone or year of birth would change' })
  mendedResidents!: number;

  @Field(() => Int, { description: 'households that would get another grid' })
  movedHouseholds!: number;

  @Field(() => Int, { description: 'transfers to be posted' })
  transfers!: number;

  @Field(() => Int, { description: 'purses that would receive points' })
  purses!: number;

  @Field(() => Int)
  points!: number;

  @Field(() => Int)
  honour!: number;

  @Field(() => Int)
  errorRows!: number;

  @Field(() => Boolean, { description: 'the register is no longer what the kept preview rests on' })
  outdated!: boolean;
}
