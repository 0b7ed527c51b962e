import { expect, type Page } from '@playwright/test';
import { passDays } from './moves';
import { ask, settle, test } from './sign-in';

// The good deed of the month: five are proposed, the council hears and votes in secret, the one chosen agrees, the notice
// runs its seven days, the award is given, the honour roll shows the name, and the person takes it off again.
const PHONE = { viewport: { width: 390, height: 844 } };
const STORY = '连着一个月，每天早上给独居的老人挑水，雨天也没有断过。';

type Named = { id: string; name: string };

/** Grown-ups of different homes without an office, by the clerk's list. */
async function people(page: Page, villageId: string): Promise<(Named & { household: { id: string } })[]> {
  const { residents } = await ask<{
    residents: { nodes: (Named & { birthYear: number; state: string; household: { id: string } | null })[] };
  }>(
    page.request,
    'query ($v: ID!) { residents(villageId: $v, first: 200) { nodes { id name birthYear state household { id } } } }',
    { v: villageId },
  );
  const homes = new Set<string>();
  const names = residents.nodes.map(({ name }) => name);
  return residents.nodes.flatMap(({ id, name, birthYear, state, household }) => {
    const grown = state === 'ACTIVE' && birthYear > 1965 && birthYear < 1996;
    const alone = names.indexOf(name) === names.lastIndexOf(name);
    if (!grown || !alone || !household || homes.has(household.id)) return [];
    homes.add(household.id);
    return [{ id, name, household }];
  });
}

