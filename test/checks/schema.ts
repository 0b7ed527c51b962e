import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { makeTempFolder, removeTempFolder } from '#test/support/temp-folder';

// schema.graphql is the contract that reviewers read: it must be what the server really has.
const folder = makeTempFolder('schema');
try {
  const printed = join(folder, 'schema.graphql');
  const { status } = spawnSync('npm', ['run', '--silent', 'schema', '--', printed], { stdio: 'inherit' });
  if (status !== 0) throw new Error('The schema could not be printed.');
  const kept = readFileSync('schema.graphql', 'utf8');
  const now = readFileSync(printed, 'utf8');
  if (kept !== now) {
    const keptLines = kept.split('\n');
    const line = now.split('\n').findIndex((text, index) => text !== keptLines[index]);
    console.error(
      `schema.graphql is not what the server prints (first difference in line ${line + 1}). Run "npm run schema".`,
    );
    process.exitCode = 1;
  } else {
    console.log('schema.graphql is what the server prints.');
  }
} finally {
  removeTempFolder(folder);
}
