import { expect, type Page } from '@playwright/test';
import { newId } from '#server/core/id';
import { ask, type PersonKey, test } from './sign-in';

// The clock goes past the end of the season, so this journey stands last in the alphabet.
test.describe.configure({ mode: 'serial' });

const SAVER: PersonKey = 'zhu-guiying';
const DAY_MS = 86_400_000;
let points: string;
let number: string;

/** A dialog's button presses the very thing it names. */
async function confirm(page: Page, title: string | RegExp, button: string): Promise<void> {
  const dialog = page.getByRole('dialog', { name: title });
  await dialog.getByRole('button', { name: button, exact: true }).click();
  await expect(dialog).toHaveCount(0);
}

/** The view is a part of the address, so the choice shows as soon as the page is there. */
async function choose(page: Page, name: string): Promise<void> {
  const radio = page.getByRole('radio', { name });
  await radio.click({ force: true });
  await expect(radio).toBeChecked();
}

async function openReport(page: Page): Promise<void> {
  await page
    .getByRole('link', { name: /年\d+月\d+日 至 / })
    .first()
    .click();
  await expect(page.getByRole('heading', { level: 1, name: '积分结算报告' })).toBeVisible();
}

test('the resident is told at home what will expire, and the statement says which points', async ({
  openAs,
}) => {
  const page = await openAs(SAVER);
  const banner = page.getByText(/您家有\d+分要在\d+年\d+月\d+日到期/);
  await expect(banner).toBeVisible();
  points = /有(\d+)分/.exec((await banner.textContent()) ?? '')?.[1] ?? '';
  await page.getByRole('link', { name: '看是哪几笔' }).click();
  await expect(page.getByRole('heading', { name: '积分什么时候到期' })).toBeVisible();
  const lot = page
    .getByRole('group')
    .filter({ hasText: `${points}分` })
    .first();
  await lot.locator('summary').click();
  await expect(lot.getByText('到账，还剩').first()).toBeVisible();
});

test('the secretary sees the list, the notices and the text for the loudspeaker', async ({ openAs }) => {
  const page = await openAs('zheng-shoutian', '/work/seasons');
  const row = page.getByRole('row').filter({ hasText: '祝桂英' });
  await expect(row).toContainText(points);
  number = /^\S+/.exec((await row.getByRole('rowheader').textContent()) ?? '')?.[0] ?? '';
  await choose(page, '通知');
  await expect(page.getByRole('rowheader', { name: '90 天' }).first()).toBeVisible();
  await expect(page.getByText(/各位村民请注意/)).toContainText('荣誉分和服务时长不会到期');
  await choose(page, '结算');
  await expect(page.getByText('现在没有要结算的季')).toBeVisible();
});

test('after its end the secretary tries the closing out and hands the report in', async ({ openAs }) => {
  const page = await openAs('zheng-shoutian', '/work/seasons');
  const end = await page.getByLabel('截止日').inputValue();
  const { about } = await ask<{ about: { now: string } }>(page.request, '{ about { now } }');
  const days = Math.ceil((Date.parse(`${end}T23:59:59+08:00`) - Date.parse(about.now)) / DAY_MS) + 2;
  await ask(page.request, 'mutation Pass($input: ClockInput!) { moveClock(input: $input) { now } }', {
    input: { requestId: newId(), days },
  });
  await page.goto('/work/seasons?see=close');
  await page.getByRole('button', { name: '试算（不写账）' }).click();
  await expect(page.getByRole('heading', { name: '试算结果' })).toBeVisible();
  await expect(page.getByRole('row').filter({ hasText: '祝桂英' })).toContainText(points);
  await page.getByRole('button', { name: '提交这份报告去签字' }).click();
  await confirm(page, '提交结算报告？', '提交这份报告去签字');
  await expect(page.getByRole('heading', { level: 1, name: '积分结算报告' })).toBeVisible();
  await expect(page.getByText('等第二人签字').first()).toBeVisible();
  // Who prepared it has no button to sign.
  await expect(page.getByRole('button', { name: '签字，积分到期' })).toHaveCount(0);
});

test('the oversight committee signs, and the points expire', async ({ openAs }) => {
  const page = await openAs('bi-xiuyun', '/work');
  const waiting = page.locator('.notice').filter({ hasText: '到期结算等您签字' });
  await expect(waiting).toContainText('郑守田结算到');
  await waiting.getByRole('link', { name: '去核对' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '积分结算报告' })).toBeVisible();
  await page.getByRole('button', { name: '签字，积分到期' }).click();
  await confirm(page, '签字确认结算？', '签字，积分到期');
  await expect(page.getByText('毕秀云（村务监督委员会）', { exact: false }).first()).toBeVisible();
  await expect(page.getByRole('button', { name: '签字，积分到期' })).toHaveCount(0);

  const resident = await openAs(SAVER, '/statement');
  const line = resident.getByRole('listitem').filter({ hasText: '到期失效' }).first();
  await line.getByRole('link', { name: '来龙去脉' }).click();
  // Two signatures, and each lot that expired.
  await expect(resident.getByText(/由村支书郑守田出报告.*村务监督委员会的毕秀云签字/)).toBeVisible();
  await expect(resident.getByRole('list', { name: '到期的是这些积分' })).toContainText('期初结转');
});

test('within its days two people undo it for one household, and the points are back', async ({ openAs }) => {
  const secretary = await openAs('zheng-shoutian', '/work/seasons?see=close');
  await openReport(secretary);
  await secretary
    .getByRole('row')
    .filter({ hasText: number })
    .getByRole('button', { name: '撤销这户' })
    .click();
  const dialog = secretary.getByRole('dialog', { name: `撤销 ${number} 户的到期？` });
  await dialog.getByRole('button', { name: '全家外出，通知没有送到' }).click();
  await dialog.getByRole('button', { name: '撤销这户', exact: true }).click();
  await expect(dialog).toHaveCount(0);

  const oversight = await openAs('bi-xiuyun', '/work');
  const waiting = oversight.locator('.notice').filter({ hasText: '到期撤销等您签字' });
  await expect(waiting).toContainText(`户号 ${number}`);
  await waiting.getByRole('link', { name: '去核对' }).click();
  await oversight.getByRole('button', { name: '签字同意撤销' }).click();
  await confirm(oversight, '签字同意撤销？', '签字同意撤销');
  await expect(oversight.getByText(`还回${points}分`)).toBeVisible();

  const resident = await openAs(SAVER, '/statement');
  await expect(resident.getByText('这一笔到期后来撤销了，积分已退回')).toBeVisible();
  await expect(resident.getByRole('heading', { name: '积分什么时候到期' })).toBeVisible();
  const line = resident.getByRole('listitem').filter({ hasText: '到期撤销，积分退回' }).first();
  await line.getByRole('link', { name: '来龙去脉' }).click();
  await expect(resident.getByText('这是到期撤销')).toBeVisible();
  await expect(resident.getByText(/毕秀云签字同意，积分原样退回/)).toBeVisible();
});
