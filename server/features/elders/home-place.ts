import { Field, ObjectType } from 'type-graphql';

@ObjectType()
export class ElderHomePlace {
  @Field(() => String)
  number!: string;

  @Field(() => String)
  gridZh!: string;

  @Field(() => String)
  gridEn!: string;

  @Field(() => String, { nullable: true })
  phone!: string | null;
}
