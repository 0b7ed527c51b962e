import { expect } from '@playwright/test';
import { choose, passDays } from './moves';
import { ask, settle, test } from './sign-in';

// A family gives notice on the phone it has; a simple funeral is told by phone, visited, thanked for, and brings thirty
// points that two bodies approve.
const PHONE = { viewport: { width: 390, height: 844 } };
const WORDS = '菜单想请理事会看看';

type Named = { id: string; name: string };
const inDays = (today: string, days: number): string =>
  new Date(Date.parse(today) + days * 86_400_000).toISOString().slice(0, 10);

test.describe
  .serial('a family that gives notice', () => {
    let path = '';

    test('邓巧珍 reads the standard, asks for tables and sends it', async ({ openAs }) => {
      const page = await openAs('deng-qiaozhen', '/ceremonies', PHONE);
      await expect(page.getByText('不超过 20 桌')).toBeVisible();
      await expect(page.getByText('谁送多少不登记', { exact: false })).toBeVisible();
      await page.getByRole('button', { name: '我家要报备' }).click();
      await page.getByRole('radio', { name: '婚事' }).check();
      const day = page.getByLabel('哪天办');
      const today = inDays(await day.inputValue(), -5);
      await day.fill(inDays(today, 20));
      await page.getByLabel('桌数').fill('24');
      await page.getByLabel('每桌大概多少钱').fill('280');
      await page.getByLabel('在哪里办').fill('自家院坝');
      await page.getByLabel('方桌', { exact: true }).fill('24');
      await page.getByLabel('还有什么要说的').fill(WORDS);
      await page.getByRole('button', { name: '报备', exact: true }).click();
      await settle(page);
      await expect(page.getByRole('heading', { level: 1, name: '婚事' })).toBeVisible();
      await expect(page.getByText('已报备').first()).toBeVisible();
      await expect(page.getByText('超过村里的标准', { exact: false })).toBeVisible();
      path = new URL(page.url()).pathname;
    });

    test('she makes it smaller, and it fits', async ({ openAs }) => {
      const page = await openAs('deng-qiaozhen', path, PHONE);
      await page.getByRole('button', { name: '改一改' }).click();
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('桌数').fill('16');
      await dialog.getByRole('button', { name: '改一改' }).click();
      await expect(page.getByRole('dialog')).toHaveCount(0);
      await expect(page.getByText('16 桌', { exact: false }).first()).toBeVisible();
      await expect(page.getByText('超过村里的标准', { exact: false })).toHaveCount(0);
    });

    test('唐福来 goes through the list and agrees; she is told', async ({ openAs }) => {
      const page = await openAs('tang-fulai', `/work${path}`);
      await expect(page.getByText(WORDS)).toBeVisible();
      await page.getByRole('checkbox', { name: /讲清村里的标准/ }).check();
      await page.getByRole('button', { name: '商定好了' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '商定好了' }).click();
      await expect(page.getByRole('dialog')).toContainText('讲清礼金限额');
      await page.keyboard.press('Escape');
      await page.getByRole('checkbox', { name: /讲清礼金限额/ }).check();
      await expect(page.getByText(/^唐福来，/)).toHaveCount(2);
      await page.getByRole('button', { name: '商定好了' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '商定好了' }).click();
      await expect(page.getByText('已商定').first()).toBeVisible();
      const family = await openAs('deng-qiaozhen', '/messages', PHONE);
      await expect(family.getByText('理事会跟您家商定好了', { exact: false }).first()).toBeVisible();
    });

    test('a neighbour and the public see nothing of it', async ({ openAs, page }) => {
      const neighbour = await openAs('lan-xiaofeng', path);
      await expect(neighbour.getByText(WORDS)).toHaveCount(0);
      const { viewer } = await ask<{ viewer: { village: Named } }>(
        neighbour.request,
        '{ viewer { village { id } } }',
      );
      await page.goto(`/board/${viewer.village.id}/customs`);
      await settle(page);
      await expect(page.getByText('只有合计数', { exact: false })).toBeVisible();
      await expect(page.getByText('邓巧珍')).toHaveCount(0);
    });
  });

