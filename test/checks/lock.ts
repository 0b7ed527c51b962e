import { readFileSync } from 'node:fs';

type Entry = { resolved?: string; link?: boolean; optionalDependencies?: Record<string, string> };

// `npm install` succeeds and `npm ci` then fails when an optional package (a binary for another system) is
// named by its parent but missing from the lock file. And the lock must not say where packages came from.
const { packages } = JSON.parse(readFileSync('package-lock.json', 'utf8')) as {
  packages: Record<string, Entry>;
};
const present = new Set(Object.keys(packages).map((path) => path.split('node_modules/').at(-1)));
const problems = Object.entries(packages).flatMap(([path, entry]) => [
  ...Object.keys(entry.optionalDependencies ?? {})
    .filter((name) => !present.has(name))
    .map((name) => `${path || 'the project'} names ${name}, which the lock file lacks`),
  ...(entry.resolved === undefined || entry.link
    ? []
    : [`${path} has a resolved address: ${entry.resolved}`]),
]);

if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exit(1);
}
console.log(`package-lock.json: ${Object.keys(packages).length} packages, all complete, no addresses.`);
