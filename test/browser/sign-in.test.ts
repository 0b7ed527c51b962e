import { expect, test } from '@playwright/test';
import { measure } from './measures';
import { settle } from './sign-in';

// Phone and password of the demo; the console prints them at every start.
const PHONE = '19900000023';
const PASSWORD = 'pingan-2025';

test('a door that needs a sign-in leads back to where one wanted to go', async ({ page }) => {
  await page.goto('/statement');
  await expect(page.getByRole('heading', { level: 1, name: '登录平安超市' })).toBeVisible();
  await page.getByRole('textbox', { name: '手机号或卡号' }).fill(PHONE);
  await page.getByRole('textbox', { name: '密码', exact: true }).fill('wrong-password');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('手机号、卡号或密码不对');
  await page.getByRole('textbox', { name: '密码', exact: true }).fill(PASSWORD);
  await page.getByRole('button', { name: '显示密码' }).click();
  await expect(page.getByRole('textbox', { name: '密码', exact: true })).toHaveValue(PASSWORD);
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1, name: '积分明细' })).toBeVisible();

  await page.getByRole('banner').getByRole('link', { name: '邓巧珍' }).click();
  await page.getByRole('button', { name: '退出登录' }).click();
  await expect(page.getByRole('link', { name: '登录看我家积分' })).toBeVisible();
  await page.goto('/statement');
  await expect(page.getByRole('heading', { level: 1, name: '登录平安超市' })).toBeVisible();
});

test('a wrong code by SMS is refused in words', async ({ page }) => {
  await page.goto('/sign-in');
  await page.getByRole('radio', { name: '短信验证码' }).check();
  await page.getByRole('textbox', { name: '手机号' }).fill('19900000024');
  await page.getByRole('button', { name: '获取验证码' }).click();
  await expect(page.getByText('验证码已发到 19900000024')).toBeVisible();
  await page.getByRole('textbox', { name: '验证码' }).fill('000000');
  await page.getByRole('button', { name: '登录', exact: true }).click();
  await expect(page.getByRole('alert')).toContainText('这个码不对，或者已过期');
});

test('祝桂英, 78, in large text: her points, her card, who may collect for her', async ({ browser }) => {
  const context = await browser.newContext({ viewport: { width: 390, height: 844 } });
  const page = await context.newPage();
  await page.goto('/');
  await page.getByRole('button', { name: '字太小？换成大字版' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mode', 'elder');
  await page.getByRole('link', { name: '登录看我家积分' }).click();
  await page.getByRole('button', { name: /^以祝桂英/ }).click();
  await expect(page.getByRole('heading', { level: 1, name: '祝桂英，您好' })).toBeVisible();
  await expect(page.getByText('现在可以兑换')).toBeVisible();
  await page.reload();
  await settle(page);
  await expect(page.locator('html')).toHaveAttribute('data-mode', 'elder');
  const seen = await measure(page, { text: 18, target: 60, leading: 1.3 });
  expect(seen).toEqual({ headings: 1, tooWide: [], smallText: [], smallTargets: [], tightLines: [] });

  await page.getByRole('navigation', { name: '主要栏目' }).getByRole('link', { name: '我家' }).click();
  await expect(page.getByText('208 116').filter({ visible: true })).toBeVisible();
  await expect(page.getByRole('img', { name: '家庭卡二维码，卡号 208116' })).toBeVisible();
  await expect(page.getByRole('main')).toContainText('邓巧珍');
  await expect(page.getByRole('main')).toContainText('汪德厚');
  await page.getByRole('button', { name: '标准版' }).click();
  await expect(page.locator('html')).toHaveAttribute('data-mode', 'normal');
  await context.close();
});
