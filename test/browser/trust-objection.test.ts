import { expect } from '@playwright/test';
import { ask, settle, test } from './sign-in';

// An objection on the board, lowered by the village, appealed on a phone, and decided for good by the town.
const TITLE = '清理磨坊沟沟渠';
const PHONE = { viewport: { width: 390, height: 844 } };

type Named = { id: string };

test.describe
  .serial('an objection', () => {
    let recordId = '';

    test('a line of eight points is on the board', async ({ openAs }) => {
      const leader = await openAs('lan-xiaofeng', '/work');
      const { viewer } = await ask<{ viewer: { village: Named; resident: Named } }>(
        (await openAs('deng-qiaozhen')).request,
        '{ viewer { village { id } resident { id } } }',
      );
      const { rules } = await ask<{ rules: (Named & { code: string })[] }>(
        leader.request,
        'query ($id: ID!) { rules(villageId: $id) { id code } }',
        { id: viewer.village.id },
      );
      const { about } = await ask<{ about: { now: string } }>(leader.request, '{ about { now } }');
      const { fileRecord } = await ask<{ fileRecord: Named }>(
        leader.request,
        'mutation ($input: FileRecordInput!) { fileRecord(input: $input) { id } }',
        {
          input: {
            requestId: crypto.randomUUID(),
            ruleId: rules.find(({ code }) => code === 'EN-05')?.id,
            residentId: viewer.resident.id,
            title: TITLE,
            startedAt: new Date(Date.parse(about.now) - 5 * 3_600_000).toISOString(),
          },
        },
      );
      recordId = fileRecord.id;
      const decide = async (person: 'wang-dehou' | 'zheng-shoutian', decision: string): Promise<void> => {
        await ask(
          (await openAs(person, '/work')).request,
          'mutation ($input: DecisionsInput!) { decideRecords(input: $input) { error } }',
          { input: { requestId: crypto.randomUUID(), decisions: [{ recordId, decision }] } },
        );
      };
      await decide('wang-dehou', 'CHECK');
      await decide('zheng-shoutian', 'APPROVE');
    });

    test('龙志远 objects on the board, and stays unnamed there', async ({ openAs }) => {
      const page = await openAs('long-zhiyuan', '/board', PHONE);
      await page
        .getByRole('link', { name: /银杏坝村/ })
        .first()
        .click();
      await settle(page);
      const line = page
        .getByRole('listitem')
        .filter({ hasText: '邓*珍' })
        .filter({ hasText: 'EN-05' })
        .first();
      await line.getByRole('button', { name: /提异议/ }).click();
      await page.getByRole('dialog').getByLabel('哪里不对，请写清楚').fill('只清了一半，没到水口。');
      await page.getByRole('dialog').getByRole('button', { name: '提异议' }).click();
      await expect(line).toContainText('有异议，暂停到账');
      await expect(line).toContainText(/最迟\d+月\d+日答复/);
      await expect(line).not.toContainText(/龙志远|龙.?远/);

      await page.goto('/objections');
      await settle(page);
      await expect(page.getByText('只清了一半，没到水口。')).toBeVisible();
      await expect(page.getByText('等待答复')).toBeVisible();
    });

    test('贺春梅 lowers it from the list of objections', async ({ openAs }) => {
      const clerk = await openAs('he-chunmei', '/work/objections');
      await clerk.getByRole('link', { name: new RegExp(TITLE) }).click();
      await expect(clerk.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
      await clerk.getByRole('button', { name: '答复异议' }).click();
      const dialog = clerk.getByRole('dialog');
      await dialog.getByRole('radio', { name: /减少积分/ }).check();
      await dialog.getByLabel('改为多少分').fill('5');
      await dialog.getByLabel('说明理由').fill('看过现场，清到一半，按5分记。');
      await dialog.getByRole('button', { name: '答复' }).click();
      await expect(clerk.getByText('减少积分 · 减为 5分')).toBeVisible();
      await expect(clerk.getByText('批准时 8分，后经决定为 5分')).toBeVisible();
      await expect(clerk.getByText('公示中').first()).toBeVisible();
    });

    test('邓巧珍 appeals on her phone', async ({ openAs }) => {
      const page = await openAs('deng-qiaozhen', `/records/${recordId}`, PHONE);
      await expect(page.getByText(/不服可在.*前向镇里申诉一次/)).toBeVisible();
      await page.getByRole('button', { name: '向镇里申诉' }).click();
      await page.getByRole('dialog').getByLabel('为什么不服，请写清楚').fill('水口那段是后来塌的。');
      await page.getByRole('dialog').getByRole('button', { name: '提交申诉' }).click();
      await expect(page.getByText('申诉中')).toBeVisible();
      await expect(page.getByText('有异议').first()).toBeVisible();
      await expect(page.getByText('龙志远')).toHaveCount(0);
    });

    test('方雨晴 decides for the town, and that is final', async ({ openAs }) => {
      const town = await openAs('fang-yuqing', '/work/objections');
      await town.getByRole('link', { name: new RegExp(TITLE) }).click();
      await expect(town.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
      await town.getByRole('button', { name: '裁定申诉' }).click();
      const dialog = town.getByRole('dialog');
      await dialog.getByRole('radio', { name: /维持原答复/ }).check();
      await dialog.getByLabel('说明理由').fill('问过两位邻居，当天确实只清到一半。');
      await dialog.getByRole('button', { name: '裁定' }).click();
      await expect(town.getByText('裁定 · 维持原答复')).toBeVisible();

      const page = await openAs('deng-qiaozhen', `/records/${recordId}`, PHONE);
      await expect(page.getByText('裁定：维持原答复。')).toBeVisible();
      await expect(page.getByRole('button', { name: '向镇里申诉' })).toHaveCount(0);
      await expect(page.getByText('5分').first()).toBeVisible();
    });
  });
