import { writeFileSync } from 'node:fs';
import { lexicographicSortSchema, printSchema } from 'graphql';
import { createSchema } from './schema';

// Prints the contract to the path given, by default schema.graphql in the working folder.
const target = process.argv[2] ?? 'schema.graphql';
writeFileSync(target, `${printSchema(lexicographicSortSchema(await createSchema()))}\n`);
