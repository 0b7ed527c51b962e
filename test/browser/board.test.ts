import { expect, test as anyone } from '@playwright/test';
import { ask, settle, signIn, test } from './sign-in';

type People = {
  residents: { nodes: { name: string }[]; pageInfo: { endCursor: string; hasNextPage: boolean } };
};

test('the public board needs no sign-in, shows masked names only, and prints', async ({ page, browser }) => {
  await page.addInitScript(() => {
    window.print = () => document.documentElement.setAttribute('data-printed', '');
  });
  await page.goto('/');
  await page.getByRole('main').getByRole('link', { name: '看村里的公示' }).click();
  await page.getByRole('textbox', { name: '找村或社区' }).fill('银杏坝');
  await page.getByRole('link', { name: '银杏坝村' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '银杏坝村公示栏' })).toBeVisible();
  await expect(
    page
      .getByRole('main')
      .getByText(/^.\*+.?$/)
      .first(),
  ).toBeVisible();

  // Not one full name of the village, on any of its four sheets.
  const clerk = await browser.newContext();
  await signIn(clerk, 'he-chunmei');
  const villageId = page.url().split('/').at(-1);
  const names: string[] = [];
  for (let after: string | null = null; ; ) {
    const { residents }: People = await ask(
      clerk.request,
      'query Names($villageId: ID!, $after: String) { residents(villageId: $villageId, first: 100, after: $after) { nodes { name } pageInfo { endCursor hasNextPage } } }',
      { villageId, after },
    );
    names.push(...residents.nodes.map(({ name }) => name));
    if (!residents.pageInfo.hasNextPage) break;
    after = residents.pageInfo.endCursor;
  }
  await clerk.close();
  expect(names.length).toBeGreaterThan(400);
  for (const view of ['正在公示', '已到账', '超市商品', '积分规则']) {
    await page.getByRole('radio', { name: view }).check();
    await settle(page);
    await expect(page.getByRole('heading', { level: 2, name: view })).toBeVisible();
    const text = await page.getByRole('main').innerText();
    // Who agreed to it is named on the roll of honour, and nowhere else.
    const honours = page.getByRole('region', { name: '志愿服务光荣榜' });
    const honoured = view === '已到账' ? ['邓巧珍', '祝新华'] : [];
    expect(names.filter((name) => text.includes(name))).toEqual(honoured);
    for (const name of honoured) {
      await expect(honours).toContainText(name);
      const told = await honours.getByText(name).count();
      await expect(page.getByRole('main').getByText(name)).toHaveCount(told);
    }
  }

  await page.getByRole('radio', { name: '正在公示' }).check();
  await page.getByRole('button', { name: '打印公示' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-printed', '');
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByText('银杏坝村平安超市积分公示')).toBeVisible();
  await expect(page.getByRole('table')).toBeVisible();
  await expect(page.getByRole('banner')).toBeHidden();
  const sheet = await page.getByRole('main').innerText();
  expect(names.filter((name) => sheet.includes(name))).toEqual([]);
  expect((await page.pdf({ format: 'A4' })).byteLength).toBeGreaterThan(5000);
});

test('a guest is not asked for an objection, a neighbour is', async ({ page, openAs }) => {
  const neighbour = await openAs('deng-qiaozhen', '/');
  await neighbour.getByRole('main').getByRole('link', { name: '本村公示栏' }).click();
  await expect(neighbour.getByRole('button', { name: /^对 .*提异议/ }).first()).toBeVisible();
  await page.goto(neighbour.url());
  await settle(page);
  await expect(page.getByRole('heading', { level: 2, name: '正在公示' })).toBeVisible();
  await expect(page.getByRole('button', { name: /提异议/ })).toHaveCount(0);
});

anyone('English and back, kept over a reload', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'EN' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Good works earn points');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await page.reload();
  await page.getByRole('link', { name: 'Look at the public board' }).click();
  await expect(page.getByRole('heading', { level: 1, name: 'Public board' })).toBeVisible();
  await page.getByRole('link', { name: 'Yinxingba', exact: false }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('Yinxingba');
  await expect(page.getByText('Approved by', { exact: false }).first()).toBeVisible();
  await page.getByRole('button', { name: '中文' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '银杏坝村公示栏' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'zh-CN');
});
