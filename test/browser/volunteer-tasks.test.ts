import { expect } from '@playwright/test';
import { ask, test } from './sign-in';

// A weekly patrol from the organiser's form to the residents' rota: two taps, a full list, moving up, an overlap in words.
const TITLE = '桥头夜巡';
const CLASH = '桥头值守';

test.describe
  .serial('a weekly patrol', () => {
    test('蓝晓峰 posts it from the template, for one person a night', async ({ openAs }) => {
      const page = await openAs('lan-xiaofeng', '/work/tasks');
      await expect(
        page
          .getByRole('table')
          .or(page.getByRole('heading', { level: 3 }))
          .first(),
      ).toBeVisible();
      await page.getByRole('link', { name: '发布任务' }).click();
      await page
        .getByRole('combobox', { name: '从模板开始' })
        .selectOption({ label: '巡逻（红袖套） · 夜间义务巡逻' });
      await page.getByRole('textbox', { name: '任务名称' }).fill(TITLE);
      await page.getByRole('textbox', { name: '在哪里集合' }).fill('老桥头');
      await page.getByLabel('人数').first().fill('1');
      await page.getByRole('checkbox', { name: /^夜间/ }).uncheck();
      await page.getByLabel('开始', { exact: true }).fill('05:10');
      await page.getByLabel('时长（分钟）').fill('60');
      for (const weekday of ['星期一', '星期二', '星期三', '星期四', '星期五', '星期六', '星期日']) {
        await page.getByRole('checkbox', { name: weekday }).check();
      }
      await page.getByRole('button', { name: '发布每周任务' }).click();
      await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
      await expect(page.getByRole('heading', { name: '接下来的任务' })).toBeVisible();
      await expect(page.getByRole('link', { name: TITLE }).first()).toBeVisible();
    });

    test('石有为 signs up in two taps, finds it in his rota; 邓巧珍 waits, moves up and is told', async ({
      openAs,
    }) => {
      const page = await openAs('shi-youwei', '/tasks?kind=PATROL');
      await page
        .getByRole('link', { name: new RegExp(TITLE) })
        .nth(1)
        .click();
      await page.getByRole('button', { name: '报名', exact: true }).click();
      await expect(page.getByText('您已报名')).toBeVisible();
      const address = new URL(page.url()).pathname;
      await page.goto('/rota');
      await expect(page.getByRole('link', { name: new RegExp(TITLE) })).toContainText('我已报名');

      const second = await openAs('deng-qiaozhen', address);
      await second.getByRole('button', { name: '排队候补' }).click();
      await expect(second.getByText('您在候补，第1位')).toBeVisible();
      await second.goto('/rota');
      await expect(second.getByRole('link', { name: new RegExp(TITLE) })).toContainText('候补第1位');

      // He cannot come; she moves up and is told.
      await page.goto(address);
      await page.getByRole('button', { name: '退出' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '退出' }).click();
      await expect(page.getByRole('button', { name: '排队候补' })).toBeVisible();
      await second.goto('/messages');
      await expect(second.getByText(`候补有名额了，您已报上名：${TITLE}`)).toBeVisible();
      await second.getByRole('link', { name: new RegExp(`您已报上名：${TITLE}`) }).click();
      await expect(second.getByText('您已报名')).toBeVisible();
    });

    test('two places at one time are refused in words, and the organiser sees who comes', async ({
      openAs,
    }) => {
      const page = await openAs('deng-qiaozhen', '/rota');
      await page.getByRole('link', { name: new RegExp(TITLE) }).click();
      const taskId = new URL(page.url()).pathname.split('/').at(-1);
      const { task } = await ask<{ task: { startsAt: string; endsAt: string; villageId: string } }>(
        page.request,
        'query ($id: ID!) { task(id: $id) { startsAt endsAt villageId } }',
        { id: taskId },
      );
      const organiser = await openAs('lan-xiaofeng', `/work/tasks/${taskId}`);
      await expect(organiser.getByRole('row').filter({ hasText: '邓巧珍' })).toContainText('已报名');
      const { postTask } = await ask<{ postTask: { id: string } }>(
        organiser.request,
        'mutation ($input: PostTaskInput!) { postTask(input: $input) { id } }',
        {
          input: {
            requestId: crypto.randomUUID(),
            villageId: task.villageId,
            startsAt: task.startsAt,
            endsAt: task.endsAt,
            work: {
              kind: 'PATROL',
              title: CLASH,
              what: '',
              place: '老桥头',
              risk: 'NONE',
              minAge: 18,
              heavy: false,
              night: false,
              places: [{ name: '值守', places: 3 }],
            },
          },
        },
      );
      await page.goto(`/tasks/${postTask.id}`);
      await expect(page.getByText(`这个时间您已经有别的安排：${TITLE}`)).toBeVisible();
      await page.getByRole('button', { name: '报名', exact: true }).click();
      await expect(page.getByText(`「${TITLE}」`)).toBeVisible();

      // Called off: she is told, and the bell counts it.
      await organiser.getByRole('button', { name: '取消任务' }).click();
      const dialog = organiser.getByRole('dialog');
      await dialog.getByRole('textbox').fill('桥面维修');
      await dialog.getByRole('button', { name: '取消任务' }).click();
      await expect(organiser.getByRole('main').getByText('桥面维修').first()).toBeVisible();
      await page.goto('/messages');
      await expect(page.getByText(`任务取消了：${TITLE}`)).toBeVisible();
      await expect(page.getByText('原因：桥面维修')).toBeVisible();
    });

    test('on a phone the month is a list of days, on a wide screen a table', async ({ openAs }) => {
      const phone = await openAs('deng-qiaozhen', '/tasks?month=', { viewport: { width: 390, height: 844 } });
      await phone
        .getByRole('radio', { name: '月历' })
        .or(phone.getByText('月历', { exact: true }))
        .first()
        .click();
      await expect(phone.getByRole('heading', { level: 3 }).first()).toBeVisible();
      await expect(phone.getByRole('table')).toHaveCount(0);
      const wide = await openAs(
        'deng-qiaozhen',
        new URL(phone.url()).pathname + new URL(phone.url()).search,
        {
          viewport: { width: 1280, height: 900 },
        },
      );
      const table = wide.getByRole('table');
      await expect(table.getByRole('columnheader')).toHaveCount(7);
      await expect(table.getByRole('link').first()).toBeVisible();
    });
  });
