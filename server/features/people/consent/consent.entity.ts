import { Field, GraphQLISODateTime, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** What a person can agree to. Some are asked of a guardian or of the old only. */
export enum ConsentPurpose {
  HONOUR_BOARD = 'HONOUR_BOARD',
  PHONE_NOTICES = 'PHONE_NOTICES',
  HELP_VISITS = 'HELP_VISITS',
  ONLINE_ACCOUNT = 'ONLINE_ACCOUNT',
  PHOTOS = 'PHOTOS',
  VOLUNTEER_TASKS = 'VOLUNTEER_TASKS',
  BIRTHDAY = 'BIRTHDAY',
}
registerEnumType(ConsentPurpose, {
  name: 'ConsentPurpose',
  description:
    'ONLINE_ACCOUNT and PHOTOS: for children under 14, VOLUNTEER_TASKS: for minors under 18, given by a guardian; BIRTHDAY: month and day, asked of the old',
});

export enum ConsentChannel {
  SELF = 'SELF',
  GUARDIAN = 'GUARDIAN',
  PAPER = 'PAPER',
}
registerEnumType(ConsentChannel, {
  name: 'ConsentChannel',
  description: 'PAPER: a signed sheet that staff entered, with a witness',
});

/** One version of what is asked, in both languages. Never changed: a new wording is a new version. */
@ObjectType()
@Entity('consent_text')
export class ConsentText {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Field(() => ConsentPurpose)
  @Column({ type: 'text' })
  purpose!: ConsentPurpose;

  @Field(() => Int)
  @Column({ type: 'int' })
  version!: number;

  @Field(() => String)
  @Column({ type: 'text' })
  titleZh!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  titleEn!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  wordsZh!: string;

  @Field(() => String)
  @Column({ type: 'text' })
  wordsEn!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  fromAt!: Date;

  @Column({ type: 'uuid', nullable: true })
  setBy!: string | null;
}

/** One decision about a purpose: given or taken back, by whom and by which text. The latest holds. */
@ObjectType()
@Entity('consent')
export class Consent {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  @Column({ type: 'uuid' })
  residentId!: string;

  @Field(() => ConsentPurpose)
  @Column({ type: 'text' })
  purpose!: ConsentPurpose;

  @Column({ type: 'uuid' })
  textId!: string;

  @Field(() => Boolean)
  @Column({ type: 'boolean' })
  given!: boolean;

  @Field(() => ConsentChannel)
  @Column({ type: 'text' })
  channel!: ConsentChannel;

  @Column({ type: 'uuid', nullable: true })
  guardianId!: string | null;

  @Column({ type: 'uuid' })
  enteredBy!: string;

  @Column({ type: 'uuid', nullable: true })
  witnessId!: string | null;

  @Field(() => String, { description: 'number of the signed sheet, for PAPER' })
  @Column({ type: 'text' })
  paper!: string;

  @Field(() => GraphQLISODateTime)
  @Column({ type: 'timestamptz' })
  decidedAt!: Date;
}
