import { Field, GraphQLISODateTime, ObjectType, registerEnumType } from 'type-graphql';
import type { Reader } from '#server/core/database';
import { type ChapterColumn, personalRegistry } from './personal-registry';

export enum PersonalColumnKind {
  TEXT = 'TEXT',
  DAY = 'DAY',
  TIME = 'TIME',
  NUMBER = 'NUMBER',
  WORD = 'WORD',
}
registerEnumType(PersonalColumnKind, { name: 'PersonalColumnKind' });

@ObjectType()
export class PersonalWord {
  @Field(() => String)
  value!: string;

  @Field(() => String)
  zh!: string;

  @Field(() => String)
  en!: string;
}

@ObjectType()
export class PersonalColumn {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  titleZh!: string;

  @Field(() => String)
  titleEn!: string;

  @Field(() => PersonalColumnKind)
  kind!: PersonalColumnKind;

  @Field(() => [PersonalWord], { description: 'for WORD: what each value means' })
  words!: PersonalWord[];
}

@ObjectType()
export class PersonalRow {
  @Field(() => [String], { description: 'one cell for each column; empty where nothing is kept' })
  cells!: string[];
}

@ObjectType()
export class PersonalChapterPage {
  @Field(() => String)
  key!: string;

  @Field(() => String)
  titleZh!: string;

  @Field(() => String)
  titleEn!: string;

  @Field(() => [PersonalColumn])
  columns!: PersonalColumn[];

  @Field(() => [PersonalRow])
  rows!: PersonalRow[];
}

/** Everything that is kept about one person. */
@ObjectType()
export class PersonalFile {
  @Field(() => GraphQLISODateTime)
  preparedAt!: Date;

  @Field(() => [PersonalChapterPage], { description: 'to be read and printed' })
  chapters!: PersonalChapterPage[];

  @Field(() => String, { description: 'the same as JSON, to be kept as a file' })
  json!: string;
}

function cellOf(value: unknown): string {
  if (value === null || value === undefined) return '';
  if (typeof value === 'string') return value;
  return value instanceof Date ? value.toISOString() : JSON.stringify(value);
}

function columnOf({ key, zh, en, kind, words = {} }: ChapterColumn): PersonalColumn {
  return {
    key,
    titleZh: zh,
    titleEn: en,
    kind: PersonalColumnKind[kind],
    words: Object.entries(words).map(([value, [wordZh, wordEn]]) => ({ value, zh: wordZh, en: wordEn })),
  };
}

/** Gathers all chapters about a person, one statement each. */
export async function personalFileOf(reader: Reader, residentId: string): Promise<PersonalFile> {
  const chapters: PersonalChapterPage[] = [];
  const content: Record<string, Record<string, unknown>[]> = {};
  for (const chapter of personalRegistry.chapters) {
    const rows = await chapter.read(reader, residentId);
    content[chapter.key] = rows;
    chapters.push({
      key: chapter.key,
      titleZh: chapter.zh,
      titleEn: chapter.en,
      columns: chapter.columns.map(columnOf),
      rows: rows.map((row) => ({ cells: chapter.columns.map(({ key }) => cellOf(row[key])) })),
    });
  }
  return {
    preparedAt: reader.at,
    chapters,
    json: JSON.stringify(
      { format: 'peace-supermarket/person/1', residentId, preparedAt: reader.at, ...content },
      null,
      2,
    ),
  };
}
