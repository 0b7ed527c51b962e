import { expect } from '@playwright/test';
import { ask, settle, test } from './sign-in';

// A member's year: a name put forward and its yes, duties written down and confirmed, the sheet before a re-appointment,
// and what village, town and county see of it.
const PHONE = { viewport: { width: 390, height: 844 } };

type Council = { id: string; nameZh: string; kind: { code: string } };

test.describe
  .serial('a member’s year', () => {
    let village = '';
    let councils: Council[] = [];
    let before = 0;
    const idOf = (code: string): string => councils.find(({ kind }) => kind.code === code)?.id ?? '';

    test('the councils are known', async ({ openAs }) => {
      const clerk = (await openAs('he-chunmei')).request;
      const { viewer } = await ask<{ viewer: { village: { id: string } } }>(
        clerk,
        '{ viewer { village { id } } }',
      );
      village = viewer.village.id;
      ({ councils } = await ask<{ councils: Council[] }>(
        clerk,
        'query ($v: ID!) { councils(areaId: $v) { id nameZh kind { code } } }',
        { v: village },
      ));
      expect(councils).toHaveLength(7);
    });

    test('邓巧珍 was put forward, and says yes on her phone', async ({ openAs }) => {
      const page = await openAs('deng-qiaozhen', '/councils', PHONE);
      const card = page.getByRole('article').filter({ hasText: '村民议事会' });
      await expect(card.getByText('提名中')).toBeVisible();
      await card.getByRole('button', { name: '邓巧珍愿意' }).click();
      await expect(
        card.getByRole('listitem').filter({ hasText: '邓巧珍' }).getByText('愿意', { exact: true }),
      ).toBeVisible();
      // Her neighbours' answers are theirs.
      await expect(card.getByRole('button', { name: /愿意$/ })).toHaveCount(1);
    });

    test('毕秀云 writes down an inspection, and would stay', async ({ openAs }) => {
      const page = await openAs('bi-xiuyun', '/councils', PHONE);
      const card = page.getByRole('article').filter({ hasText: '村务监督委员会' });
      await expect(card.getByText('有1条等确认')).toBeVisible();
      before = Number(/做事\s*(\d+)次/.exec((await card.textContent()) ?? '')?.[1] ?? -1);
      expect(before).toBeGreaterThan(5);
      await expect(card.getByRole('img', { name: /每月次数/ })).toBeVisible();
      await card.getByRole('button', { name: '我做了一件事' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('做的什么').selectOption({ label: '检查' });
      await dialog.getByLabel(/多少分钟/).fill('40');
      await dialog.getByLabel(/简单写一句/).fill('查看库房');
      await dialog.getByRole('button', { name: '记一笔' }).click();
      await expect(card.getByText('有2条等确认')).toBeVisible();
      await card.getByRole('radio', { name: '愿意连任' }).click();
      await expect(page.getByText('记下了', { exact: true })).toBeVisible();
    });

    test('the office confirms it, and not she herself', async ({ openAs }) => {
      const own = await openAs('bi-xiuyun', `/work/councils/${idOf('OC')}/duties`);
      await expect(own.getByText('查看库房').first()).toBeVisible();
      await expect(own.getByRole('button', { name: /^确认/ })).toHaveCount(0);
      await expect(own.getByText('好久没有动静的成员')).toHaveCount(0);

      const clerk = await openAs('he-chunmei', `/work/councils/${idOf('OC')}/duties`);
      await clerk.getByRole('button', { name: '确认毕秀云的检查', exact: true }).first().click();
      await expect(clerk.getByRole('button', { name: '确认毕秀云的检查', exact: true })).toHaveCount(1);
      await clerk.getByRole('button', { name: '确认毕秀云的检查', exact: true }).click();
      await expect(clerk.getByRole('button', { name: '确认毕秀云的检查', exact: true })).toHaveCount(0);
    });

    test('her year has grown by both', async ({ openAs }) => {
      const page = await openAs('bi-xiuyun', '/councils', PHONE);
      const card = page.getByRole('article').filter({ hasText: '村务监督委员会' });
      await expect(card.getByText(`${before + 2}次`, { exact: true })).toBeVisible();
      await expect(card.getByText(/条等确认/)).toHaveCount(0);
    });

    test('唐福来 alone sees who has gone quiet, and prints the sheet of the year', async ({ openAs }) => {
      const chair = await openAs('tang-fulai', `/work/councils/${idOf('RW')}/duties`);
      await expect(chair.getByText('只有您看得到', { exact: false })).toBeVisible();
      await expect(chair.getByText(/天没有动静/).first()).toBeVisible();
      await chair.getByRole('link', { name: '履职表' }).click();
      await settle(chair);
      await expect(chair.getByRole('heading', { level: 1, name: /履职表$/ })).toBeVisible();
      const rows = chair.getByRole('row');
      expect(await rows.count()).toBeGreaterThan(5);
      await expect(rows.nth(1)).toContainText('唐福来');
      await expect(rows.nth(1)).toContainText('会长');
      await expect(chair.getByRole('columnheader', { name: '意见' })).toBeVisible();
      await expect(chair.getByText(/排名第/)).toHaveCount(0);

      const clerk = await openAs('he-chunmei', `/work/councils/${idOf('RW')}/reappointment`);
      await expect(clerk.getByText(/成员的明细先给会长看/)).toBeVisible();
      const villager = await openAs('deng-qiaozhen', `/work/councils/${idOf('RW')}/reappointment`);
      await expect(villager.getByRole('row')).toHaveCount(0);
    });

    test('town and county see councils awake and asleep', async ({ openAs }) => {
      const county = await openAs('shen-ruolan', '/work/council-comparison');
      const towns = county.getByRole('table', { name: '镇' });
      await expect(towns.getByRole('row')).toHaveCount(12);
      await expect(towns.getByRole('img', { name: /近12个月/ }).first()).toBeVisible();
      await county.getByLabel('状态').selectOption({ label: '睡着了' });
      await expect(
        county.getByRole('table', { name: '一个一个看' }).getByText('睡着了').first(),
      ).toBeVisible();
      await expect(county.getByText('唐福来')).toHaveCount(0);
      await towns.getByRole('link', { name: '金池镇' }).click();
      await settle(county);
      await expect(county.getByRole('heading', { level: 1, name: /金池镇/ })).toBeVisible();
      await expect(county.getByRole('table', { name: '村（社区）' }).getByRole('row')).toHaveCount(6);
    });

    test('everybody reads the charter, names masked', async ({ browser, baseURL }) => {
      const context = await browser.newContext({ baseURL, ...PHONE });
      const page = await context.newPage();
      await page.goto(`/board/${village}/councils`);
      await page.getByRole('link', { name: /红白理事会/ }).click();
      await settle(page);
      await expect(page.getByText('唐*来')).toBeVisible();
      await expect(page.getByText('唐福来')).toHaveCount(0);
      await expect(page.getByText(/礼金名单/)).toBeVisible();
      await context.close();
    });
  });
