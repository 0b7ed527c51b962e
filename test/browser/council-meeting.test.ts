import { expect, type Page } from '@playwright/test';
import { ask, type PersonKey, settle, test } from './sign-in';

// A chair holds a meeting: the call, the roll by code, card and paper, the quorum, an open and a secret vote, the minutes,
// and the resolution that everybody can read.
const TITLE = '临时碰头会';

interface Council {
  id: string;
  kind: { code: string };
  area: { id: string };
}

async function residentsCouncil(page: Page): Promise<Council> {
  const { viewer } = await ask<{ viewer: { village: { id: string } } }>(
    page.request,
    '{ viewer { village { id } } }',
  );
  const { councils } = await ask<{ councils: Council[] }>(
    page.request,
    'query ($areaId: ID!) { councils(areaId: $areaId) { id kind { code } area { id } } }',
    { areaId: viewer.village.id },
  );
  const council = councils.find(({ kind }) => kind.code === 'RC');
  if (!council) throw new Error('The village has no residents council');
  return council;
}

/** Day and time of the fields, ten minutes from now by the server's clock. */
async function soon(page: Page): Promise<{ day: string; time: string }> {
  const { about } = await ask<{ about: { now: string } }>(page.request, '{ about { now } }');
  const at = new Date(Date.parse(about.now) + 8 * 3_600_000 + 600_000).toISOString();
  return { day: at.slice(0, 10), time: at.slice(11, 16) };
}

