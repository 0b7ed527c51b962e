import { expect } from '@playwright/test';
import { dayBefore, passDays, takePhoto } from './moves';
import { test } from './sign-in';

// What a resident claims alone, on a phone and with a photo, and how she later finds it in her statement.
const TITLE = '水井湾护栏松了一根立柱';
const PHONE = { viewport: { width: 390, height: 844 } };

test.describe
  .serial('a claim', () => {
    test('邓巧珍 claims a hazard with a photo and finds it in her records', async ({ openAs }) => {
      const page = await openAs('deng-qiaozhen', '/', PHONE);
      await page.getByRole('main').getByRole('link', { name: '我要申报' }).click();
      await page.getByRole('link', { name: /^上报公共隐患并核实/ }).click();
      await page.getByRole('textbox', { name: '做了什么', exact: true }).fill(TITLE);
      const day = page.getByLabel('哪一天');
      await day.fill(await dayBefore(day));
      await page.getByLabel('几点开始').fill('17:30');
      await page.getByRole('textbox', { name: '在哪里' }).fill('水井湾弯道');
      // A rule that asks for a photo says so before anything is sent.
      await page.getByRole('button', { name: '提交申报' }).click();
      await expect(page.getByRole('alert').first()).toContainText('照片');
      await page.getByLabel('选择照片').setInputFiles(await takePhoto('护栏.jpg'));
      await page.getByRole('button', { name: '提交申报' }).click();

      await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
      await expect(page.getByText('已提交，您不用再做什么')).toBeVisible();
      const photo = page.getByRole('img', { name: '照片 1' });
      await expect(photo).toBeVisible();
      expect(await photo.evaluate((image: HTMLImageElement) => image.naturalWidth)).toBeGreaterThan(0);
      await page.getByRole('navigation', { name: '主要栏目' }).getByRole('link', { name: '记录' }).click();
      await expect(page.getByRole('listitem').filter({ hasText: TITLE })).toContainText('待核对');
    });

    test('汪德厚 looks at the photo and checks, 贺春梅 approves', async ({ openAs }) => {
      const leader = await openAs('wang-dehou', '/work/records?waiting=1');
      await leader.getByRole('textbox', { name: '查找' }).fill(TITLE);
      await leader.getByRole('link', { name: TITLE }).click();
      await leader.getByRole('button', { name: '放大第 1 张照片' }).click();
      await expect(leader.getByRole('dialog').getByRole('img')).toBeVisible();
      await leader.getByRole('dialog').getByRole('button', { name: '关闭' }).click();
      await leader.getByRole('button', { name: '核对无误' }).click();
      await leader.getByRole('dialog').getByRole('button', { name: '核对无误' }).click();
      await expect(leader.getByRole('main')).toContainText('待审批');

      const clerk = await openAs('he-chunmei', '/work/records?waiting=1');
      await clerk.getByRole('textbox', { name: '查找' }).fill(TITLE);
      await clerk.getByRole('link', { name: TITLE }).click();
      await clerk.getByRole('button', { name: '批准' }).click();
      await clerk.getByRole('dialog').getByRole('button', { name: '批准' }).click();
      await expect(clerk.getByRole('main')).toContainText('公示中');
    });

    test('邓巧珍 sees it pending, and after the publicity in her statement with all its names', async ({
      openAs,
    }) => {
      const page = await openAs('deng-qiaozhen', '/');
      await expect(page.getByText('公示中，还不能用')).toBeVisible();
      await passDays(page, '过五天');
      await passDays(page, '过一天');
      await page
        .getByRole('navigation', { name: '主要栏目' })
        .getByRole('link', { name: '积分明细' })
        .click();
      const line = page.getByRole('listitem').filter({ hasText: TITLE });
      await expect(line).toContainText('+3');
      await line.getByText('谁办的').click();
      await expect(line).toContainText('PA-03');
      await expect(line).toContainText('汪德厚');
      await expect(line).toContainText('贺春梅（村值班干部）');
      await line.getByRole('link', { name: '看这件事的经过' }).click();
      await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
    });
  });
