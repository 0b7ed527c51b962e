import { expect } from '@playwright/test';
import { findCards, PIN } from './cards';
import { dayBefore, takePhoto } from './moves';
import { test } from './sign-in';

const GONE = '网络断开了';

test('a claim written without a network loses nothing, and goes through when it is back', async ({
  openAs,
}) => {
  const page = await openAs('deng-qiaozhen', '/claim');
  await page.getByRole('link', { name: /^文明祭扫不烧纸/ }).click();
  const title = page.getByRole('textbox', { name: '做了什么' });
  await title.fill('给老坟献花，没有烧纸');
  const day = page.getByLabel('哪一天');
  await day.fill(await dayBefore(day));
  await page.getByLabel('几点开始').fill('09:00');
  await page.getByLabel('选择照片').setInputFiles(await takePhoto('献花.jpg'));
  await expect(page.getByText('已上传')).toBeVisible();
  await page.context().setOffline(true);
  await expect(page.getByRole('status').filter({ hasText: GONE })).toBeVisible();
  await page.getByRole('button', { name: '提交申报' }).click();
  await expect(page.getByRole('alert')).toContainText('您写的内容还在', { timeout: 15_000 });
  await expect(title).toHaveValue('给老坟献花，没有烧纸');
  await expect(page.getByLabel('几点开始')).toHaveValue('09:00');

  await page.context().setOffline(false);
  await expect(page.getByRole('status').filter({ hasText: GONE })).toHaveCount(0);
  await page.getByRole('button', { name: '提交申报' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '给老坟献花，没有烧纸' })).toBeVisible();
  await expect(page.getByText('已提交，您不用再做什么')).toBeVisible();
});

test('a page that was never opened says so without a network and opens afterwards', async ({ openAs }) => {
  const page = await openAs('deng-qiaozhen', '/');
  await page.context().setOffline(true);
  await page.getByRole('navigation', { name: '主要栏目' }).getByRole('link', { name: '积分明细' }).click();
  await expect(page.getByRole('main')).toContainText(/网络不通|这一页没能打开/, { timeout: 15_000 });
  await page.context().setOffline(false);
  await page.getByRole('button', { name: /重试|重新打开/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '积分明细' })).toBeVisible();
  await expect(page.getByText('现在可以兑换')).toBeVisible();
});

test('a sale whose answer got lost is asked again and takes the points once', async ({ openAs, browser }) => {
  const clerk = await browser.newContext();
  const till = await browser.newContext();
  const [card] = await findCards(clerk, till, { least: 20, mayTake: '食盐' });
  await clerk.close();
  await till.close();
  if (!card) throw new Error('no card');
  const page = await openAs('long-zhiyuan', '/counter');
  await page.keyboard.type(card.number);
  await page.keyboard.type(PIN);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('textbox', { name: '商品编号或名称' })).toBeFocused();
  await page.keyboard.type('食盐');
  await page.keyboard.press('Enter');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('button', { name: '确认兑换' })).toBeFocused();
  // The request arrives and its answer does not.
  await page.route('**/graphql', async (route) => {
    await route.fetch();
    await route.abort('connectionreset');
  });
  await page.keyboard.press('Enter');
  await expect(page.getByText('不知道这次有没有办成')).toBeVisible({ timeout: 20_000 });
  await expect(page.getByRole('button', { name: '返回' })).toBeDisabled();
  await page.unroute('**/graphql');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: '兑换完成' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText(`${card.balance - 3}分`);
});
