import { openApplication } from './app/application';
import { demoSignIns } from './app/seed/demo-sign-ins';
import { readEnv } from './core/env';
import { whenParentDies } from './core/parent-process';

// Process entry: read the environment, bring the product up, say where it is, stop gracefully.
const GRACE_MS = 10_000;

async function main(): Promise<void> {
  const env = readEnv();
  const application = await openApplication(env);
  process.stdout.write(`\n平安超市 Peace Supermarket  ${application.address}\n`);
  if (env.demo) process.stdout.write(demoSignIns(application.address));

  let stopping = false;
  const stop = (signal: string): void => {
    if (stopping) return;
    stopping = true;
    application.http.log.info({ signal }, 'stopping');
    // A request that never ends must not keep the process; what is committed is safe either way.
    setTimeout(() => process.exit(1), GRACE_MS).unref();
    application.close().then(
      () => process.exit(0),
      (error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        process.exit(1);
      },
    );
  };
  process.on('SIGTERM', () => stop('SIGTERM'));
  process.on('SIGINT', () => stop('SIGINT'));
  whenParentDies(() => stop('the parent process is gone'));
}

main().catch((error: unknown) => {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exit(1);
});
