import { Field, ID, Int, ObjectType } from 'type-graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';

/** An uploaded picture as it is kept: turned upright, made small, without place or camera. */
@ObjectType()
@Entity('photo')
export class Photo {
  @Field(() => ID)
  @PrimaryColumn({ type: 'uuid' })
  id!: string;

  /** Hash of the kept picture; also its name on disk. */
  @Column({ type: 'text' })
  sha256!: string;

  @Column({ type: 'uuid', nullable: true })
  villageId!: string | null;

  @Column({ type: 'uuid' })
  uploaderId!: string;

  @Field(() => Int)
  @Column({ type: 'int' })
  width!: number;

  @Field(() => Int)
  @Column({ type: 'int' })
  height!: number;

  @Column({ type: 'int' })
  bytes!: number;

  /** How it looks, in 64 bits; null for pictures from before it was taken, and for those without contrast. */
  @Column({ type: 'bit', length: 64, nullable: true })
  phash!: string | null;

  @Column({ type: 'timestamptz' })
  createdAt!: Date;
}

/** Paths under this origin; the server asks each time who wants to see it. */
export function photoPath(id: string): string {
  return `/api/photos/${id}`;
}

export function thumbnailPath(id: string): string {
  return `/api/photos/${id}/thumbnail`;
}
