import { expect, type Page } from '@playwright/test';
import { passDays } from './moves';
import { ask, type PersonKey, test } from './sign-in';

// The roll of a task on the leader's phone: online, without a network, with a lost answer, and back; then it is closed.
const TITLE = '断网点名';
const HOUR_MS = 3_600_000;

type Posted = { postTask: { id: string } };
type Viewer = { viewer: { village: { id: string }; resident: { id: string; name: string } } };

const VIEWER = '{ viewer { village { id } resident { id name } } }';
const SIGN_UP = 'mutation ($input: SignUpInput!) { signUp(input: $input) { id } }';

/** A task that begins in a few seconds, with these people signed up by the organiser. */
async function postSoon(page: Page, people: readonly string[]): Promise<string> {
  const { viewer } = await ask<Viewer>(page.request, VIEWER);
  const { about, rules } = await ask<{ about: { now: string }; rules: { id: string; code: string }[] }>(
    page.request,
    'query ($villageId: ID!) { about { now } rules(villageId: $villageId) { id code } }',
    { villageId: viewer.village.id },
  );
  const startsAt = Date.parse(about.now) + 3000;
  const { postTask } = await ask<Posted>(
    page.request,
    'mutation ($input: PostTaskInput!) { postTask(input: $input) { id } }',
    {
      input: {
        requestId: crypto.randomUUID(),
        villageId: viewer.village.id,
        startsAt: new Date(startsAt).toISOString(),
        endsAt: new Date(startsAt + 2 * HOUR_MS).toISOString(),
        work: {
          kind: 'PATROL',
          title: TITLE,
          what: '',
          place: '村委会',
          ruleId: rules.find(({ code }) => code === 'PA-01')?.id,
          risk: 'NONE',
          minAge: 18,
          heavy: false,
          night: false,
          places: [{ name: '巡逻队员', places: 8 }],
        },
      },
    },
  );
  for (const residentId of people) {
    await ask(page.request, SIGN_UP, {
      input: { requestId: crypto.randomUUID(), taskId: postTask.id, residentId },
    });
  }
  return postTask.id;
}

/** How many marks the server holds of the people of a task. */
async function marksOf(page: Page, taskId: string): Promise<number> {
  const { attendanceSheet } = await ask<{
    attendanceSheet: { lines: { came: { id: string } | null; left: { id: string } | null }[] };
  }>(
    page.request,
    'query ($id: ID!) { attendanceSheet(taskId: $id) { lines { came { id } left { id } } } }',
    {
      id: taskId,
    },
  );
  return attendanceSheet.lines.reduce((sum, { came, left }) => sum + Number(!!came) + Number(!!left), 0);
}

