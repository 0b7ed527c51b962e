import { expect } from '@playwright/test';
import { choose, passDays } from './moves';
import { ask, settle, test } from './sign-in';

// 祝桂英 calls the village: the clerk writes it down, asks the one who fits, who goes, and the clerk calls back.
const WORDS = '买酱油两瓶、白糖一斤';
const PHONE = { viewport: { width: 390, height: 844 } };

type Named = { id: string; name: string };

test.describe
  .serial('a call for help', () => {
    let needId = '';

    test('龙志远 serves in the elders’ team', async ({ openAs }) => {
      const clerk = (await openAs('he-chunmei')).request;
      const { viewer } = await ask<{ viewer: { village: Named } }>(clerk, '{ viewer { village { id } } }');
      const keeper = (await openAs('long-zhiyuan')).request;
      const { viewer: own } = await ask<{ viewer: { resident: Named } }>(
        keeper,
        '{ viewer { resident { id } } }',
      );
      const { teams } = await ask<{ teams: Named[] }>(
        clerk,
        'query ($v: ID!) { teams(villageId: $v) { id name } }',
        {
          v: viewer.village.id,
        },
      );
      const team = teams.find(({ name }) => name === '敬老队');
      const residentId = own.resident.id;
      const volunteer = {
        requestId: crypto.randomUUID(),
        residentId,
        skills: ['DRIVING'],
        languages: ['DIALECT'],
        available: 2 ** 21 - 1,
        lightOnly: false,
        noNight: false,
      };
      // He may be registered, and in the team, already.
      await ask(clerk, 'mutation ($input: VolunteerInput!) { registerVolunteer(input: $input) { id } }', {
        input: volunteer,
      }).catch((error: Error) => expect(error.message).toBe('ILLEGAL_MOVE'));
      const member = { requestId: crypto.randomUUID(), teamId: team?.id, residentId };
      await ask(clerk, 'mutation ($input: EnrolInput!) { enrolMember(input: $input) { id } }', {
        input: member,
      }).catch((error: Error) => expect(error.message).toBe('ALREADY_IN_TEAM'));
    });

    test('贺春梅 takes the call and gives it to the team', async ({ openAs }) => {
      const clerk = await openAs('he-chunmei', '/work/needs');
      await clerk.getByRole('button', { name: '接到求助，替他登记' }).click();
      const dialog = clerk.getByRole('dialog');
      await choose(clerk, '哪一户', '祝桂英');
      await dialog.getByRole('radio', { name: '代买东西' }).check();
      await dialog.getByRole('radio', { name: '明天' }).check();
      await dialog.getByRole('radio', { name: '一整天都行' }).check();
      await dialog.getByLabel(/说说要帮什么/).fill(WORDS);
      await dialog.getByLabel('说什么话方便').selectOption({ label: '本地话' });
      await expect(dialog.getByLabel('算哪类服务')).toHaveValue('');
      await dialog.getByLabel('算哪类服务').selectOption({ label: '抚老' });
      await dialog.getByRole('button', { name: '登记求助' }).click();
      await settle(clerk);
      await expect(clerk.getByRole('heading', { level: 1, name: '代买东西' })).toBeVisible();
      await expect(clerk.getByText('贺春梅（接电话）')).toBeVisible();
      await expect(clerk.getByText(WORDS)).toBeVisible();
      await expect(clerk.getByText('抚老', { exact: true })).toBeVisible();
      await expect(clerk.getByText('会说本地话').first()).toBeVisible();
      needId = clerk.url().split('/').at(-1) ?? '';

      // Everybody suggested comes with reasons in words.
      await expect(clerk.getByText(/这个月(还没帮过|只帮过|已帮过)/).first()).toBeVisible();
      await expect(clerk.getByText(/有空/).first()).toBeVisible();
      await clerk.getByLabel('交给哪支队').selectOption({ label: '敬老队' });
      await clerk.getByRole('button', { name: '交给整支队' }).click();
      await expect(clerk.getByText('等人接').first()).toBeVisible();
    });

    test('龙志远 accepts on his phone, and sees whose it is only then', async ({ openAs }) => {
      const page = await openAs('long-zhiyuan', '/help/open', PHONE);
      await page.goto(`/help/${needId}`);
      await settle(page);
      await expect(page.getByText('接了以后才看得到是哪一户')).toBeVisible();
      await expect(page.getByText('祝桂英')).toHaveCount(0);
      await expect(page.getByText(WORDS)).toHaveCount(0);
      await page.getByRole('button', { name: '我去帮忙' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '我去帮忙' }).click();
      await expect(page.getByText(/上坝-003 祝桂英/)).toBeVisible();
      await expect(page.getByText(WORDS)).toBeVisible();
    });

    test('the look at the address is kept', async ({ openAs }) => {
      const elder = (await openAs('zhu-guiying')).request;
      const { viewer } = await ask<{
        viewer: { resident: { looks: { nodes: { kind: string; viewer: Named }[] } } };
      }>(elder, '{ viewer { resident { looks(first: 20) { nodes { kind viewer { id name } } } } } }');
      const looks = viewer.resident.looks.nodes
        .filter(({ kind }) => kind === 'NEED')
        .map(({ viewer: who }) => who.name);
      expect(looks).toContain('龙志远');
    });

    test('he goes the next day and says that it is done', async ({ openAs }) => {
      // A phone's strip has no room for the days.
      await passDays(await openAs('he-chunmei', '/work'), '过一天', 2);
      const page = await openAs('long-zhiyuan', `/help/${needId}`, PHONE);
      await page.getByRole('button', { name: '帮完了' }).click();
      await page.getByRole('dialog').getByLabel('用了多少分钟').fill('50');
      await page.getByRole('dialog').getByRole('button', { name: '帮完了' }).click();
      await expect(page.getByText('待确认').first()).toBeVisible();
    });

    test('贺春梅 calls back, confirms and rates in her words', async ({ openAs }) => {
      const clerk = await openAs('he-chunmei', `/work/needs/${needId}`);
      await clerk.getByRole('button', { name: '确认已经办好' }).click();
      await clerk.getByRole('dialog').getByRole('button', { name: '确认已经办好' }).click();
      await expect(clerk.getByText('办好了').first()).toBeVisible();
      await expect(clerk.getByText('贺春梅（打电话问过）')).toBeVisible();
      await clerk.getByRole('button', { name: '评价一下' }).click();
      await clerk.getByRole('dialog').getByRole('radio', { name: '很好' }).check();
      await clerk
        .getByRole('dialog')
        .getByLabel(/想说的话/)
        .fill('送到家门口');
      await clerk.getByRole('dialog').getByRole('button', { name: '评价一下' }).click();
      await expect(clerk.getByText(/5 分（满分 5 分） · 送到家门口/)).toBeVisible();
      await clerk.getByRole('link', { name: '查看记录' }).click();
      await settle(clerk);
      await expect(clerk.getByText('上门帮忙：代买东西').first()).toBeVisible();
    });

    test('郑守田 has none of the visits to elders credited, and takes it back', async ({ openAs }) => {
      const page = await openAs('zheng-shoutian', '/work/needs');
      const settings = page.getByRole('region', { name: '设置' });
      const elders = settings.getByLabel('抚老');
      await expect(elders.getByRole('option', { selected: true })).toHaveText(/^通用规则：VS-02 /);
      await elders.selectOption({ label: '不计积分和时长' });
      await settings.getByRole('button', { name: '保存' }).click();
      await expect(page.getByText('已保存')).toBeVisible();
      await page.reload();
      await settle(page);
      await expect(elders.getByRole('option', { selected: true })).toHaveText('不计积分和时长');
      await elders.selectOption({ index: 0 });
      await settings.getByRole('button', { name: '保存' }).click();
      await expect(page.getByText('已保存')).toBeVisible();
      await page.reload();
      await settle(page);
      await expect(elders).toHaveValue('');
    });

    test('afterwards the address is gone from his phone', async ({ openAs }) => {
      const page = await openAs('long-zhiyuan', `/help/${needId}`, PHONE);
      await expect(page.getByText(/送到家门口/)).toBeVisible();
      await expect(page.getByText('祝桂英')).toHaveCount(0);
    });
  });
