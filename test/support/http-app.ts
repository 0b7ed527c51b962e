import { type Application, openApplication } from '#server/app/application';
import { readEnv } from '#server/core/env';
import { createDatabaseFromTemplate, dropDatabase } from './postgres';
import { makeTempFolder, removeTempFolder } from './temp-folder';

export interface HttpApp {
  origin: string;
  application: Application;
  close(): Promise<void>;
}

/** The whole product over real HTTP on a cloned database, in demo mode unless told otherwise. */
export async function openHttpApp(name: string, given: Record<string, string> = {}): Promise<HttpApp> {
  const url = await createDatabaseFromTemplate(name);
  const dataDir = makeTempFolder(name);
  const application = await openApplication(
    readEnv({
      NODE_ENV: 'test',
      DATABASE_URL: url,
      DATA_DIR: dataDir,
      HOST: '127.0.0.1',
      PORT: '0',
      DEMO: '1',
      LOG_LEVEL: 'silent',
      AUTH_SECRET: 'a secret of forty letters for the tests',
      ...given,
    }),
  );
  return {
    origin: application.address.replace('localhost', '127.0.0.1'),
    application,
    close: async () => {
      await application.close();
      await dropDatabase(url);
      removeTempFolder(dataDir);
    },
  };
}
