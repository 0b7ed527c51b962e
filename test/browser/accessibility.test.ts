import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import { type Browser, expect, type Page, test } from '@playwright/test';
import { addresses, findIds, type Ids } from './addresses';
import { measure } from './measures';
import { type PersonKey, settle, signIn } from './sign-in';

// One window per person for the whole file: a page is loaded once, then bent to both widths and both modes.
const WIDTHS = [390, 1280] as const;
const MODES = [
  { mode: 'normal', limits: { text: 12, target: 44, leading: 1.3 } },
  { mode: 'elder', limits: { text: 18, target: 60, leading: 1.3 } },
] as const;

const windows = new Map<PersonKey | null, Page>();
let ids: Ids;

async function windowOf(browser: Browser, person: PersonKey | null): Promise<Page> {
  const known = windows.get(person);
  if (known) return known;
  const context = await browser.newContext();
  if (person) await signIn(context, person);
  const page = await context.newPage();
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
  const table = readFileSync(new URL('../../client/app/router.tsx', import.meta.url), 'utf8');
  const named = [...table.matchAll(/element={<(?:pages\.)?(\w+Page|NotFound) \/>}/g)].map(([, name]) => name);
  expect(named.length).toBeGreaterThan(25);
  expect(new Set(addresses.map(({ name }) => name))).toEqual(new Set(named));
});

for (const [index, { name, person, path }] of addresses.entries()) {
  test(`${index + 1}. ${name}, ${person ?? 'guest'}`, async ({ browser }) => {
    const page = await windowOf(browser, person);
    const broken: string[] = [];
    const note = (error: Error) => broken.push(`page error: ${error.message}`);
    page.on('pageerror', note);
    await page.goto(path(ids));
    await settle(page);
    for (const { mode, limits } of MODES) {
      await setMode(page, mode);
      for (const width of WIDTHS) {
        await page.setViewportSize({ width, height: 900 });
        const where = `${width} ${mode}`;
        const seen = await measure(page, limits);
        if (seen.headings !== 1) broken.push(`${where}: ${seen.headings} headings of level 1`);
        for (const kind of ['tooWide', 'smallText', 'smallTargets', 'tightLines'] as const) {
          broken.push(...seen[kind].map((each) => `${where}: ${kind}: ${each}`));
        }
        broken.push(...(await violations(page)).map((each) => `${where}: ${each}`));
      }
    }
    await setMode(page, 'normal');
    page.off('pageerror', note);
    expect(broken).toEqual([]);
  });
}

async function setMode(page: Page, mode: 'normal' | 'elder'): Promise<void> {
  const label = mode === 'elder' ? /大字版/ : /标准版/;
  const isOn = await page.evaluate((wanted) => document.documentElement.dataset.mode === wanted, mode);
  if (!isOn) await page.getByRole('banner').getByRole('button', { name: label }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mode', mode);
}

/** What axe finds serious or critical, with the element. */
async function violations(page: Page): Promise<string[]> {
  const { violations: found } = await new AxeBuilder({ page }).setLegacyMode().analyze();
  return found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) =>
      nodes.slice(0, 3).map((node) => `${id}: ${node.html.slice(0, 160)} ${node.any[0]?.message ?? ''}`),
    );
}
