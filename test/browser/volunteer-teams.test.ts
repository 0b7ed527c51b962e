import { expect } from '@playwright/test';
import { test } from './sign-in';

// A villager registers and asks to join; the leader accepts on a phone, hands the lead over, and the other accepts.
test.describe
  .serial('volunteer teams', () => {
    test('阮青山 says when she is free and asks to join the patrol', async ({ openAs }) => {
      const page = await openAs('ruan-qingshan', '/teams');
      await page.getByRole('heading', { level: 1, name: '志愿服务队' }).waitFor();
      await page.getByRole('button', { name: '登记成为志愿者' }).click();
      const evening = page.getByRole('button', { name: '周三 晚上' });
      await expect(evening).toHaveAttribute('aria-pressed', 'false');
      await evening.click();
      await expect(evening).toHaveAttribute('aria-pressed', 'true');
      await page.getByRole('checkbox', { name: '急救' }).setChecked(true);
      await page.getByRole('button', { name: '登记成为志愿者' }).click();
      await expect(page.getByText('登记好了，谢谢您！')).toBeVisible();

      const team = page.getByRole('article').filter({ hasText: '平安巡防队' });
      await team.getByRole('button', { name: '我要参加' }).click();
      await page.getByRole('dialog').getByLabel('想对队长说的话').fill('晚上我有空。');
      await page.getByRole('dialog').getByRole('button', { name: '我要参加' }).click();
      await expect(page.getByText('申请已交给队长')).toBeVisible();
      await expect(team.getByText('等队长答复')).toBeVisible();
    });

    test('蓝晓峰 accepts him on the phone and offers the lead', async ({ openAs }) => {
      const page = await openAs('lan-xiaofeng', '/teams');
      await page.setViewportSize({ width: 390, height: 844 });
      await page.getByRole('link', { name: '看这个队：平安巡防队' }).click();
      await page.getByRole('button', { name: '同意入队：阮青山' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '同意入队' }).click();
      await expect(page.getByText('已入队')).toBeVisible();
      await expect(page.getByRole('button', { name: '同意入队：阮青山' })).toHaveCount(0);

      await page.getByRole('button', { name: '交接队长' }).click();
      await page.getByRole('dialog').getByLabel('请谁接任').selectOption({ label: '阮青山' });
      await page.getByRole('dialog').getByRole('button', { name: '交接队长' }).click();
      await expect(page.getByText('已经请阮青山接任，等他答复。')).toBeVisible();
    });

    test('阮青山 accepts and leads; 蓝晓峰 is a member', async ({ openAs }) => {
      const page = await openAs('ruan-qingshan', '/teams');
      await expect(page.getByText('请您当平安巡防队的队长')).toBeVisible();
      await page.getByRole('button', { name: '我来当队长' }).click();
      await expect(page.getByText('您现在是队长')).toBeVisible();
      await page.getByRole('link', { name: '看这个队：平安巡防队' }).click();
      await expect(page.getByText('阮青山（队长）').first()).toBeVisible();

      const other = await openAs('lan-xiaofeng', '/teams');
      await other.getByRole('link', { name: '看这个队：平安巡防队' }).click();
      await expect(other.getByText('阮青山（队长）').first()).toBeVisible();
      await expect(other.getByRole('button', { name: '交接队长' })).toHaveCount(0);
    });
  });
