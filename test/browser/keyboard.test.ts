import { expect, type Locator, type Page } from '@playwright/test';
import { settle, test } from './sign-in';

/** Goes on with Tab until the focus is there; a place that Tab does not reach fails the test. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let step = 0; step < 60; step += 1) {
    if (
      (await target.count()) > 0 &&
      (await target.first().evaluate((each) => each === document.activeElement))
    )
      return;
    await page.keyboard.press('Tab');
  }
  await expect(target.first()).toBeFocused();
}

test('贺春梅 approves from her queue without a mouse', async ({ openAs }) => {
  const page = await openAs('he-chunmei', '/work');
  await page.locator('body').focus();
  await page.keyboard.press('Tab');
  await tabTo(page, page.getByRole('link', { name: '跳到正文' }));
  await page.keyboard.press('Enter');
  await tabTo(page, page.getByRole('main').getByRole('link', { name: '待审批' }));
  await page.keyboard.press('Enter');
  await settle(page);
  const first = page.getByRole('row').nth(1);
  const title = (await first.getByRole('link').textContent()) ?? '';
  await tabTo(page, first.getByRole('checkbox'));
  await page.keyboard.press('Space');
  await tabTo(page, page.getByRole('button', { name: '批准 1 条' }));
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog', { name: '批准 1 条记录' });
  await expect(dialog).toContainText(title);
  await tabTo(page, dialog.getByRole('button', { name: '确认处理 1 条' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog', { name: '处理结果' })).toContainText('办好 1 条');
  await tabTo(page, page.getByRole('button', { name: '知道了' }));
  await page.keyboard.press('Enter');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expect(page.getByRole('status').filter({ hasText: '已选' })).toHaveCount(0);
});

test('a dialog keeps the focus inside and gives it back on Escape', async ({ openAs }) => {
  const page = await openAs('luo-qiming', '/work/areas');
  const door = page.getByRole('button', { name: '在石溪县下面新增区域' });
  await door.focus();
  await page.keyboard.press('Enter');
  const dialog = page.getByRole('dialog');
  await expect(dialog).toBeVisible();
  for (let step = 0; step < 12; step += 1) {
    await page.keyboard.press('Tab');
    const outside = await page.evaluate(() => {
      const element = document.activeElement;
      return element !== document.body && !element?.closest('dialog');
    });
    expect(outside).toBe(false);
  }
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await expect(door).toBeFocused();
});
