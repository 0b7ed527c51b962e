import { GraphQLLocalDate } from 'graphql-scalars';
import { Field, ID, Int, ObjectType, registerEnumType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

export enum VolunteerState {
  ACTIVE = 'ACTIVE',
  PAUSED = 'PAUSED',
  LEFT = 'LEFT',
}
registerEnumType(VolunteerState, { name: 'VolunteerState' });

export enum VolunteerMove {
  REVISE = 'REVISE',
  PAUSE = 'PAUSE',
  RESUME = 'RESUME',
  LEAVE = 'LEAVE',
}
registerEnumType(VolunteerMove, { name: 'VolunteerMove' });

export enum SourceGroup {
  DEPUTY = 'DEPUTY',
  LEGAL = 'LEGAL',
  RETIRED = 'RETIRED',
  FORMER_OFFICIAL = 'FORMER_OFFICIAL',
  WORTHY = 'WORTHY',
  CITIZEN = 'CITIZEN',
}
registerEnumType(SourceGroup, {
  name: 'SourceGroup',
  description:
    'deputies and committee members, legal workers, retired staff, former village officials, respected elders and worthies, citizens',
});

export enum Skill {
  FIRST_AID = 'FIRST_AID',
  CARE = 'CARE',
  COOKING = 'COOKING',
  HAIRCUT = 'HAIRCUT',
  DRIVING = 'DRIVING',
  REPAIR = 'REPAIR',
  FARM_MACHINES = 'FARM_MACHINES',
  TUTORING = 'TUTORING',
  LAW = 'LAW',
  MEDIATION = 'MEDIATION',
  PHONES = 'PHONES',
  PERFORMING = 'PERFORMING',
  PHOTOGRAPHY = 'PHOTOGRAPHY',
  SWIMMING = 'SWIMMING',
  FIRE_FIGHTING = 'FIRE_FIGHTING',
  WRITING = 'WRITING',
}
registerEnumType(Skill, { name: 'Skill', description: 'PHONES: helps with phones and computers' });

export enum SpokenLanguage {
  MANDARIN = 'MANDARIN',
  DIALECT = 'DIALECT',
  SIGN = 'SIGN',
  ENGLISH = 'ENGLISH',
  QIANG = 'QIANG',
  TIBETAN = 'TIBETAN',
  YI = 'YI',
  MIAO = 'MIAO',
}
registerEnumType(SpokenLanguage, { name: 'SpokenLanguage', description: 'DIALECT: as spoken here' });

export enum Course {
  SERVICE = 'SERVICE',
  FIRST_AID = 'FIRST_AID',
  PATROL = 'PATROL',
  FIRE_SAFETY = 'FIRE_SAFETY',
  WATER_SAFETY = 'WATER_SAFETY',
  ELDER_CARE = 'ELDER_CARE',
  CHILD_SAFETY = 'CHILD_SAFETY',
  ROAD_SAFETY = 'ROAD_SAFETY',
  DISASTER = 'DISASTER',
}
registerEnumType(Course, { name: 'Course', description: 'trainings that a task can ask for' });

/** A resident in the register of volunteers; name and household are the resident's. */
@Entity('volunteer')
@ObjectType()
export class Volunteer {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID, { name: 'id', description: 'the resident’s id' })
  residentId!: string;

  @Column({ type: 'uuid' })
  villageId!: string;

  @Column({ type: 'text' })
  @Field(() => String)
  number!: string;

  @Column({ type: 'text', nullable: true })
  oldNumber!: string | null;

  @Column({ type: 'date' })
  @Field(() => GraphQLLocalDate)
  registeredOn!: string;

  @Column({ type: 'uuid' })
  registeredBy!: string;

  /** A break can end by its day: `stateOn` of the rules says how it stands. */
  @Column({ type: 'text' })
  state!: VolunteerState;

  @Column({ type: 'date', nullable: true })
  pausedUntil!: string | null;

  @Column({ type: 'text', nullable: true })
  @Field(() => SourceGroup, { nullable: true })
  sourceGroup!: SourceGroup | null;

  @Column({ type: 'text', array: true })
  @Field(() => [Skill])
  skills!: Skill[];

  @Column({ type: 'text', array: true })
  @Field(() => [SpokenLanguage])
  languages!: SpokenLanguage[];

  /** 21 bits: weekday (Monday 0) * 3 + morning 0, afternoon 1, evening 2. */
  @Column({ type: 'int' })
  @Field(() => Int, { description: '21 bits: weekday (Monday 0) × 3 + morning 0, afternoon 1, evening 2' })
  available!: number;

  @Column({ type: 'boolean' })
  lightOnly!: boolean;

  @Column({ type: 'boolean' })
  noNight!: boolean;

  @Column({ type: 'date', nullable: true })
  insuredUntil!: string | null;

  @Column({ type: 'timestamptz' })
  changedAt!: Date;
}

/** A course somebody passed. */
@Entity('training')
@ObjectType()
export class Training {
  @PrimaryColumn({ type: 'uuid' })
  @Field(() => ID)
  id!: string;

  @Column({ type: 'uuid' })
  residentId!: string;

  @Column({ type: 'text' })
  @Field(() => Course)
  course!: Course;

  @Column({ type: 'date' })
  @Field(() => GraphQLLocalDate)
  passedOn!: string;

  @Column({ type: 'date', nullable: true })
  @Field(() => GraphQLLocalDate, { nullable: true, description: 'null: for good' })
  validUntil!: string | null;

  @Column({ type: 'uuid' })
  enteredBy!: string;

  @Column({ type: 'timestamptz' })
  enteredAt!: Date;
}