test.describe
  .serial('the good deed of the month', () => {
    let villageId = '';
    let monthId = '';
    let doer: Named = { id: '', name: '' };

    test('邓巧珍 proposes 龙志远, others propose four more', async ({ openAs }) => {
      const clerk = await openAs('he-chunmei', '/work/good-deeds');
      const { viewer } = await ask<{ viewer: { village: Named } }>(
        clerk.request,
        '{ viewer { village { id } } }',
      );
      villageId = viewer.village.id;
      const own = await ask<{ viewer: { resident: Named } }>(
        (await openAs('long-zhiyuan')).request,
        '{ viewer { resident { id name } } }',
      );
      doer = own.viewer.resident;

      const page = await openAs('deng-qiaozhen', '/good-deeds', PHONE);
      await page.getByLabel('他（她）叫什么').fill('龙志远');
      await page.getByLabel(/做了什么好事/).fill('天天早上给独居老人挑水');
      await page.getByRole('button', { name: '推荐', exact: true }).click();
      await expect(page.getByText(/推荐了龙志远/)).toBeVisible();

      // Four more, written down by the office for people who came by.
      const [a, b, c, d, e] = (await people(clerk, villageId)).filter(({ id }) => id !== doer.id);
      for (const [nominee, by] of [
        [a, b],
        [b, c],
        [c, d],
        [d, e],
      ]) {
        await ask(
          clerk.request,
          'mutation ($input: NominateDeedInput!) { nominateDeed(input: $input) { id } }',
          {
            input: {
              requestId: crypto.randomUUID(),
              nomineeId: nominee?.id,
              forResidentId: by?.id,
              words: '帮邻居收谷子',
            },
          },
        );
      }
      const { goodMonths } = await ask<{ goodMonths: (Named & { state: string })[] }>(
        clerk.request,
        'query ($v: ID!) { goodMonths(villageId: $v) { id state } }',
        { v: villageId },
      );
      monthId = goodMonths.find(({ state }) => state === 'COLLECTING')?.id ?? '';
      // Who is proposed is the council's alone to see.
      await clerk.goto(`/work/good-deeds/${monthId}`);
      await settle(clerk);
      await expect(clerk.getByText('龙志远')).toHaveCount(0);
    });

    test('苗静怡 closes, hears each, and calls the secret vote', async ({ openAs }) => {
      const chair = await openAs('miao-jingyi', `/work/good-deeds/${monthId}`);
      await chair.getByRole('button', { name: '截止推荐，开始核实' }).click();
      await expect(chair.getByRole('button', { name: '核实：龙志远' })).toBeVisible();
      await chair.getByRole('button', { name: '核实：龙志远' }).click();
      const dialog = chair.getByRole('dialog');
      await dialog.getByLabel(/核实到的事迹/).fill(STORY);
      await dialog.getByRole('button', { name: '保存' }).click();
      await expect(chair.getByText(STORY)).toBeVisible();
      const { goodMonth } = await ask<{ goodMonth: { deeds: (Named & { state: string })[] } }>(
        chair.request,
        'query ($id: ID!) { goodMonth(id: $id) { deeds { id state } } }',
        { id: monthId },
      );
      const { about } = await ask<{ about: { now: string } }>(chair.request, '{ about { now } }');
      const heardOn = new Date(Date.parse(about.now) + 8 * 3_600_000).toISOString().slice(0, 10);
      for (const deed of goodMonth.deeds.filter(({ state }) => state === 'NOMINATED')) {
        await ask(chair.request, 'mutation ($input: HearDeedInput!) { hearDeed(input: $input) { id } }', {
          input: {
            requestId: crypto.randomUUID(),
            deedId: deed.id,
            heardOn,
            story: '帮邻居收谷子，不要工钱',
          },
        });
      }
      await chair.reload();
      await settle(chair);
      await expect(chair.getByText('核实了，等表决').first()).toBeVisible();
    });

    test('the council votes in secret in its meeting', async ({ openAs }) => {
      const chair = await openAs('miao-jingyi', `/work/good-deeds/${monthId}`);
      const { praiseDesk, about } = await ask<{ praiseDesk: { councilId: string }; about: { now: string } }>(
        chair.request,
        'query ($v: ID!) { praiseDesk(villageId: $v) { councilId } about { now } }',
        { v: villageId },
      );
      const run = <Answer>(document: string, input: Record<string, unknown>): Promise<Answer> =>
        ask<Answer>(chair.request, document, { input: { requestId: crypto.randomUUID(), ...input } });
      const { callMeeting } = await run<{ callMeeting: Named }>(
        'mutation ($input: CallMeetingInput!) { callMeeting(input: $input) { id } }',
        {
          councilId: praiseDesk.councilId,
          title: '文明新事评议',
          place: '道德讲堂',
          startsAt: new Date(Date.parse(about.now) + 3_600_000).toISOString(),
          agenda: ['评议文明新事'],
          shortNotice: '月底前要评出来',
        },
      );
      const meetingId = callMeeting.id;
      await chair.reload();
      await settle(chair);
      await chair.getByLabel('在哪次会议上表决').selectOption(meetingId);
      await chair.getByRole('button', { name: '提交评议会无记名表决' }).click();
      await expect(chair.getByText(/谁投了谁，系统里没有任何记录/)).toBeVisible();

      await run('mutation ($input: MeetingMoveInput!) { openMeeting(input: $input) { id } }', { meetingId });
      const { meeting } = await ask<{
        meeting: {
          roll: { person: Named }[];
          motions: { id: string; options: { id: string; label: string }[] }[];
        };
      }>(
        chair.request,
        'query ($id: ID!) { meeting(id: $id) { roll { person { id } } motions { id options { id label } } } }',
        { id: meetingId },
      );
      await run('mutation ($input: MarkMembersInput!) { markMembers(input: $input) { id } }', {
        meetingId,
        marks: meeting.roll.map(({ person }) => ({ residentId: person.id, state: 'PRESENT', way: 'LEADER' })),
      });
      const motion = meeting.motions[0];
      const { openVote } = await run<{ openVote: { recused: Named[] } }>(
        'mutation ($input: MotionMoveInput!) { openVote(input: $input) { id recused { id } } }',
        { motionId: motion?.id },
      );
      const recused = new Set(openVote.recused.map(({ id }) => id));
      const voters = meeting.roll.map(({ person }) => person.id).filter((id) => !recused.has(id));
      await run('mutation ($input: CloseVoteInput!) { closeVote(input: $input) { id } }', {
        motionId: motion?.id,
        paperVoterIds: voters,
        paper: motion?.options.map(({ id, label }) => ({
          optionId: id,
          votes: label.startsWith('龙志远') ? voters.length : 0,
        })),
      });
      await chair.reload();
      await settle(chair);
      await chair.getByRole('button', { name: '公布评选结果' }).click();
      await expect(chair.getByText('评上了，等本人答复')).toBeVisible();
    });

    test('龙志远 agrees on his phone, and the board shows the notice', async ({ openAs, page: guest }) => {
      const page = await openAs('long-zhiyuan', '/good-deeds', PHONE);
      await expect(page.getByText(STORY)).toBeVisible();
      await guest.goto(`/board/${villageId}/honours`);
      await settle(guest);
      await expect(guest.getByText(STORY)).toHaveCount(0);
      await page.getByRole('button', { name: '同意公示' }).click();
      await expect(page.getByRole('dialog').getByText('姓名和照片上光荣榜')).toBeVisible();
      await page.getByRole('dialog').getByRole('button', { name: '同意公示' }).click();
      await expect(page.getByText('公示中').first()).toBeVisible();
      await guest.reload();
      await settle(guest);
      await expect(guest.getByRole('heading', { name: '龙志远' })).toBeVisible();
      await expect(guest.getByText(STORY)).toBeVisible();
    });

    test('after seven full days it is awarded', async ({ openAs }) => {
      const chair = await openAs('miao-jingyi', `/work/good-deeds/${monthId}`);
      await expect(chair.getByRole('button', { name: '表彰：龙志远' })).toHaveCount(0);
      await passDays(chair, '过五天');
      await passDays(chair, '过一天', 3);
      await chair.reload();
      await settle(chair);
      await chair.getByRole('button', { name: '表彰：龙志远' }).click();
      await chair.getByRole('dialog').getByRole('button', { name: '表彰', exact: true }).click();
      await expect(chair.getByText('已表彰').first()).toBeVisible();
      await chair.getByRole('link', { name: '打印奖状' }).first().click();
      await settle(chair);
      await expect(chair.getByRole('heading', { name: /奖/ }).last()).toBeVisible();
      await expect(chair.getByText('龙志远：')).toBeVisible();
    });

    test('he takes his name off the honour roll, and it is gone at once', async ({ openAs, page: guest }) => {
      await guest.goto(`/board/${villageId}/honours`);
      await settle(guest);
      await expect(guest.getByRole('heading', { name: '龙志远' })).toBeVisible();
      const page = await openAs('long-zhiyuan', '/good-deeds', PHONE);
      await page.getByRole('button', { name: '从光荣榜上撤下来' }).first().click();
      await page.getByRole('dialog').getByRole('button', { name: '从光荣榜上撤下来' }).click();
      await expect(page.getByText('没有公开').first()).toBeVisible();
      await guest.reload();
      await settle(guest);
      await expect(guest.getByText('龙志远')).toHaveCount(0);
      await expect(guest.getByText(STORY)).toHaveCount(0);
    });
  });
