import { expect, type Page } from '@playwright/test';
import { passDays } from './moves';
import { ask, test } from './sign-in';

// A volunteer's paper from the application to a stranger's check. The clock moves on, never back.
test.describe.configure({ mode: 'serial' });

let code: string;

async function confirm(page: Page, title: string, button: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

test('the volunteer sees 52 hours by month, and applies with the last digits of her card', async ({
  openAs,
}) => {
  const page = await openAs('deng-qiaozhen', '/service');
  await expect(page.getByText('52小时').first()).toBeVisible();
  await expect(page.getByRole('img', { name: /每月服务时长的柱形图/ })).toBeVisible();
  await page.getByText('看成表格').click();
  await expect(page.getByRole('table', { name: '每月时长' })).toBeVisible();
  await page.getByRole('button', { name: '申请服务证明' }).click();
  const dialog = page.getByRole('dialog', { name: '申请志愿服务证明' });
  await dialog.getByLabel('证件号最后四位').fill('abcd');
  await dialog.getByRole('button', { name: '提交申请' }).click();
  await expect(dialog.getByText('最后一位可以是 X').first()).toBeVisible();
  await dialog.getByLabel('证件号最后四位').fill('462x');
  await dialog.getByLabel('用途').fill('孩子入学');
  await dialog.getByRole('button', { name: '提交申请' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByText('待受理').first()).toBeVisible();
  await expect(page.getByRole('button', { name: '申请服务证明' })).toHaveCount(0);
});

test('the clerk accepts it, and cannot issue it herself', async ({ openAs }) => {
  const page = await openAs('he-chunmei', '/work/certificates');
  await page.getByRole('link', { name: '邓巧珍' }).click();
  await expect(page.getByText('尾号 462X')).toBeVisible();
  await page.getByRole('button', { name: '受理并公示' }).click();
  await confirm(page, '受理这份申请？', '受理并公示');
  await expect(page.getByText('公示中').first()).toBeVisible();
  await expect(page.getByRole('button', { name: '出具证明' })).toHaveCount(0);
});

test('the board shows it masked to everybody', async ({ openAs, browser }) => {
  const member = await openAs('deng-qiaozhen');
  const { viewer } = await ask<{ viewer: { village: { id: string } } }>(
    member.request,
    '{ viewer { village { id } } }',
  );
  const guest = await (await browser.newContext()).newPage();
  await guest.goto(`/board/${viewer.village.id}`);
  const notices = guest
    .getByRole('region', { name: '服务证明公示' })
    .or(guest.locator('section').filter({ hasText: '服务证明公示' }));
  await expect(notices.first()).toContainText('邓*珍');
  await expect(notices.first()).not.toContainText('邓巧珍');
  await expect(guest.getByText('462X')).toHaveCount(0);
  await guest.context().close();
});

test('after the notice the secretary issues it', async ({ openAs }) => {
  const page = await openAs('zheng-shoutian', '/work/certificates?see=notices');
  await passDays(page, '过五天', 1);
  await passDays(page, '过一天', 3);
  await page.goto('/work/certificates?see=notices');
  await page.getByRole('row').filter({ hasText: '邓巧珍' }).getByRole('link', { name: '邓巧珍' }).click();
  await page.getByRole('button', { name: '出具证明' }).click();
  const dialog = page.getByRole('dialog', { name: '出具这份证明？' });
  await dialog.getByLabel('备注').fill('仅供入学使用');
  await dialog.getByRole('button', { name: '出具证明', exact: true }).click();
  await expect(dialog).toHaveCount(0);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText(/银杏坝村志证〔\d{4}〕第\d{4}号/);
});

test('she prints it: every field is on the paper', async ({ openAs }) => {
  const page = await openAs('deng-qiaozhen', '/service');
  await page.getByRole('link', { name: '看证明' }).first().click();
  const paper = page.getByRole('article', { name: '志愿服务证明' });
  for (const text of [
    '邓巧珍',
    '居民身份证，尾号 462X',
    '52小时',
    '银杏坝村村民委员会',
    '郑守田',
    '贺春梅',
    '0915-6300110',
    '仅供入学使用',
    '（盖章）',
  ])
    await expect(paper.getByText(text).first()).toBeVisible();
  await expect(page.getByRole('button', { name: '打印证明' })).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.getByRole('button', { name: '打印证明' })).toBeHidden();
  await expect(paper).toBeVisible();
  code = ((await paper.locator('.certificate-code').textContent()) ?? '').replaceAll(' ', '');
  expect(code).toMatch(/^[2-9A-HJ-NP-Z]{16}$/);
});

test('a guest checks the code: the paper is true; a wrong code is refused in words', async ({ browser }) => {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.goto('/check');
  await page.getByLabel('核验码').fill(code.toLowerCase());
  await page.getByRole('button', { name: '核验', exact: true }).click();
  await expect(page.getByText('这份证明真实有效')).toBeVisible();
  await expect(page.getByText('邓*珍')).toBeVisible();
  await expect(page.getByText('52小时').first()).toBeVisible();
  await expect(page.getByText('462X')).toHaveCount(0);
  await expect(page.getByText('邓巧珍')).toHaveCount(0);
  await page.getByLabel('核验码').fill('AAAABBBBCCCCDDDD');
  await page.getByRole('button', { name: '核验', exact: true }).click();
  await expect(page.getByText('没有这个核验码的证明')).toBeVisible();
  await expect(page.getByText('这份证明真实有效')).toHaveCount(0);
  await context.close();
});
