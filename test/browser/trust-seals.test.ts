import { expect } from '@playwright/test';
import { ask, settle, test } from './sign-in';

test('anyone recomputes the whole ledger of a village, and compares the number on a signed sheet', async ({
  page,
  request,
}) => {
  const { villages } = await ask<{ villages: { id: string; nameZh: string }[] }>(
    request,
    '{ villages(search: "银杏坝") { id nameZh } }',
  );
  const village = villages[0]?.id ?? '';
  await page.goto(`/board/${village}`);
  await settle(page);
  await page.getByRole('link', { name: '核对账本' }).click();
  await expect(page.getByRole('heading', { level: 1, name: /核对账本/ })).toBeVisible();
  await page.getByRole('button', { name: '开始核对' }).click();
  await expect(page.getByText('全部对得上')).toBeVisible();
  await expect(page.getByText(/[1-9]\d 张封条/)).toBeVisible();

  // The sheet of a month that is over: printed, signed, and typed back in.
  await page
    .getByRole('link', { name: /年\d+月/ })
    .nth(1)
    .click();
  await expect(page.getByRole('heading', { level: 1, name: /封存单/ })).toBeVisible();
  const sheet = page.getByRole('article');
  await expect(sheet.getByText('村务监督委员会（签字）')).toBeVisible();
  await expect(sheet.getByRole('row', { name: /积分 发放/ })).toBeVisible();
  const printed = (await sheet.locator('.seal-code').first().locator('[aria-hidden]').allTextContents()).join(
    ' ',
  );
  expect(printed).toMatch(/^([0-9A-F]{4} ){3}[0-9A-F]{4}$/);
  await page.getByRole('link', { name: '核对账本' }).click();
  await page.getByLabel('纸上的封条号码').fill(printed);
  await page.getByRole('button', { name: '比一比' }).click();
  await expect(page.getByText(/对上了：这是第 \d+ 号封条/)).toBeVisible();
  await page.getByLabel('纸上的封条号码').fill('0000 0000 0000 0000');
  await page.getByRole('button', { name: '比一比' }).click();
  await expect(page.getByText('账里没有这个号码')).toBeVisible();
});

test('a resident has a line of the passbook explained, from the act to the seal', async ({ openAs }) => {
  const page = await openAs('deng-qiaozhen', '/statement', { viewport: { width: 390, height: 844 } });
  const line = page.getByRole('listitem').filter({ hasText: '邓巧珍挣得' }).first();
  await line.getByRole('link', { name: '来龙去脉' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '这一笔是怎么来的' })).toBeVisible();
  await expect(page.getByText(/核对过。.*批准。/)).toBeVisible();
  await expect(page.getByText(/在公示栏公示，全村都能看、都能提异议/)).toBeVisible();
  await expect(page.getByRole('heading', { name: '当时的规则' })).toBeVisible();
  await expect(page.getByText(/这一笔在第 \d+ 号封条里/)).toBeVisible();
  await expect(page.getByText('公开的这一行确实就是您家的这一笔')).toBeVisible();

  await page.getByRole('link', { name: '看公示栏上的版本' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '这一笔公示是怎么来的' })).toBeVisible();
  await expect(page.getByText('邓*珍', { exact: false }).first()).toBeVisible();
  await expect(page.getByText('邓巧珍')).toHaveCount(0);
});
