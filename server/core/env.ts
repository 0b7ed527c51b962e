import { randomBytes } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';

export type Env = {
  nodeEnv: 'development' | 'test' | 'production';
  port: number;
  host: string;
  /** Absolute path. */
  dataDir: string;
  /** Connection string of an own PostgreSQL; null means the embedded one. */
  databaseUrl: string | null;
  /** Whether an empty database gets the demo county. */
  seed: 'demo' | 'none';
  /** One-tap sign-ins, the movable clock and the API explorer. */
  demo: boolean;
  /** Day on which a demo that is filled in now begins, 'YYYY-MM-DD'; null means today. */
  demoDay: string | null;
  authSecret: string;
  logLevel: 'fatal' | 'error' | 'warn' | 'info' | 'debug' | 'silent';
  /** Where browsers reach the application; no slash at the end. */
  publicUrl: string;
  /** Fastify's `trustProxy`: no, yes, the number of proxies in front, or their addresses. */
  trustProxy: boolean | number | string;
};

export type EnvVariable = { name: string; fallback: string; meaning: string };

/** The table of variables: README prints it, and `readEnv` reads no other. */
export const envVariables: readonly EnvVariable[] = [
  { name: 'PORT', fallback: '4000', meaning: 'Port of the web server.' },
  { name: 'HOST', fallback: '0.0.0.0', meaning: 'Address it listens on; 127.0.0.1 for this machine alone.' },
  {
    name: 'DATA_DIR',
    fallback: 'data',
    meaning: 'Folder of the embedded database, the photos and the made secrets.',
  },
  { name: 'DATABASE_URL', fallback: '–', meaning: 'PostgreSQL 15 to 18 to use instead of the embedded one.' },
  {
    name: 'SEED',
    fallback: 'see meaning',
    meaning:
      '`demo` fills an empty database with the demo county, `none` does not. Without it: `demo` on the embedded database outside production, else `none`.',
  },
  {
    name: 'DEMO',
    fallback: 'see meaning',
    meaning:
      '`1` turns on one-tap sign-ins, the movable clock and /explore. Without it: `1` on the embedded database outside production, else `0`. Refused in production.',
  },
  {
    name: 'DEMO_DAY',
    fallback: 'today',
    meaning: 'Day on which a demo that is filled in at this start begins, e.g. `2026-10-12`. Demo mode only.',
  },
  {
    name: 'NODE_ENV',
    fallback: 'development',
    meaning: '`production` for real residents; also `development`, `test`.',
  },
  {
    name: 'AUTH_SECRET',
    fallback: 'made once, kept in DATA_DIR',
    meaning: 'Signs the session cookies; 32 characters or more. Must be given in production.',
  },
  { name: 'LOG_LEVEL', fallback: 'info', meaning: '`fatal`, `error`, `warn`, `info`, `debug` or `silent`.' },
  {
    name: 'PUBLIC_URL',
    fallback: 'http://localhost:PORT',
    meaning: 'Address that browsers use, for cookies and links.',
  },
  {
    name: 'TRUST_PROXY',
    fallback: '0',
    meaning:
      'Whose X-Forwarded-For to believe: `0`, the number of proxies in front, or their addresses with commas.',
  },
];

const flag = z.enum(['0', '1'], 'must be 0 or 1').transform((value) => value === '1');

const url = (...protocols: string[]) =>
  z.string().refine((value) => URL.canParse(value) && protocols.includes(new URL(value).protocol), {
    error: `must be an address that begins with ${protocols.map((protocol) => `${protocol}//`).join(' or ')}`,
  });

const oneOf = <const T extends string>(...values: T[]) => z.enum(values, `must be ${values.join(', ')}`);

const shape = z.object({
  NODE_ENV: oneOf('development', 'test', 'production').default('development'),
  PORT: z
    .string()
    .regex(/^\d{1,5}$/, 'must be a number from 0 to 65535')
    .transform(Number)
    .refine((port) => port <= 65_535, 'must be a number from 0 to 65535')
    .default(4000),
  HOST: z.string().default('0.0.0.0'),
  DATA_DIR: z.string().default('data'),
  DATABASE_URL: url('postgres:', 'postgresql:').optional(),
  SEED: oneOf('demo', 'none').optional(),
  DEMO: flag.optional(),
  DEMO_DAY: z.iso.date('must be a day such as 2026-10-12').optional(),
  AUTH_SECRET: z.string().min(32, 'must have 32 characters or more').optional(),
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'silent').default('info'),
  PUBLIC_URL: url('http:', 'https:').optional(),
  TRUST_PROXY: z
    .string()
    .regex(
      /^(\d+|true|false|[\da-fA-F.:/]+(,\s*[\da-fA-F.:/]+)*)$/,
      'must be 0, a number of proxies, or addresses with commas',
    )
    .default('0'),
});

const rules = shape.superRefine((env, context) => {
  const refuse = (name: string, message: string) =>
    context.addIssue({ code: 'custom', path: [name], message });
  if (env.NODE_ENV !== 'production') return;
  if (!env.AUTH_SECRET)
    refuse('AUTH_SECRET', 'is required in production (make one with: openssl rand -base64 36)');
  if (env.DEMO) refuse('DEMO', 'must not be 1 in production: anybody could sign in as anybody');
  if (env.DEMO_DAY) refuse('DEMO_DAY', 'must not be set in production');
  if (env.SEED === 'demo')
    refuse('SEED', 'must not be demo in production: demo accounts have known passwords');
});

/**
 * Reads and checks the environment. An empty variable counts as not set. Outside production a missing
 * AUTH_SECRET is made once and kept in DATA_DIR, so that sessions outlive a restart.
 * @throws Error that names every wrong variable, one a line
 */
export function readEnv(source: Record<string, string | undefined> = process.env): Env {
  const given = Object.fromEntries(Object.entries(source).filter(([, value]) => value !== ''));
  const { success, data: env, error } = rules.safeParse(given);
  if (!success) {
    const lines = error.issues.map(({ path, message }) => `  ${path.join('.')} ${message}`);
    throw new Error(`The environment is not right:\n${lines.join('\n')}`);
  }
  const demoByDefault = !env.DATABASE_URL && env.NODE_ENV !== 'production';
  const dataDir = resolve(env.DATA_DIR);
  return {
    nodeEnv: env.NODE_ENV,
    port: env.PORT,
    host: env.HOST,
    dataDir,
    databaseUrl: env.DATABASE_URL ?? null,
    seed: env.SEED ?? (demoByDefault ? 'demo' : 'none'),
    demo: env.DEMO ?? demoByDefault,
    demoDay: env.DEMO_DAY ?? null,
    authSecret: env.AUTH_SECRET ?? keptSecret(dataDir),
    logLevel: env.LOG_LEVEL,
    publicUrl: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/+$/, ''),
    trustProxy: trustProxy(env.TRUST_PROXY),
  };
}

function trustProxy(text: string): boolean | number | string {
  if (text === 'true') return true;
  if (text === 'false' || text === '0') return false;
  return /^\d+$/.test(text) ? Number(text) : text;
}

function keptSecret(dataDir: string): string {
  const file = join(dataDir, 'auth-secret');
  try {
    return readFileSync(file, 'utf8').trim();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
  }
  const secret = randomBytes(36).toString('base64url');
  mkdirSync(dataDir, { recursive: true });
  writeFileSync(file, `${secret}\n`, { mode: 0o600, flush: true });
  return secret;
}