test('the leader takes the roll, loses the network, marks on, comes back and closes it', async ({
  openAs,
}) => {
  test.setTimeout(150_000);
  const keys: readonly PersonKey[] = ['deng-qiaozhen', 'shi-youwei', 'wang-dehou'];
  const people: { id: string; name: string }[] = [];
  for (const key of keys) {
    const { viewer } = await ask<Viewer>((await openAs(key, '/rota')).request, VIEWER);
    people.push(viewer.resident);
  }
  const leader = await openAs('lan-xiaofeng', '/work/tasks');
  const clerk = await openAs('he-chunmei', '/work/tasks');
  const scanner = await openAs('tang-fulai', '/check-in');
  const taskId = await postSoon(
    leader,
    people.map(({ id }) => id),
  );
  await leader.goto(`/work/tasks/${taskId}/roll`);
  await expect(leader.getByText('应到3人，已到0人')).toBeVisible();

  // Somebody who did not sign up scans the leader's code with the own phone: here, the digits are typed.
  await leader.getByRole('button', { name: '出示二维码' }).click();
  const digits = await leader.getByTestId('roll-code').textContent();
  await leader.getByRole('button', { name: '关闭' }).first().click();
  await scanner.getByRole('textbox', { name: '6位数字' }).fill(digits ?? '');
  await scanner.getByRole('button', { name: '签到', exact: true }).click();
  await expect(scanner.getByText('您已签到')).toBeVisible();

  await leader.getByRole('button', { name: '签到 邓巧珍' }).click();
  const row = (name: string) =>
    leader.getByRole('list', { name: '点名', exact: true }).getByRole('listitem').filter({ hasText: name });
  await expect(row('邓巧珍').getByText(/^已到/)).toBeVisible();
  await expect(leader.getByText('没送出')).toHaveCount(0);
  // The answer of the first sending told of the scanned one too.
  await expect(row('唐福来')).toContainText('扫码');

  await leader.context().setOffline(true);
  await leader.getByRole('button', { name: '签到 石有为' }).click();
  await leader.getByRole('button', { name: '签到 汪德厚' }).click();
  await expect(leader.getByText('2条还没送出')).toBeVisible();
  await expect(row('石有为')).toContainText('待送出');
  await leader.getByRole('button', { name: '出示二维码' }).click();
  await expect(leader.getByTestId('roll-code')).toHaveText(/^\d{3} \d{3}$/);
  await leader.getByRole('button', { name: '关闭' }).first().click();
  expect(await marksOf(clerk, taskId)).toBe(2);
  // Meanwhile the clerk marks one of them from another device.
  const { about } = await ask<{ about: { now: string } }>(clerk.request, '{ about { now } }');
  await ask(
    clerk.request,
    'mutation ($input: SyncMarksInput!) { syncMarks(input: $input) { results { outcome } } }',
    {
      input: {
        requestId: crypto.randomUUID(),
        taskId,
        marks: [
          { id: crypto.randomUUID(), residentId: people[2]?.id, kind: 'IN', at: about.now, way: 'LEADER' },
        ],
      },
    },
  );

  // Back again, and the first answer gets lost on its way: what arrived is known, and counts once.
  let lost = 0;
  await leader.route('**/graphql', async (route) => {
    if (!route.request().postData()?.includes('SyncMarks') || lost > 0) return route.continue();
    lost += 1;
    await route.fetch();
    await route.abort('connectionreset');
  });
  await leader.context().setOffline(false);
  await expect(leader.getByText('没送出')).toHaveCount(0, { timeout: 30_000 });
  expect(lost).toBe(1);
  await expect(leader.getByText('有1条别人已经记过')).toBeVisible();
  await leader.unroute('**/graphql');
  expect(await marksOf(clerk, taskId)).toBe(4);
  await expect(row('石有为')).not.toContainText('待送出');

  // The next day the leader says how long they stayed, and closes the roll.
  await passDays(clerk, '过一天');
  await leader.goto(`/work/tasks/${taskId}/roll`);
  await leader.getByRole('button', { name: '签退 石有为' }).click();
  const dialog = leader.getByRole('dialog');
  const end = await dialog.getByLabel('时间').inputValue();
  const [hours = '0', minutes = '0'] = end.split(':');
  await dialog.getByLabel('时间').fill(`${String((Number(hours) + 23) % 24).padStart(2, '0')}:${minutes}`);
  await dialog.getByRole('textbox', { name: '原因' }).fill('家里有事先走');
  await dialog.getByRole('button', { name: '保存' }).click();
  await expect(row('石有为')).toContainText('已走');
  await leader.getByRole('button', { name: '还没签退的3人都到结束才走' }).click();
  await expect(leader.getByText('没送出')).toHaveCount(0);
  const how = leader.getByLabel('石有为：怎么记');
  await expect(how).toHaveValue('HOURS');
  await expect(leader.getByLabel('石有为：原因')).not.toHaveValue('');
  await leader.getByRole('button', { name: '收点名表' }).click();
  await expect(leader.getByText('点名表已收').first()).toBeVisible();
  await expect(leader.getByText(/^4人到场/)).toBeVisible();
  await leader.getByRole('link', { name: '看点名表和记录' }).click();
  await expect(leader.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  await expect(leader.getByText('石有为').first()).toBeVisible();

  // Others check and approve; beside each record stand its task and marks.
  await clerk.goto('/work/records');
  await clerk.getByRole('textbox', { name: '查找' }).fill(TITLE);
  await expect(clerk.getByRole('link', { name: TITLE }).first()).toBeVisible();
  await clerk.getByRole('link', { name: TITLE }).first().click();
  await expect(clerk.getByRole('heading', { name: '任务和签到' })).toBeVisible();
  await clerk.getByRole('link', { name: '打开任务的点名表' }).click();
  await expect(clerk.getByText('点名表已收')).toBeVisible();
  const month = await clerk.goto(
    `/board/${(await ask<Viewer>(clerk.request, VIEWER)).viewer.village.id}/teams`,
  );
  expect(month?.ok()).toBe(true);
  await expect(clerk.getByRole('img', { name: /近十二个月每月的服务时长/ })).toBeVisible();
  await expect(clerk.getByRole('table', { name: '每个月的任务、人数和时长' })).toBeVisible();
});
