import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { addresses, findIds, type Ids } from './addresses';
import { findCards, PIN } from './cards';
import { measure } from './measures';
import { type PersonKey, settle, signIn } from './sign-in';

// One window per person for the whole file: a page is loaded once, then bent to both widths and both modes.
const WIDTHS = [390, 1280] as const;
const MODES = [
  { mode: 'normal', limits: { text: 12, target: 44, leading: 1.3 } },
  { mode: 'elder', limits: { text: 18, target: 60, leading: 1.3 } },
] as const;

// Eight looks at a page take seconds, and a minute beside other work.
test.setTimeout(180_000);
// The list of faults says where it broke; a film of hundreds of looks would take longer than the looks.
test.use({ trace: 'off' });

const windows = new Map<PersonKey | null, Page>();
let ids: Ids;

async function windowOf(browser: Browser, person: PersonKey | null): Promise<Page> {
  const known = windows.get(person);
  if (known) return known;
  const context = await browser.newContext();
  if (person) await signIn(context, person);
  const page = await context.newPage();
  // A page that throws while it is bent breaks its test, whatever else it shows.
  page.on('pageerror', (error) => {
    throw error;
  });
  windows.set(person, page);
  return page;
}

test.beforeAll(async ({ browser }) => {
  const resident = await windowOf(browser, 'deng-qiaozhen');
  const clerk = await windowOf(browser, 'he-chunmei');
  ids = await findIds(resident.context(), clerk.context());
});

test.afterAll(async () => {
  for (const page of windows.values()) await page.context().close();
});

test('every page of the table of routes is looked at', () => {
  const table = ['router', 'work-routes']
    .map((name) => readFileSync(new URL(`../../client/app/${name}.tsx`, import.meta.url), 'utf8'))
    .join('');
  const named = [...table.matchAll(/element={<(?:pages\.)?(\w+Page|NotFound) \/>}/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(25);
  expect(new Set(addresses.map(({ name }) => name))).toEqual(new Set(named));
});

for (const [index, { name, person, path }] of addresses.entries()) {
  test(`${index + 1}. ${name}, ${person ?? 'guest'}`, async ({ browser }) => {
    const page = await windowOf(browser, person);
    await page.goto(path(ids));
    await settle(page);
    expect(await faults(page)).toEqual([]);
  });
}

test('the till at each of its steps', async ({ browser }) => {
  const page = await windowOf(browser, 'long-zhiyuan');
  const clerk = await browser.newContext();
  const [card] = await findCards(clerk, page.context(), { least: 3, mayTake: '食盐' });
  await clerk.close();
  await page.goto('/counter');
  await settle(page);
  await page.getByRole('textbox', { name: '卡号' }).fill(card?.number ?? '');
  await page.getByRole('textbox', { name: '兑换密码' }).fill(PIN);
  await page.keyboard.press('Enter');
  const field = page.getByRole('textbox', { name: '商品编号或名称' });
  await field.fill('食盐');
  await field.press('Enter');
  await expect(page.getByRole('status').filter({ hasText: '食盐，共 1 件' })).toBeVisible();
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: '去确认' }).click();
  expect(await faults(page)).toEqual([]);
  await page.getByRole('button', { name: '确认兑换' }).click();
  await expect(page.getByRole('heading', { name: '兑换完成' })).toBeVisible();
  expect(await faults(page)).toEqual([]);
});

test('a dialog with its form and its errors', async ({ browser }) => {
  const page = await windowOf(browser, 'he-chunmei');
  await page.goto('/work/records?waiting=1');
  await settle(page);
  await page.setViewportSize({ width: 1280, height: 900 });
  await page.getByRole('row').nth(1).getByRole('checkbox').check();
  await page.getByRole('button', { name: /^退回修改/ }).click();
  await page.getByRole('button', { name: /^确认处理/ }).click();
  await expect(page.getByRole('dialog').getByRole('alert')).toBeVisible();
  expect(await faults(page, 'modal')).toEqual([]);
});

/** Everything that breaks a law at both widths and in both modes; a modal keeps the mode it was opened in. */
async function faults(page: Page, kind: 'page' | 'modal' = 'page'): Promise<string[]> {
  const broken: string[] = [];
  for (const { mode, limits } of kind === 'page' ? MODES : MODES.slice(0, 1)) {
    if (kind === 'page') await setMode(page, mode);
    for (const width of WIDTHS) {
      await page.setViewportSize({ width, height: 900 });
      const where = `${width} ${mode}`;
      const { headings, ...seen } = await measure(page, limits);
      if (headings !== 1) broken.push(`${where}: ${headings} headings of level 1`);
      for (const [law, faulty] of Object.entries(seen)) {
        broken.push(...faulty.map((each) => `${where}: ${law}: ${each}`));
      }
      broken.push(...(await violations(page)).map((each) => `${where}: ${each}`));
    }
  }
  if (kind === 'page') await setMode(page, 'normal');
  return broken;
}

async function setMode(page: Page, mode: 'normal' | 'elder'): Promise<void> {
  const label = mode === 'elder' ? /大字版/ : /标准版/;
  const isOn = await page.evaluate((wanted) => document.documentElement.dataset.mode === wanted, mode);
  if (!isOn) await page.getByRole('banner').getByRole('button', { name: label }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mode', mode);
}

/** What axe finds serious or critical, with the element. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page })
    .setLegacyMode()
    .options({ resultTypes: ['violations'] })
    .analyze();
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`),
    );
}
