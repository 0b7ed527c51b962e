import { readFile } from 'node:fs/promises';
import { type APIRequestContext, expect, type Page } from '@playwright/test';
import { ask, settle, test } from './sign-in';

// Who looked, consents, the own file and being erased, as people do it; and the public pages read letter by letter.
const PHONE = { viewport: { width: 390, height: 844 } };
// Several windows a step, on a machine that may be busy.
test.setTimeout(180_000);

const HONOUR = '姓名和照片上光荣榜';
const NEW_WORDS = '村里可以在光荣榜和公示栏写我的全名，不放照片。随时可以撤回，两个工作日内撤下。';
// A villager with a year of good works, whom no other story needs.
const LEAVES = '柯长明';
const PASSWORD = 'ke-chang-ming-2025';

type Line = { id: string; kind: string; amount: number; balanceAfter: number };

/** The purse of the household of the one who leaves, whole, with what else of him a journey needs. */
async function purseOf(request: APIRequestContext, householdId?: string) {
  type Found = {
    residents: { nodes: { id: string; phone: string; household: { id: string } }[] };
    records: { nodes: { id: string }[] };
  };
  const { viewer } = await ask<{ viewer: { village: { id: string } } }>(
    request,
    '{ viewer { village { id } } }',
  );
  const villageId = viewer.village.id;
  const { residents, records } = await ask<Found>(
    request,
    `query ($villageId: ID!, $name: String!) {
       residents(villageId: $villageId, search: $name, first: 5) { nodes { id phone household { id } } }
       records(filter: { villageId: $villageId, search: $name, states: [RELEASED] }, first: 1) { nodes { id } } }`,
    { villageId, name: LEAVES },
  );
  const [person] = residents.nodes;
  const id = householdId ?? person?.household.id ?? '';
  const { household } = await ask<{ household: { balance: number; statement: { nodes: Line[] } } }>(
    request,
    `query ($id: ID!) { household(id: $id) { balance
       statement(first: 100) { nodes { id kind amount balanceAfter } } } }`,
    { id },
  );
  return {
    villageId,
    householdId: id,
    residentId: person?.id ?? '',
    phone: person?.phone ?? '',
    recordId: records.nodes[0]?.id ?? '',
    balance: household.balance,
    lines: household.statement.nodes,
  };
}

