import { expect } from '@playwright/test';
import { choose, dayBefore, passDays, selectRecords } from './moves';
import { test } from './sign-in';

// A night patrol from the roll to the purse: filed, checked, approved, objected to, answered, released.
const TITLE = '老桥头夜间巡逻';
const WALKED = ['黎新民', '秦小曼', '曾广田', '廖春香'] as const;
const LEFT_EARLY = '鲁晓红';

test.describe
  .serial('the night patrol', () => {
    test('蓝晓峰 takes the roll, one who left early gets no points', async ({ openAs }) => {
      const page = await openAs('lan-xiaofeng', '/work');
      await page.getByRole('main').getByRole('link', { name: '活动点名' }).click();
      await choose(page, '按哪条规则', 'PA-01');
      await page.getByRole('textbox', { name: '活动名称' }).fill(TITLE);
      const day = page.getByLabel('哪一天');
      await day.fill(await dayBefore(day));
      await page.getByLabel('开始').fill('20:00');
      await page.getByLabel('结束').fill('22:00');
      await page.getByRole('textbox', { name: '地点' }).fill('老桥头');
      for (const name of [...WALKED, LEFT_EARLY]) {
        await choose(page, /^加人/, name);
        await expect(page.getByText(`已加入 ${name}`)).toBeVisible();
      }
      await page.getByRole('button', { name: `${LEFT_EARLY} 不记分` }).click();
      await page.getByRole('button', { name: '提前离开' }).click();
      await page.getByRole('button', { name: '提交点名册（5 人）' }).click();

      await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
      for (const name of WALKED) {
        await expect(page.getByRole('row').filter({ hasText: name })).toContainText('待核对');
      }
      await expect(page.getByRole('main')).toContainText('没有记分的人');
      await expect(page.getByRole('main')).toContainText('提前离开');
    });

    test('汪德厚 checks the homes of his grid', async ({ openAs }) => {
      const page = await openAs('wang-dehou', '/work');
      await page.getByRole('main').getByRole('link', { name: '待核对' }).first().click();
      await selectRecords(page, TITLE, WALKED.length);
      await page.getByRole('button', { name: '核对无误 4 条' }).click();
      const dialog = page.getByRole('dialog', { name: '核对 4 条记录' });
      await dialog.getByRole('button', { name: '确认处理 4 条' }).click();
      await expect(page.getByRole('dialog', { name: '处理结果' })).toContainText('办好 4 条');
      await page.getByRole('button', { name: '知道了' }).click();
      await expect(page.getByText('没有符合条件的记录')).toBeVisible();
    });

    test('贺春梅 approves the batch and refuses one row with a reason', async ({ openAs }) => {
      const page = await openAs('he-chunmei', '/work');
      await page.getByRole('main').getByRole('link', { name: '待审批' }).first().click();
      await selectRecords(page, TITLE, WALKED.length);
      await page.getByRole('button', { name: '批准 4 条' }).click();
      const dialog = page.getByRole('dialog', { name: '批准 4 条记录' });
      const row = dialog.getByRole('listitem').filter({ hasText: '廖春香' });
      await row.getByRole('combobox', { name: '这一条' }).selectOption('不予通过');
      // A refusal without its reason goes nowhere, and the dialog says which one lacks it.
      await dialog.getByRole('button', { name: '确认处理 4 条' }).click();
      await expect(dialog.getByRole('alert').first()).toContainText('请填写这一条的理由');
      await row.getByRole('textbox', { name: '这一条的理由' }).fill('签退表上没有她的名字');
      await dialog.getByRole('button', { name: '确认处理 4 条' }).click();
      await expect(page.getByRole('dialog', { name: '处理结果' })).toContainText('办好 4 条');
      await page.getByRole('button', { name: '知道了' }).click();

      await page.getByRole('navigation', { name: '工作栏目' }).getByRole('link', { name: '记录' }).click();
      await page.getByRole('textbox', { name: '查找' }).fill(TITLE);
      const rows = page.getByRole('row').filter({ hasText: TITLE });
      await expect(rows).toHaveCount(4);
      await expect(rows.filter({ hasText: '公示中' })).toHaveCount(3);
      await rows.filter({ hasText: '廖春香' }).getByRole('link', { name: TITLE }).click();
      await expect(page.getByRole('main')).toContainText('签退表上没有她的名字');
    });

    test('石有为, a neighbour, objects on the public board', async ({ openAs }) => {
      const page = await openAs('shi-youwei', '/board');
      await page.getByRole('link', { name: '我的村：银杏坝村' }).click();
      await page.getByRole('button', { name: /^对 曾\*田（上坝-017）的“夜间义务巡逻满2小时”提异议/ }).click();
      const dialog = page.getByRole('dialog', { name: '提出异议' });
      await dialog.getByRole('textbox', { name: '哪里不对' }).fill('那晚九点多在村口碰到他，不像在巡逻。');
      await dialog.getByRole('button', { name: '提异议' }).click();
      await expect(page.getByText('异议已收到，会按时答复')).toBeVisible();
      await expect(page.getByRole('listitem').filter({ hasText: '曾*田' }).first()).toContainText(
        '有异议，暂停到账',
      );
    });

    test('郑守田 answers: the patrol stands', async ({ openAs }) => {
      const page = await openAs('zheng-shoutian', '/work');
      await page.getByRole('main').getByRole('link', { name: '待答复的异议' }).click();
      await page.getByRole('main').getByRole('link', { name: TITLE }).click();
      await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
      await page.getByRole('button', { name: '答复异议' }).click();
      const dialog = page.getByRole('dialog', { name: '答复异议' });
      await expect(dialog).toContainText('不像在巡逻');
      await dialog.getByRole('radio', { name: '维持原记录' }).check();
      await dialog
        .getByRole('textbox', { name: '说明理由' })
        .fill('队长和签到表都证明他在岗，九点是换岗路过。');
      await dialog.getByRole('button', { name: '答复', exact: true }).click();
      await expect(dialog).toBeHidden();
      await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
      await expect(page.getByRole('main')).toContainText('九点是换岗路过');
      await expect(page.getByRole('main')).toContainText('公示中');
    });

    test('after the publicity the points are in the purse, with the names of all who signed', async ({
      openAs,
    }) => {
      const page = await openAs('he-chunmei', '/work/records');
      await passDays(page, '过五天');
      await passDays(page, '过一天');
      await page.getByRole('textbox', { name: '查找' }).fill(TITLE);
      const rows = page.getByRole('row').filter({ hasText: TITLE });
      await expect(rows.filter({ hasText: '已到账' })).toHaveCount(3);
      await rows.filter({ hasText: '曾广田' }).getByRole('link', { name: TITLE }).click();
      for (const name of ['蓝晓峰', '汪德厚', '贺春梅']) {
        await expect(page.getByRole('main')).toContainText(name);
      }
    });
  });