test.describe
  .serial('a simple funeral told by phone', () => {
    let family = '';
    let path = '';
    let record = '';

    test('唐福来 writes it down: twelve tables', async ({ openAs }) => {
      const page = await openAs('tang-fulai', '/work/ceremonies');
      const { viewer } = await ask<{ viewer: { village: Named } }>(
        page.request,
        '{ viewer { village { id } } }',
      );
      const clerk = (await openAs('he-chunmei')).request;
      const { households } = await ask<{ households: { nodes: { head: Named | null }[] } }>(
        clerk,
        'query ($v: ID!) { households(villageId: $v, search: "沟口", first: 40) { nodes { head { id name } } } }',
        { v: viewer.village.id },
      );
      family = households.nodes.at(-1)?.head?.name ?? '';
      await page.getByRole('button', { name: '接到报备，替他登记' }).click();
      const dialog = page.getByRole('dialog');
      await choose(page, '跟谁联系', family);
      await dialog.getByRole('radio', { name: '丧事' }).check();
      await dialog.getByRole('radio', { name: '接到电话' }).check();
      const day = dialog.getByLabel('哪天办');
      const today = inDays(await day.inputValue(), -5);
      await day.fill(inDays(today, 1));
      await dialog.getByLabel('桌数').fill('12');
      await dialog.getByLabel('每桌大概多少钱').fill('200');
      await dialog.getByRole('button', { name: '替他报备' }).click();
      await settle(page);
      await expect(page.getByRole('heading', { level: 1, name: '丧事' })).toBeVisible();
      await expect(page.getByText('唐福来（接到电话）')).toBeVisible();
      path = new URL(page.url()).pathname;
      await page.getByRole('checkbox', { name: /讲清村里的标准/ }).check();
      await page.getByRole('checkbox', { name: /讲清礼金限额/ }).check();
      await expect(page.getByText(/^唐福来，/)).toHaveCount(2);
      await page.getByRole('button', { name: '商定好了' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '商定好了' }).click();
      await expect(page.getByText('已商定').first()).toBeVisible();
      await expect(page.getByRole('button', { name: '登记走访' })).toHaveCount(0);
    });

    test('he visits on the day, thanks the family, and the record is filed', async ({ openAs }) => {
      await passDays(await openAs('he-chunmei', '/work'), '过一天', 2);
      const page = await openAs('tang-fulai', path);
      await page.getByRole('button', { name: '登记走访' }).click();
      await page.getByRole('dialog').getByLabel('看到的情况').fill('十二桌，没有请演出。');
      await page.getByRole('dialog').getByRole('button', { name: '登记走访' }).click();
      await expect(page.getByText('符合标准')).toBeVisible();
      await page.getByRole('button', { name: '道谢并办结' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '道谢并办结' }).click();
      const note = page.getByRole('region', { name: '感谢信' });
      await expect(note).toContainText(`${family} 家`);
      await expect(note).toContainText('12 桌');
      await expect(page.getByText('¥11,100', { exact: false }).first()).toBeVisible();
      await page.getByRole('link', { name: '看这条记录' }).click();
      await settle(page);
      await expect(page.getByText('丧事简办并按标准办理').first()).toBeVisible();
      record = new URL(page.url()).pathname;
      await expect(page.getByRole('button', { name: '批准' })).toHaveCount(0);
    });

    test('thirty points need the clerk’s check and two approvers', async ({ openAs, page }) => {
      const clerk = await openAs('he-chunmei', record);
      await clerk.getByRole('button', { name: '核对无误' }).click();
      await clerk.getByRole('dialog').getByRole('button', { name: '核对无误' }).click();
      await expect(clerk.getByRole('main')).toContainText('待审批');

      const village = await ask<{ viewer: { village: Named } }>(
        clerk.request,
        '{ viewer { village { id } } }',
      );
      const { councils } = await ask<{
        councils: {
          kind: { code: string };
          seats: { role: string; resident: Named & { phone: string | null; hasLogin?: boolean } }[];
        }[];
      }>(
        clerk.request,
        'query ($v: ID!) { councils(areaId: $v) { kind { code } seats { role resident { id name phone } } } }',
        { v: village.viewer.village.id },
      );
      const members = (councils.find(({ kind }) => kind.code === 'RW')?.seats ?? []).filter(
        ({ role, resident }) => role === 'COUNCIL_MEMBER' && resident.phone,
      );
      const member = members.at(-1)?.resident;
      if (!member?.phone) throw new Error('The council has no member with a phone');
      const input = { requestId: crypto.randomUUID(), residentId: member.id, password: 'sang-shi-12zhuo' };
      await ask(clerk.request, 'mutation ($input: LoginInput!) { openLogin(input: $input) { id } }', {
        input,
      });
      await page.goto('/sign-in');
      await page.getByRole('textbox', { name: '手机号或卡号' }).fill(member.phone);
      await page.getByRole('textbox', { name: '密码', exact: true }).fill(input.password);
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText(member.name);
      await page.goto(record);
      await settle(page);
      await page.getByRole('button', { name: '批准' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '批准' }).click();
      await expect(page.getByRole('button', { name: '批准' })).toHaveCount(0);
      await expect(page.getByRole('main')).toContainText('待审批');

      const secretary = await openAs('zheng-shoutian', record);
      await secretary.getByRole('button', { name: '批准' }).click();
      await secretary.getByRole('dialog').getByRole('button', { name: '批准' }).click();
      await expect(secretary.getByRole('main')).toContainText('公示中');
    });
  });
