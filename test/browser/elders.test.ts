import { expect } from '@playwright/test';
import { settle, test } from './sign-in';

// 祝桂英's association: the chair plans and confirms, a booked slot is nobody else's, the place list prints.
test.describe
  .serial('the elders’ association', () => {
    test('黎长庚 confirms visits that others made, and the plan shows who is due', async ({ openAs }) => {
      const chair = await openAs('li-changgeng', '/work/elders/visits');
      const boxes = chair.getByRole('checkbox', { name: /^选择/, disabled: false });
      await expect(boxes.first()).toBeVisible();
      await boxes.first().check();
      await chair.getByRole('button', { name: '确认所选的 1 次' }).click();
      await expect(chair.getByText(/算进履职/)).toBeVisible();
      await chair.getByRole('link', { name: '探访计划' }).click();
      await settle(chair);
      await expect(chair.getByRole('table')).toContainText('祝桂英');
    });

    test('the place list seats everybody who comes', async ({ openAs }) => {
      const chair = await openAs('li-changgeng', '/work/elders/meals');
      await chair.getByRole('link', { name: /本季集体生日/ }).click();
      await settle(chair);
      await chair.getByRole('button', { name: '排座位' }).click();
      await expect(chair.getByRole('heading', { name: '1 号桌' })).toBeVisible();
      await expect(chair.getByRole('heading', { name: '报了名，还没排座位' })).toHaveCount(0);
    });

    test('祝桂英 sees her call, and takes her wishes in hand herself', async ({ openAs }) => {
      const page = await openAs('zhu-guiying', '/elders', { viewport: { width: 390, height: 844 } });
      await expect(page.getByText('您同意协会来看您。')).toBeVisible();
      await page
        .getByRole('button', { name: /告诉协会想要什么|改一改/ })
        .first()
        .click();
      const dialog = page.getByRole('dialog');
      await dialog.getByRole('checkbox', { name: '上门理发' }).check();
      await dialog.getByRole('button', { name: '保存' }).click();
      await expect(page.getByText(/上门理发/).first()).toBeVisible();
    });
  });