test.describe
  .serial('privacy', () => {
    test('沈若兰 words a consent anew, and every version stays to be read', async ({ openAs }) => {
      const page = await openAs('shen-ruolan', '/work/privacy?view=texts');
      const text = page.getByRole('article').filter({ hasText: HONOUR });
      await expect(text).toContainText('第 1 版');
      await text.getByRole('button', { name: '写新的一版' }).click();
      const dialog = page.getByRole('dialog', { name: '写第 2 版' });
      await dialog.getByRole('textbox', { name: '内容（中文）' }).fill(NEW_WORDS);
      await dialog.getByRole('button', { name: '从现在起用' }).click();
      await expect(dialog).toHaveCount(0);
      await expect(text).toContainText(NEW_WORDS);
      await expect(text).toContainText('沈若兰定的');
      await expect(text).toContainText(/另有 \d+ 人同意的是以前的写法/);
      await text.getByText('以前的写法（1 版）').click();
      await expect(text.getByText('村微信群', { exact: false })).toBeVisible();
      // The secretary reads them and sets the village's days, and writes no wording.
      const secretary = await openAs('zheng-shoutian', '/work/privacy?view=texts');
      await expect(secretary.getByRole('article').filter({ hasText: HONOUR })).toContainText('第 2 版');
      await expect(secretary.getByRole('button', { name: '写新的一版' })).toHaveCount(0);
      await secretary.getByRole('spinbutton', { name: /多少天内答复/ }).fill('12');
      await secretary.getByRole('button', { name: '保存' }).click();
      await expect(secretary.getByText('已保存。')).toBeVisible();
    });

    test('邓巧珍 reads who looked at her records, is asked again, takes a consent back and gives it', async ({
      openAs,
    }) => {
      const clerk = await openAs('he-chunmei', '/work/people?view=residents&q=邓巧珍');
      await clerk.getByRole('link', { name: '邓巧珍' }).click();
      await settle(clerk);

      const page = await openAs('deng-qiaozhen', '/account', PHONE);
      await expect(page.getByRole('main')).toContainText('同意书有了新的写法');
      await page.getByRole('link', { name: '去看看' }).click();
      const looks = page.getByRole('list', { name: '谁看过我的资料' });
      await expect(looks.getByRole('listitem').first()).toContainText('贺春梅（村文书） 看了手机号');
      const consent = page.getByRole('article').filter({ hasText: HONOUR });
      await expect(consent).toContainText(NEW_WORDS);
      await expect(consent).toContainText('您同意的是第 1 版，上面是第 2 版');
      await consent.getByRole('button', { name: '同意新的写法' }).click();
      await expect(consent).not.toContainText('您同意的是第 1 版');
      await expect(consent).toContainText('第 2 版');
      await consent.getByRole('button', { name: '撤回' }).click();
      await expect(consent).toContainText('没有同意');
      await consent.getByRole('button', { name: '同意' }).click();
      await expect(consent).toContainText('已同意');
      // The other one that was worded anew is not for her any more.
      const phone = page.getByRole('article').filter({ hasText: '用我的手机号发通知' });
      await phone.getByRole('button', { name: '撤回' }).click();
      await expect(phone).toContainText('没有同意');
      await page.getByRole('link', { name: '我的账号' }).click();
      await expect(page.getByRole('link', { name: '我的隐私' })).toBeVisible();
      await expect(page.getByRole('main')).not.toContainText('同意书有了新的写法');
    });

    test('she takes her whole file home', async ({ openAs }) => {
      const page = await openAs('deng-qiaozhen', '/privacy', PHONE);
      await page.getByRole('link', { name: '取出我的全部资料' }).click();
      await page.getByRole('button', { name: '取出资料' }).click();
      await expect(page.getByRole('heading', { name: '邓巧珍 的资料' })).toBeVisible();
      await expect(page.getByRole('heading', { name: '谁看过您的资料' })).toBeVisible();
      const [download] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: '下载文件（JSON）' }).click(),
      ]);
      const file: { profile: { name: string }[] } = JSON.parse(await readFile(await download.path(), 'utf8'));
      expect(file.profile[0]?.name).toBe('邓巧珍');
    });

    test('柯长明 asks on his phone to be erased, two people do it: the name is gone, the figures stay', async ({
      openAs,
      browser,
    }) => {
      const clerk = await openAs('he-chunmei', `/work/people?view=residents&q=${LEAVES}`);
      const before = await purseOf(clerk.request);
      expect(before.lines.length).toBeGreaterThan(10);
      await ask(clerk.request, 'mutation ($input: LoginInput!) { openLogin(input: $input) { id } }', {
        input: { requestId: crypto.randomUUID(), residentId: before.residentId, password: PASSWORD },
      });
      const own = await browser.newContext(PHONE);
      const phone = await own.newPage();
      await phone.goto('/privacy');
      await settle(phone);
      await phone.getByRole('textbox', { name: '手机号或卡号' }).fill(before.phone);
      await phone.getByRole('textbox', { name: '密码', exact: true }).fill(PASSWORD);
      await phone.getByRole('button', { name: '登录', exact: true }).click();
      await expect(phone.getByRole('heading', { level: 1, name: '我的隐私' })).toBeVisible();
      await phone.getByRole('button', { name: '申请注销' }).click();
      const wish = phone.getByRole('dialog', { name: '确定申请注销？' });
      await wish.getByRole('textbox', { name: /想说的话/ }).fill('我要迁到女儿家去住了。');
      await wish.getByRole('button', { name: '申请注销' }).click();
      await expect(phone.getByRole('article').filter({ hasText: '待核对' })).toContainText('前答复');

      await clerk.goto('/work/privacy');
      const request = clerk.getByRole('article').filter({ hasText: LEAVES });
      await expect(request).toContainText('我要迁到女儿家去住了。');
      await request.getByRole('button', { name: '核对无误' }).click();
      await clerk.getByRole('dialog').getByRole('button', { name: '核对无误' }).click();
      await expect(request).toContainText('已核对，待第二人执行');
      await expect(request.getByRole('button', { name: '执行注销' })).toHaveCount(0);

      const secretary = await openAs('zheng-shoutian', '/work/privacy');
      await secretary
        .getByRole('article')
        .filter({ hasText: LEAVES })
        .getByRole('button', { name: '执行注销' })
        .click();
      await secretary.getByRole('dialog').getByRole('button', { name: '执行注销' }).click();
      const done = secretary.getByRole('article').filter({ hasText: '名册：去掉 1 处' });
      await expect(done.getByRole('heading', { name: /^已注销[0-9A-Z]{5}$/ })).toBeVisible();
      const code = (await done.getByRole('heading').first().textContent()) ?? '';

      // Nobody is called so any more, wherever one looks; the sign-in is gone with the name.
      for (const path of [
        `/work/people?view=residents&q=${LEAVES}`,
        `/work/households/${before.householdId}`,
        `/work/records/${before.recordId}`,
        '/work/privacy',
        `/board/${before.villageId}/explain/${before.recordId}`,
      ]) {
        await secretary.goto(path);
        await settle(secretary);
        await expect(secretary.getByRole('main'), path).not.toContainText(LEAVES);
      }
      await secretary.goto(`/work/records/${before.recordId}`);
      await expect(secretary.getByRole('main')).toContainText(code);
      await phone.goto('/privacy');
      await expect(phone.getByRole('textbox', { name: '密码', exact: true })).toBeVisible();
      await own.close();

      // Every figure of the purse is what it was.
      const { lines, balance } = await purseOf(clerk.request, before.householdId);
      expect(lines).toEqual(before.lines);
      expect(balance).toBe(before.balance);
    });

    test('罗启明 finds in the log who looked', async ({ openAs }) => {
      const page = await openAs('luo-qiming', '/work/privacy?view=log');
      await page.getByLabel('村（社区）').selectOption({ label: '银杏坝村' });
      await expect(page).toHaveURL(/village=/);
      await page.getByRole('textbox', { name: '查找' }).fill('邓巧珍');
      await expect(page.getByRole('row').filter({ hasText: '汪德厚' }).first()).toContainText('照片');
    });

    test('the public pages hold no name, no phone and no card of the village', async ({
      openAs,
      browser,
    }) => {
      const clerk = await openAs('he-chunmei', '/work');
      const { viewer } = await ask<{ viewer: { village: { id: string } } }>(
        clerk.request,
        '{ viewer { village { id } } }',
      );
      const villageId = viewer.village.id;
      const secrets = new Set<string>();
      const inOffice = new Set<string>();
      for (let after: string | null = null; ; ) {
        type Listed = {
          residents: {
            nodes: {
              id: string;
              name: string;
              phone: string | null;
              posts: { id: string }[];
              household: { cardNumber: string; cardToken: string } | null;
            }[];
            pageInfo: { endCursor: string | null; hasNextPage: boolean };
          };
        };
        const { residents }: Listed = await ask<Listed>(
          clerk.request,
          `query All($villageId: ID!, $after: String) { residents(villageId: $villageId, first: 200, after: $after) {
             nodes { id name phone posts { id } household { cardNumber cardToken } } pageInfo { endCursor hasNextPage } } }`,
          { villageId, after },
        );
        for (const { id, name, phone, posts, household } of residents.nodes) {
          for (const secret of [id, name, phone, household?.cardNumber, household?.cardToken])
            if (secret) secrets.add(secret);
          if (posts.length > 0) inOffice.add(name);
        }
        after = residents.pageInfo.endCursor;
        if (!residents.pageInfo.hasNextPage) break;
      }
      expect(secrets.size).toBeGreaterThan(500);
      const { board, shops } = await ask<{
        board: { released: { nodes: { recordId: string }[] }; sealMonths: { month: string }[] };
        shops: { settlements: { id: string }[] }[];
      }>(
        clerk.request,
        `query B($villageId: ID!) { board(villageId: $villageId) { released(first: 1) { nodes { recordId } } sealMonths { month } }
           shops(villageId: $villageId) { settlements { id } } }`,
        { villageId },
      );
      const told = async (page: Page, path: string): Promise<string[]> => {
        await page.goto(path);
        await settle(page);
        // The demo's strip names the people whom it offers as sign-ins; the pages proper do not.
        const text = await page.getByRole('main').evaluate((main) => main.outerHTML);
        return [...secrets].filter((secret) => text.includes(secret));
      };
      // Named with their consent, on the roll of honour alone.
      const honoured = ['邓巧珍', '祝新华'];
      const context = await browser.newContext();
      const page = await context.newPage();
      const notice = board.released.nodes[0]?.recordId ?? '';
      const month = board.sealMonths[0]?.month ?? '';
      const paths = ['', '?see=released', '?see=goods', '?see=rules', '/verify'];
      for (const path of [...paths, `/explain/${notice}`, `/seals/${month}`]) {
        const allowed = path === '?see=released' ? honoured : [];
        expect(await told(page, `/board/${villageId}${path}`), path).toEqual(allowed);
      }
      await page.goto(`/board/${villageId}?see=released`);
      await settle(page);
      const roll = page.getByRole('region', { name: '志愿服务光荣榜' });
      for (const name of honoured) {
        await expect(roll).toContainText(name);
        const lines = await roll.getByText(name).count();
        await expect(page.getByRole('main').getByText(name)).toHaveCount(lines);
      }
      await context.close();
      // A settlement sheet goes to a shop outside: it bears the names of those who sign it, and of nobody who bought.
      const settlements = shops.flatMap((shop) => shop.settlements);
      expect(settlements.length).toBeGreaterThan(0);
      for (const { id } of settlements) {
        const names = await told(clerk, `/work/settlements/${id}`);
        expect(names.filter((name) => !inOffice.has(name))).toEqual([]);
      }
    });
  });
