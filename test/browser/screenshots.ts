import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { type Browser, chromium, type Page } from '@playwright/test';
import sharp from 'sharp';
import { buildIfStale, startBuiltApp } from '#test/support/built-app';
import { findChromium } from '#test/support/chromium';
import { makeTempFolder, removeTempFolder } from '#test/support/temp-folder';
import { findIds } from './addresses';
import { findCards, PIN } from './cards';
import { type PersonKey, settle, signIn } from './sign-in';

// `npm run screenshots`: the pictures of README, taken from the running demo. Needs a Chinese font on the machine.

const FOLDER = fileURLToPath(new URL('../../client/public/screens', import.meta.url));
const PHONE = { width: 390, height: 844 };
const DESK = { width: 1280, height: 840 };
const LARGEST = 150_000;

type Shot = {
  person: PersonKey | null;
  size: typeof PHONE;
  path: string;
  mode?: 'elder';
  act?: (page: Page) => Promise<void>;
};

buildIfStale();
mkdirSync(FOLDER, { recursive: true });
const dataDir = makeTempFolder('screens');
try {
  const app = await startBuiltApp({ dataDir, env: { SEED: 'demo', DEMO: '1', LOG_LEVEL: 'warn' } });
  const { executablePath, args, env } = await findChromium();
  const browser = await chromium.launch({
    executablePath,
    args,
    env: { ...(process.env as Record<string, string>), ...env },
  });
  try {
    for (const [name, shot] of Object.entries(await plan(browser, app.url))) {
      // One window at a time: the machine may be small.
      // oxlint-disable-next-line no-await-in-loop
      await take(browser, app.url, name, shot);
    }
  } finally {
    await browser.close();
    await app.stop();
  }
} finally {
  removeTempFolder(dataDir);
}

async function plan(browser: Browser, baseURL: string): Promise<Record<string, Shot>> {
  const [resident, clerk, keeper] = await Promise.all([1, 2, 3].map(() => browser.newContext({ baseURL })));
  if (!resident || !clerk || !keeper) throw new Error('No window opened');
  await signIn(resident, 'deng-qiaozhen');
  await signIn(clerk, 'he-chunmei');
  const ids = await findIds(resident, clerk);
  const [card] = await findCards(clerk, keeper, { least: 60, mayTake: '大米' });
  await Promise.all([resident, clerk, keeper].map((context) => context.close()));
  return {
    home: { person: 'deng-qiaozhen', size: PHONE, path: '/' },
    'home-elder': { person: 'zhu-guiying', size: PHONE, path: '/', mode: 'elder' },
    board: { person: null, size: DESK, path: `/board/${ids.village}` },
    queue: { person: 'he-chunmei', size: DESK, path: '/work' },
    record: { person: 'zheng-shoutian', size: DESK, path: `/work/records/${ids.record}` },
    explain: { person: 'deng-qiaozhen', size: PHONE, path: `/explain/${ids.line}` },
    fund: { person: 'he-chunmei', size: DESK, path: '/work/fund' },
    tasks: { person: 'deng-qiaozhen', size: PHONE, path: '/tasks' },
    plan: { person: 'he-chunmei', size: DESK, path: '/work/tasks' },
    certificate: {
      person: 'deng-qiaozhen',
      size: DESK,
      path: `/service/certificates/${ids.certificate}`,
    },
    council: { person: 'ruan-qingshan', size: DESK, path: `/work/councils/${ids.residents}` },
    comparison: { person: 'shen-ruolan', size: DESK, path: '/work/council-comparison' },
    decision: { person: 'zheng-shoutian', size: DESK, path: `/work/decisions/${ids.decision}` },
    visits: { person: 'li-changgeng', size: DESK, path: '/work/elders' },
    verify: {
      person: null,
      size: DESK,
      path: `/board/${ids.village}/verify`,
      act: async (page) => {
        await page.getByRole('button', { name: '开始核对' }).click();
        await page.getByText('全部对得上').waitFor();
      },
    },
    counter: {
      person: 'long-zhiyuan',
      size: DESK,
      path: '/counter',
      act: async (page) => {
        await page.getByRole('textbox', { name: '卡号' }).fill(card?.number ?? '');
        await page.getByRole('textbox', { name: '兑换密码' }).fill(PIN);
        await page.keyboard.press('Enter');
        const field = page.getByRole('textbox', { name: '商品编号或名称' });
        for (const goods of ['大米', '食盐', '酱油']) {
          await field.fill(goods);
          await field.press('Enter');
          await page.getByRole('status').filter({ hasText: goods }).waitFor();
        }
      },
    },
  };
}

async function take(browser: Browser, baseURL: string, name: string, shot: Shot): Promise<void> {
  const context = await browser.newContext({
    baseURL,
    viewport: shot.size,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
  });
  if (shot.person) await signIn(context, shot.person);
  if (shot.mode) {
    await context.addInitScript((mode) => localStorage.setItem('peace.mode', mode), shot.mode);
  }
  const page = await context.newPage();
  await page.goto(shot.path);
  await settle(page);
  await shot.act?.(page);
  await page.waitForLoadState('networkidle');
  const picture = await sharp(await page.screenshot())
    .png({ palette: true, colours: 128, effort: 10 })
    .toBuffer();
  if (picture.byteLength > LARGEST) throw new Error(`${name} is too large: ${picture.byteLength} bytes`);
  writeFileSync(join(FOLDER, `${name}.png`), picture);
  await context.close();
  console.log(`${name}.png  ${Math.round(picture.byteLength / 1024)} kB`);
}