test('a chair calls a meeting, takes the roll, votes with a quorum, files the minutes and publishes', async ({
  openAs,
  browser,
}) => {
  test.setTimeout(150_000);
  const chair = await openAs('ruan-qingshan', '/work');
  const council = await residentsCouncil(chair);
  await chair.goto(`/work/councils/${council.id}`);
  await settle(chair);
  await expect(chair.getByRole('heading', { name: '下次会议' })).toBeVisible();
  await expect(chair.getByRole('heading', { name: '成员这一年' })).toBeVisible();
  await chair.getByRole('link', { name: '通知开会' }).click();
  const { day, time } = await soon(chair);
  await chair.getByRole('textbox', { name: '会议名称' }).fill(TITLE);
  await chair.getByRole('textbox', { name: '地点' }).fill('村委会');
  await chair.getByLabel('日期').fill(day);
  await chair.getByLabel('时间', { exact: true }).fill(time);
  await chair.getByRole('textbox', { name: /^议程/ }).fill('桥面结冰怎么办\n选一名值守员');
  // Without a reason a call at short notice is refused, and nothing typed is lost.
  await chair.getByRole('button', { name: '发通知' }).click();
  await expect(chair.getByRole('textbox', { name: '会议名称' })).toHaveValue(TITLE);
  await chair.getByRole('textbox', { name: '为什么通知晚了' }).fill('桥面结冰，今晚就要定');
  await chair.getByRole('button', { name: '发通知' }).click();
  await expect(chair.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
  await expect(chair.getByText('要打电话或上门通知')).toBeVisible();
  const address = new URL(chair.url()).pathname;
  const meetingId = address.split('/').at(-1) ?? '';

  await chair.getByRole('button', { name: '开会', exact: true }).click();
  await chair.getByRole('dialog').getByRole('button', { name: '开会' }).click();
  await expect(chair.getByText(/还差\d+人才能表决/)).toBeVisible();
  const addMotion = async (text: string, secret: boolean): Promise<void> => {
    await chair.getByRole('button', { name: '加一件表决事项' }).click();
    await chair.getByRole('textbox', { name: '表决什么' }).fill(text);
    if (secret) await chair.getByRole('checkbox', { name: /^无记名投票/ }).check();
    await chair.getByRole('button', { name: '加上' }).click();
    await expect(chair.getByRole('heading', { name: new RegExp(text) })).toBeVisible();
  };
  await addMotion('同意今晚撒盐并派人值守', false);
  const first = chair.getByRole('article').filter({ hasText: '撒盐' });
  await expect(first.getByRole('button', { name: '开始投票' })).toBeDisabled();

  // The chair's own phone reads the code from the screen.
  const phone = await openAs('ruan-qingshan', `/meetings/${meetingId}`);
  await chair.getByRole('button', { name: '出示签到码' }).click();
  const digits = await chair.getByTestId('meeting-code').textContent();
  await chair.getByRole('button', { name: '关闭' }).first().click();
  await phone.getByRole('textbox', { name: '6位数字' }).fill(digits ?? '');
  await phone.getByRole('button', { name: '签到', exact: true }).click();
  await expect(phone.getByText('您已签到')).toBeVisible();

  // One member shows the household's card, seven have signed on paper, one is excused.
  const clerk = await openAs('he-chunmei', '/work');
  const { meeting } = await ask<{
    meeting: { roll: { person: { id: string; name: string }; seat: string }[] };
  }>(clerk.request, 'query ($id: ID!) { meeting(id: $id) { roll { person { id name } seat } } }', {
    id: meetingId,
  });
  const others = meeting.roll.filter(({ seat }) => seat !== 'CHAIR').map(({ person }) => person);
  const { resident } = await ask<{ resident: { household: { cardNumber: string } } }>(
    clerk.request,
    'query ($id: ID!) { resident(id: $id) { household { cardNumber } } }',
    { id: others[0]?.id },
  );
  await chair.getByRole('textbox', { name: '刷家庭卡签到' }).fill(resident.household.cardNumber);
  await chair.getByRole('button', { name: '签到', exact: true }).click();
  const roll = chair.getByRole('list', { name: '点名' });
  await expect(roll.getByRole('listitem').filter({ hasText: others[0]?.name ?? '' })).toContainText('家庭卡');
  for (const { name } of others.slice(1, 8)) await chair.getByRole('checkbox', { name, exact: true }).check();
  await chair.getByRole('button', { name: '登记7人到会' }).click();
  await expect(chair.getByText('人数够了，可以表决。')).toBeVisible();
  await chair.getByRole('button', { name: `请假 ${others[8]?.name ?? ''}` }).click();
  await expect(roll.getByRole('listitem').filter({ hasText: others[8]?.name ?? '' })).toContainText('请假');

  // An open vote: the chair on the phone, the others by raised hand.
  await first.getByRole('button', { name: '开始投票' }).click();
  await expect(first.getByText('正在投票')).toBeVisible();
  await phone.reload();
  await settle(phone);
  await phone.getByRole('radio', { name: '同意' }).check();
  await phone.getByRole('button', { name: '投票', exact: true }).click();
  await expect(phone.getByRole('button', { name: '投票', exact: true })).toHaveCount(0);
  await first.getByRole('button', { name: '举手或纸票登记' }).click();
  const hands = chair.getByRole('dialog');
  for (const [place, { name }] of others.slice(0, 8).entries()) {
    await hands.getByLabel(`${name}的票`).selectOption({ label: place < 6 ? '同意' : '反对' });
  }
  await hands.getByRole('button', { name: '登记这些票' }).click();
  await first.getByRole('button', { name: '结束投票' }).click();
  await chair.getByRole('dialog').getByRole('button', { name: '结束投票' }).click();
  await expect(first.getByText('通过', { exact: true })).toBeVisible();
  await expect(first.getByText('7票')).toBeVisible();

  // A secret vote: all with slips of paper, told in one sum; a single ballot by phone beside them would be told apart.
  await addMotion('同意推荐的值守员', true);
  const second = chair.getByRole('article').filter({ hasText: '值守员' });
  await second.getByRole('button', { name: '开始投票' }).click();
  await phone.reload();
  await settle(phone);
  await expect(phone.getByText('谁也看不到您投了什么')).toBeVisible();
  await second.getByRole('button', { name: '纸票' }).click();
  const paper = chair.getByRole('dialog');
  for (const name of ['阮青山', ...others.slice(0, 8).map((other) => other.name)]) {
    await paper.getByRole('checkbox', { name, exact: true }).check();
  }
  await paper.getByLabel('纸票：同意').fill('6');
  await paper.getByLabel('纸票：反对').fill('2');
  await paper.getByLabel('纸票：弃权').fill('1');
  await paper.getByRole('button', { name: '结束投票' }).click();
  await expect(second.getByText('通过', { exact: true })).toBeVisible();
  await expect(second.getByText('谁投了什么')).toHaveCount(0);

  // Minutes, and the end of the meeting.
  await chair
    .getByRole('textbox', { name: '说了什么：桥面结冰怎么办' })
    .fill('桥头两边先撒盐，十点以后封一半。');
  await chair.getByRole('textbox', { name: '会议记录' }).fill('撒盐由下坝组办，值守到天亮。');
  await chair.getByRole('button', { name: '保存记录' }).click();
  await expect(chair.getByText('已保存').first()).toBeVisible();
  await chair.getByRole('button', { name: '散会，存档' }).click();
  await chair.getByRole('dialog').getByRole('button', { name: '散会，存档' }).click();
  await expect(chair.getByText('已开完').first()).toBeVisible();
  await first.getByRole('button', { name: '公布决议' }).click();
  const publish = chair.getByRole('dialog');
  await publish.getByRole('textbox', { name: '题目' }).fill('桥面结冰值守');
  await publish.getByRole('button', { name: '公布决议' }).click();
  await expect(first.getByText(/已公布：第\d+号/)).toBeVisible();
  await chair.getByRole('link', { name: '打印会议记录' }).click();
  const sheet = chair.getByRole('article', { name: '会议记录' });
  await expect(sheet).toContainText('桥头两边先撒盐');
  await expect(sheet).toContainText('主持人签字');

  // Anybody reads the resolution on the council's public page, and in it no name of the members.
  const stranger = await (await browser.newContext()).newPage();
  await stranger.goto(`/board/${council.area.id}/councils/${council.id}`);
  await expect(stranger.getByRole('heading', { name: '桥面结冰值守' })).toBeVisible();
  const told = (await stranger.getByRole('main').textContent()) ?? '';
  for (const { name } of others) expect(told).not.toContain(name);
  await stranger.context().close();
});

test('a decision goes step by step: only the one under way has a button, and two people count', async ({
  openAs,
}) => {
  test.setTimeout(90_000);
  const secretary = await openAs('zheng-shoutian', '/work/decisions?do=new');
  await secretary.getByRole('radio', { name: /四议两公开/ }).check();
  await secretary.getByRole('textbox', { name: '题目' }).fill('村口公交站棚');
  await secretary
    .getByRole('textbox', { name: '要定什么' })
    .fill('在村口建公交站棚一座，概算九千元，从村集体收入列支。');
  await secretary.getByRole('button', { name: '开始一项决策' }).last().click();
  await expect(secretary.getByRole('heading', { level: 1, name: '村口公交站棚' })).toBeVisible();
  await expect(secretary.getByText('第1步：党支部会提议')).toBeVisible();
  await expect(secretary.getByRole('button', { name: '开始公开' })).toHaveCount(0);
  for (const [label, figure] of [
    ['应到', '7'],
    ['实到', '6'],
    ['同意', '6'],
  ] as const) {
    await secretary.getByLabel(label, { exact: true }).fill(figure);
  }
  await secretary.getByRole('button', { name: '录入人数和票数' }).click();
  await expect(secretary.getByText('等另一个人核对').first()).toBeVisible();
  await expect(secretary.getByRole('button', { name: '核对无误' })).toHaveCount(0);
  const clerk = await openAs('he-chunmei' satisfies PersonKey, new URL(secretary.url()).pathname);
  await clerk.getByRole('button', { name: '核对无误' }).click();
  await clerk.getByRole('dialog').getByRole('button', { name: '核对无误' }).click();
  await expect(clerk.getByText('第2步：村“两委”会商议')).toBeVisible();
  const { viewer } = await ask<{ viewer: { village: { id: string } } }>(
    clerk.request,
    '{ viewer { village { id } } }',
  );
  await clerk.goto(`/board/${viewer.village.id}/decisions`);
  await expect(clerk.getByRole('heading', { name: '村口公交站棚' })).toBeVisible();
  await expect(clerk.getByRole('heading', { name: '河西便民桥重建' })).toBeVisible();
});
