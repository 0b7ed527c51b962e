import { expect } from '@playwright/test';
import { ask, test } from './sign-in';

// What the office does around tasks: its numbers, its templates, people without a phone, and the sums of town and county.
const TEMPLATE = '院坝大扫除';
const FROM_TASK = '夜巡模板';

test.describe
  .serial('the office of volunteering', () => {
    test('贺春梅 sets the numbers of the village; 蓝晓峰 reads them', async ({ openAs }) => {
      const page = await openAs('he-chunmei', '/work/tasks');
      await page.getByRole('link', { name: '任务设置' }).click();
      await expect(page.getByText('村里还没有自己定过')).toBeVisible();
      await expect(page.getByText('还没有改过。')).toBeVisible();
      await page.getByLabel('第二次提醒，提前').fill('30');
      await page.getByRole('button', { name: '保存' }).click();
      await expect(page.getByText('要小于第一次提醒的小时数').first()).toBeVisible();
      await page.getByLabel('第二次提醒，提前').fill('3');
      await page.getByLabel('请假，至少提前').fill('24');
      await page.getByRole('button', { name: '保存' }).click();
      await expect(page.getByText(/贺春梅在.*定的/)).toBeVisible();
      await expect(page.getByText('请假提前（小时）：12 → 24')).toBeVisible();

      const other = await openAs('lan-xiaofeng', '/work/tasks/settings');
      await expect(other.getByText('24小时').first()).toBeVisible();
      await expect(other.getByText('由村文书或村支书改。')).toBeVisible();
      await expect(other.getByRole('button', { name: '保存' })).toHaveCount(0);
    });

    test('贺春梅 writes a template, changes it, and posts a task with it', async ({ openAs }) => {
      const page = await openAs('he-chunmei', '/work/tasks/templates');
      await page.getByRole('link', { name: '新建模板' }).click();
      await page.getByRole('textbox', { name: '任务名称' }).fill(TEMPLATE);
      await page.getByRole('textbox', { name: '在哪里集合' }).fill('文化广场');
      await page.getByLabel('人数').first().fill('12');
      await page.getByLabel('平时几点开始').fill('08:30');
      await page.getByRole('button', { name: '保存模板' }).click();
      const card = page.getByRole('article').filter({ hasText: TEMPLATE });
      await expect(card).toContainText('只一次 · 08:30开始，2小时 · 12人');

      await page.getByRole('link', { name: `修改：${TEMPLATE}` }).click();
      await expect(page.getByRole('heading', { level: 1, name: `改模板：${TEMPLATE}` })).toBeVisible();
      await page.getByRole('textbox', { name: '在哪里集合' }).fill('村委会院坝');
      await page.getByRole('button', { name: '保存模板' }).click();
      await expect(card).toContainText('村委会院坝');

      await page.getByRole('link', { name: `用它发布任务：${TEMPLATE}` }).click();
      await expect(page.getByRole('textbox', { name: '在哪里集合' })).toHaveValue('村委会院坝');
      await expect(page.getByLabel('开始', { exact: true })).toHaveValue('08:30');
      await page.getByRole('button', { name: '发布任务' }).click();
      await expect(page.getByRole('heading', { level: 1, name: TEMPLATE })).toBeVisible();
    });

    test('a posted task becomes a template, the same name is refused in words, and a retired one comes back', async ({
      openAs,
    }) => {
      const page = await openAs('he-chunmei', '/work/tasks');
      await page
        .getByRole('link', { name: new RegExp(TEMPLATE) })
        .first()
        .click();
      await page.getByRole('link', { name: '存成模板' }).click();
      await expect(page.getByLabel('平时几点开始')).toHaveValue('08:30');
      await page.getByRole('button', { name: '保存模板' }).click();
      await expect(page.getByText('村里已经有这个名字了，请换一个。').first()).toBeVisible();
      await page.getByRole('textbox', { name: '任务名称' }).fill(FROM_TASK);
      await page.getByRole('button', { name: '保存模板' }).click();
      await page.getByRole('button', { name: `停用：${FROM_TASK}` }).click();
      await page.getByRole('dialog').getByRole('button', { name: '停用' }).click();
      await expect(page.getByRole('button', { name: `恢复使用：${FROM_TASK}` })).toBeVisible();
      await page.getByRole('button', { name: `恢复使用：${FROM_TASK}` }).click();
      await expect(page.getByRole('button', { name: `停用：${FROM_TASK}` })).toBeVisible();
    });

    test('贺春梅 registers somebody without a phone from a signed form', async ({ openAs }) => {
      const page = await openAs('he-chunmei', '/work/volunteers');
      type Person = {
        name: string;
        state: string;
        birthYear: number | null;
        household: { number: string } | null;
        volunteer: { id: string } | null;
      };
      const { residents } = await ask<{ residents: { nodes: Person[] } }>(
        page.request,
        `query ($villageId: ID!) { residents(villageId: $villageId, first: 200) {
          nodes { name state birthYear household { number } volunteer { id } } } }`,
        {
          villageId: (
            await ask<{ viewer: { village: { id: string } } }>(page.request, '{ viewer { village { id } } }')
          ).viewer.village.id,
        },
      );
      const bornIn = (from: number, to: number): Person => {
        const person = residents.nodes.find(
          ({ state, birthYear, household, volunteer }) =>
            state === 'ACTIVE' &&
            household &&
            !volunteer &&
            birthYear &&
            birthYear >= from &&
            birthYear <= to,
        );
        if (!person) throw new Error(`Nobody born between ${from} and ${to} is left to be registered`);
        return person;
      };
      const choose = async ({ name, household }: Person): Promise<void> => {
        await page.getByRole('combobox', { name: '替谁登记' }).fill(name);
        await page
          .getByRole('option')
          .filter({ hasText: name })
          .filter({ hasText: household?.number ?? '' })
          .first()
          .click();
      };
      const [person, pupil] = [bornIn(1950, 1990), bornIn(2010, 2020)];
      await page.getByRole('link', { name: '代人登记' }).click();
      await expect(page.getByText('先找到要登记的人。')).toBeVisible();
      await choose(person);
      await page.getByRole('checkbox', { name: '做饭' }).check();
      await page.getByRole('button', { name: '周六 上午' }).click();
      await page.getByRole('button', { name: '代人登记' }).click();
      // Not without the number of the signed form.
      await expect(page.getByText('已登记为志愿者')).toHaveCount(0);
      await page.getByLabel('登记表编号').fill('志愿-2025-031');
      await page.getByRole('button', { name: '代人登记' }).click();
      await expect(page.getByText('已登记为志愿者')).toBeVisible();
      await choose(person);
      await expect(page.getByText(new RegExp(`${person.name}已经是志愿者了，编号ZY`))).toBeVisible();

      // A minor whose guardian has not agreed: the form does not open, and the way to the consent does.
      await choose(pupil);
      await expect(page.getByText(`${pupil.name}还没满18岁`)).toBeVisible();
      await expect(page.getByRole('link', { name: '登记监护人同意' })).toBeVisible();
    });

    test('沈若兰 sees the county by towns and goes down to a village', async ({ openAs }) => {
      const page = await openAs('shen-ruolan', '/work/volunteering');
      await expect(page.getByRole('columnheader', { name: '镇、村' })).toBeVisible();
      await expect(page.getByRole('img', { name: /每月服务时长的柱形图/ })).toBeVisible();
      await page.getByRole('link', { name: '金池镇' }).click();
      await expect(page.getByRole('heading', { level: 1, name: /^金池镇/ })).toBeVisible();
      await page.getByRole('link', { name: '银杏坝村' }).click();
      await expect(page.getByRole('heading', { level: 1, name: /^银杏坝村/ })).toBeVisible();
      await expect(page.getByRole('link', { name: '时长明细' })).toBeVisible();
      await page.getByRole('link', { name: '回到金池镇' }).click();
      await expect(page.getByRole('heading', { level: 1, name: /^金池镇/ })).toBeVisible();
    });
  });
