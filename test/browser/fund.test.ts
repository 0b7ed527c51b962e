import { expect } from '@playwright/test';
import { ask, settle, test } from './sign-in';

type Light = { board: { fund: { coverage: { light: string } } } };

test('the clerk enters a donation, the secretary confirms it, and the light turns green', async ({
  openAs,
}) => {
  const clerk = await openAs('he-chunmei', '/work');
  // The council is warned on its queue before anything is done.
  await expect(clerk.getByText('银杏坝村：黄灯：偏紧')).toBeVisible();
  await clerk.goto('/work/fund');
  await settle(clerk);
  await expect(clerk.getByText('黄灯：偏紧').first()).toBeVisible();
  await clerk.getByRole('button', { name: '记一笔收支' }).click();
  const form = clerk.getByRole('dialog');
  await form.getByLabel('来源或用途').selectOption('DONORS');
  await form.getByLabel('对方').fill('银杏坝农机合作社');
  await form.getByLabel('单据号').fill('收据90001');
  await form.getByLabel('金额（元）').fill('3000.50');
  await form.getByRole('button', { name: '交人确认' }).click();
  await expect(form).toBeHidden();
  const waiting = clerk.getByRole('row').filter({ hasText: '收据90001' });
  await expect(waiting).toContainText('¥3,000.50');
  await expect(waiting.getByRole('button', { name: '撤回' })).toBeVisible();
  // Nobody confirms his own entry, and until then nothing has changed.
  await expect(waiting.getByRole('button', { name: '确认进账' })).toHaveCount(0);
  await expect(clerk.getByText('黄灯：偏紧').first()).toBeVisible();

  const secretary = await openAs('zheng-shoutian', '/work/fund');
  const entry = secretary.getByRole('row').filter({ hasText: '收据90001' });
  await expect(entry).toContainText('贺春梅');
  await entry.getByRole('button', { name: '确认进账' }).click();
  const dialog = secretary.getByRole('dialog');
  await expect(dialog).toContainText('捐款 银杏坝农机合作社，¥3,000.50，单据 收据90001');
  await dialog.getByRole('button', { name: '确认进账' }).click();
  await expect(secretary.getByText('绿灯：够用').first()).toBeVisible();
  await expect(secretary.getByRole('row').filter({ hasText: '收据90001' })).toContainText('贺春梅／郑守田');

  // The story of May is in the curve, and everyone reads the light on the board.
  await secretary.locator('summary', { hasText: '逐日的表' }).click();
  await expect(secretary.getByText('红灯：不够').first()).toBeVisible();
  const villageId = await secretary.evaluate(() => sessionStorage.getItem('peace.work-village'));
  const { board } = await ask<Light>(
    secretary.context().request,
    'query Board($villageId: ID!) { board(villageId: $villageId) { fund { coverage { light } } } }',
    { villageId },
  );
  expect(board.fund.coverage.light).toBe('GREEN');
});

test('the simulator answers in words, and a dry run tells who is touched', async ({ openAs }) => {
  const page = await openAs('zheng-shoutian', '/work/simulator');
  await page.getByLabel('每月进多少钱（元）').fill('0');
  await page.getByLabel('每月兑掉未兑积分的（%）').fill('60');
  await page.getByRole('button', { name: '推算', exact: true }).click();
  await expect(
    page.getByText(/货架会在 \d{4}年\d{1,2}月\d{1,2}日 换空。|钱会在 \d{4}年/).first(),
  ).toBeVisible();
  await expect(page.getByRole('img', { name: /照这样下去|货架/ })).toBeVisible();

  await page.goto('/work/dry-run');
  await settle(page);
  await page.getByLabel('分值').fill('12');
  await page.getByRole('button', { name: '试算', exact: true }).click();
  await expect(page.getByText(/可兑积分 [\d,]+ → [\d,]+（\+[\d,]+）/)).toBeVisible();
  await expect(page.getByText(/\d+ 户受影响/)).toBeVisible();
});
