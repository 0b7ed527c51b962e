import { expect, type Page } from '@playwright/test';
import { passDays } from './moves';
import { ask, settle, test } from './sign-in';

// 邓巧珍 holds no post. She accepts the lead of a team on her phone, posts its task and takes the roll; the clerk closes it.
const PHONE = { viewport: { width: 390, height: 844 } };
const TEAM = '河西便民队';
const TITLE = '打扫文化广场';
const MINUTE_MS = 60_000;

type Id = { id: string };
const VIEWER = '{ viewer { rights village { id } resident { id } } }';
type Viewer = { viewer: { rights: string[]; village: Id; resident: Id } };

const settled = async (page: Page, path: string): Promise<void> => {
  await page.goto(path);
  await settle(page);
};

test.describe
  .serial('a leader without a post', () => {
    let teamId = '';
    let taskId = '';

    test('贺春梅 founds a team and offers its lead', async ({ openAs }) => {
      const { request: clerk } = await openAs('he-chunmei');
      const own = await ask<Viewer>((await openAs('deng-qiaozhen')).request, VIEWER);
      const other = await ask<Viewer>((await openAs('luo-qiming')).request, VIEWER);
      expect(own.viewer.rights).toEqual(['CLAIM_RECORD']);
      expect(other.viewer.rights).toContain('WORK');
      const make = <Answer>(name: string, type: string, input: object): Promise<Answer> =>
        ask<Answer>(clerk, `mutation ($input: ${type}!) { ${name}(input: $input) { id } }`, {
          input: { requestId: crypto.randomUUID(), ...input },
        });
      const villageId = own.viewer.village.id;
      const founded = await make<{ foundTeam: Id }>('foundTeam', 'NewTeamInput', {
        villageId,
        kind: 'HARDSHIP',
        name: TEAM,
      });
      teamId = founded.foundTeam.id;
      for (const key of ['deng-qiaozhen', 'shi-youwei'] as const) {
        const { viewer } = await ask<Viewer>((await openAs(key)).request, VIEWER);
        const residentId = viewer.resident.id;
        await make('registerVolunteer', 'VolunteerInput', {
          residentId,
          skills: [],
          languages: ['DIALECT'],
          available: 2 ** 21 - 1,
          lightOnly: false,
          noNight: false,
        }).catch((error: Error) => expect(error.message, 'registered already').toBe('ILLEGAL_MOVE'));
        await make('enrolMember', 'EnrolInput', { teamId, residentId });
      }
      await make('offerLead', 'OfferLeadInput', { teamId, residentId: own.viewer.resident.id });
    });

    test('邓巧珍 is told, accepts, and posts a task for the team on her phone', async ({ openAs }) => {
      const page = await openAs('deng-qiaozhen', '/messages', PHONE);
      await page.getByRole('link', { name: `想请您当${TEAM}的队长` }).click();
      await settle(page);
      await expect(page.getByRole('link', { name: '发布任务' })).toHaveCount(0);
      await page.getByRole('button', { name: '我来当队长' }).click();
      await expect(page.getByText('您现在是队长')).toBeVisible();
      const clerk = await openAs('he-chunmei', '/messages');
      await expect(clerk.getByRole('link', { name: `邓巧珍接任了${TEAM}的队长` })).toBeVisible();

      await page.getByRole('link', { name: '发布任务' }).click();
      await settle(page);
      await expect(page.getByRole('navigation', { name: '主要栏目' })).toBeVisible();
      await expect(page.getByLabel('队伍')).toHaveCount(0);
      const { about } = await ask<{ about: { now: string } }>(page.request, '{ about { now } }');
      const starts = new Date(Date.parse(about.now) + 5 * MINUTE_MS + 8 * 60 * MINUTE_MS).toISOString();
      const ends = new Date(Date.parse(starts) + 60 * MINUTE_MS).toISOString();
      await page.getByLabel('日期').fill(starts.slice(0, 10));
      await page.getByLabel('开始', { exact: true }).fill(starts.slice(11, 16));
      await page.getByLabel('结束', { exact: true }).fill(ends.slice(11, 16));
      await page.getByLabel('任务名称').fill(TITLE);
      await page.getByLabel('在哪里集合').fill('文化广场');
      await page.getByRole('button', { name: '发布任务' }).click();
      await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
      await expect(page).toHaveURL(new RegExp(`/teams/${teamId}/lead/tasks/[0-9a-f-]{36}$`));
      taskId = page.url().split('/').at(-1) ?? '';
    });

    test('石有为 signs up, and she sees his name in full and no other list of people', async ({ openAs }) => {
      const member = await openAs('shi-youwei', `/tasks/${taskId}`);
      await member.getByRole('button', { name: '报名' }).click();
      await expect(member.getByText('您已报名')).toBeVisible();
      const page = await openAs('deng-qiaozhen', `/teams/${teamId}`, PHONE);
      await page.getByRole('link', { name: TITLE }).click();
      await settle(page);
      await expect(
        page
          .getByRole('row', { name: /石有为/ })
          .or(page.getByText('石有为'))
          .first(),
      ).toBeVisible();
      await expect(page.getByRole('combobox', { name: /姓名、户号/ })).toHaveCount(0);
      await settled(page, '/work');
      await expect(page.getByRole('heading', { level: 1, name: '这里是工作人员用的' })).toBeVisible();
    });

    test('she takes the roll, without a network too', async ({ openAs }) => {
      const page = await openAs('deng-qiaozhen', `/teams/${teamId}/lead/tasks/${taskId}/roll`, PHONE);
      await expect(page.getByText('应到1人，已到0人')).toBeVisible();
      await page.context().setOffline(true);
      await page.getByRole('button', { name: '签到 石有为' }).click();
      await expect(page.getByText('1条还没送出')).toBeVisible();
      await page.context().setOffline(false);
      await expect(page.getByText('没送出')).toHaveCount(0, { timeout: 30_000 });
      await page.reload();
      await expect(page.getByText('应到1人，已到1人')).toBeVisible();
      // Somebody of the team who did not sign up: herself.
      await page.getByLabel('队员').selectOption({ label: '邓巧珍' });
      await page.getByRole('button', { name: '签到', exact: true }).click();
      await expect(page.getByText('应到1人，已到2人')).toBeVisible();
      await expect(page.getByText('没送出')).toHaveCount(0);
    });

    test('the next day she writes when they left, and is told who closes the roll; the clerk does', async ({
      openAs,
    }) => {
      const clerk = await openAs('he-chunmei', '/work');
      await passDays(clerk, '过一天');
      const page = await openAs('deng-qiaozhen', `/teams/${teamId}`, PHONE);
      const unclosed = page.getByRole('region', { name: '还没收的点名表' });
      await unclosed.getByRole('link', { name: TITLE }).click();
      await settle(page);
      await page.getByRole('button', { name: '还没签退的2人都到结束才走' }).click();
      await expect(page.getByText('没送出')).toHaveCount(0);
      await expect(page.getByText('收表要由有点名权限的人来做')).toBeVisible();
      await expect(page.getByRole('button', { name: '收点名表' })).toHaveCount(0);

      await settled(clerk, `/work/tasks/${taskId}/roll`);
      await clerk.getByLabel('时长按哪条规则记').selectOption({ index: 1 });
      await clerk.getByRole('button', { name: '收点名表' }).click();
      await expect(clerk.getByText('点名表已收').first()).toBeVisible();
      await page.reload();
      await expect(page.getByText('点名表已收').first()).toBeVisible();
      await expect(page.getByRole('link', { name: '看点名表和记录' })).toHaveCount(0);
    });
  });
