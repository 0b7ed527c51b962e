import { expect, type Page } from '@playwright/test';
import sharp from 'sharp';
import { dayBefore, passDays } from './moves';
import { settle, test } from './sign-in';

// Two claims with one photo: seen by the clerk, heard, decided by two councils, and told to the person alone.
const HONEST = '水井湾护栏松动';
const COPIED = '河西桥头护栏松动';
const PHONE = { viewport: { width: 390, height: 844 } };

/** A photo with something on it, so that it can be known again; `quality` makes other bytes of the same picture. */
async function fence(quality: number): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const posts = Array.from(
    { length: 7 },
    (_, place) =>
      `<rect x="${60 + place * 170 + (place % 3) * 30}" y="${200 + (place % 4) * 90}" width="46" height="500" fill="#5b4a44"/>`,
  ).join('');
  const scene = `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 1200 900"><rect width="1200" height="900" fill="#bcd3de"/>
    <path d="M0 520 Q 300 300 620 560 T 1200 480 L1200 900 L0 900Z" fill="#6b8459"/>${posts}
    <circle cx="930" cy="180" r="90" fill="#f4e3a1"/></svg>`;
  return {
    name: '护栏.jpg',
    mimeType: 'image/jpeg',
    buffer: await sharp(Buffer.from(scene)).jpeg({ quality }).toBuffer(),
  };
}

async function claim(page: Page, title: string, quality: number): Promise<void> {
  await page.getByRole('link', { name: /^上报公共隐患并核实/ }).click();
  await page.getByRole('textbox', { name: '做了什么' }).fill(title);
  const day = page.getByLabel('哪一天');
  await day.fill(await dayBefore(day));
  await page.getByLabel('几点开始').fill('16:00');
  await page.getByRole('textbox', { name: '在哪里' }).fill('村里');
  await page.getByLabel('选择照片').setInputFiles(await fence(quality));
  await page.getByRole('button', { name: '提交申报' }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

async function open(page: Page, title: string): Promise<void> {
  await page.goto('/work/records');
  await settle(page);
  await page.getByRole('textbox', { name: '查找' }).fill(title);
  await page.getByRole('link', { name: title }).click();
  await expect(page.getByRole('heading', { level: 1, name: title })).toBeVisible();
}

async function decide(page: Page, title: string, button: string): Promise<void> {
  await open(page, title);
  await page.getByRole('button', { name: button }).click();
  await page.getByRole('dialog').getByRole('button', { name: button }).click();
  await expect(page.getByRole('dialog')).toHaveCount(0);
}

test.describe
  .serial('a false claim', () => {
    test('two people claim with the same photo, and the clerk is told so', async ({ openAs }) => {
      await claim(await openAs('tang-fulai', '/claim', PHONE), HONEST, 90);
      await claim(await openAs('shi-youwei', '/claim', PHONE), COPIED, 55);
      const clerk = await openAs('he-chunmei', '/work/signs');
      const sign = clerk.locator('.card').filter({ hasText: COPIED }).filter({ hasText: '照片相同或很像' });
      await expect(sign.first()).toContainText('是同一张');
      await decide(clerk, COPIED, '核对无误');
      await expect(clerk.getByText('照片相同或很像')).toBeVisible();
      // The one who approves has the sign before his eyes too; he was in a hurry.
      const secretary = await openAs('zheng-shoutian', '/work');
      await open(secretary, COPIED);
      await expect(secretary.getByRole('region', { name: '疑点' })).toContainText(
        `照片和《${HONEST}》的是同一张`,
      );
      await decide(secretary, COPIED, '批准');
      await passDays(secretary, '过五天', 2);
    });

    test('毕秀云 of oversight proposes to take it back, 石有为 is heard', async ({ openAs }) => {
      const oversight = await openAs('bi-xiuyun', '/work');
      await open(oversight, COPIED);
      await expect(oversight.getByText('已到账').first()).toBeVisible();
      await oversight.getByRole('button', { name: '提出收回' }).click();
      const dialog = oversight.getByRole('dialog');
      await dialog.getByLabel('哪里不实，凭什么').fill('照片和水井湾那条是同一张。');
      await dialog.getByLabel('建议暂停本人自报').selectOption({ label: '1 个月' });
      await dialog.getByRole('button', { name: '提出收回' }).click();
      await expect(oversight.getByText('听本人说明，等表决')).toBeVisible();

      const person = await openAs('shi-youwei', '/', PHONE);
      await person.getByRole('link', { name: `请说明情况：${COPIED}` }).click();
      await expect(person.getByText('照片和水井湾那条是同一张。')).toBeVisible();
      await expect(person.getByText('毕秀云')).toHaveCount(0);
      await person.getByRole('button', { name: '说明情况' }).click();
      await person.getByRole('dialog').getByLabel('我的说明').fill('照片是转来的，没到现场。');
      await person.getByRole('dialog').getByRole('button', { name: '说明情况' }).click();
      await expect(person.getByRole('dialog')).toHaveCount(0);
      await expect(person.getByText('照片是转来的，没到现场。')).toBeVisible();
    });

    test('moral review and the residents’ council decide, one after the other', async ({ openAs }) => {
      for (const [key, state] of [
        ['miao-jingyi', '听本人说明，等表决'],
        ['ruan-qingshan', '认定不实'],
      ] as const) {
        const member = await openAs(key, '/work');
        await member.getByRole('link', { name: /不实申报待表决/ }).click();
        const card = member.locator('.card').filter({ hasText: COPIED }).first();
        await card.getByRole('button', { name: '表决' }).click();
        const dialog = member.getByRole('dialog');
        await dialog.getByRole('radio', { name: /^认定不实/ }).check();
        await dialog.getByLabel('为什么').fill('本人承认照片不是在现场拍的。');
        await dialog.getByRole('button', { name: '表决' }).click();
        await expect(dialog).toHaveCount(0);
        await expect(card).toContainText(state);
      }
    });

    test('the points go back, and only 石有为 is told that his claims are closed', async ({ openAs }) => {
      const person = await openAs('shi-youwei', '/claim', PHONE);
      await expect(person.getByText('您的自报暂停中')).toBeVisible();
      await expect(person.getByText(/从.*起暂停，.*自动恢复/)).toBeVisible();
      await person.goto('/records');
      await person.getByRole('link', { name: new RegExp(COPIED) }).click();
      await expect(person.getByText('积分已收回。')).toBeVisible();
      await expect(person.getByRole('button', { name: '向镇里申诉' })).toBeVisible();

      const other = await openAs('tang-fulai', '/claim', PHONE);
      await expect(other.getByText('您的自报暂停中')).toHaveCount(0);
      const leader = await openAs('lan-xiaofeng', '/work/cases');
      await expect(leader.getByText('这里只对负责表决、监督和镇里的人开放')).toBeVisible();
    });

    test('he appeals, the town lifts the freeze, and he may claim again', async ({ openAs }) => {
      const person = await openAs('shi-youwei', '/', PHONE);
      await person.getByRole('link', { name: `可以申诉：${COPIED}` }).click();
      await person.getByRole('button', { name: '向镇里申诉' }).click();
      await person.getByRole('dialog').getByLabel('为什么不服').fill('护栏确实松了，有邻居在场。');
      await person.getByRole('dialog').getByRole('button', { name: '向镇里申诉' }).click();
      await expect(person.getByRole('dialog')).toHaveCount(0);
      await expect(person.getByText('本人申诉中')).toBeVisible();
      await expect(person.getByRole('button', { name: '向镇里申诉' })).toHaveCount(0);

      const town = await openAs('fang-yuqing', '/work');
      await town.getByRole('link', { name: /不实申报待表决/ }).click();
      const card = town.locator('.card').filter({ hasText: COPIED }).first();
      await card.getByRole('button', { name: '裁定申诉' }).click();
      await town
        .getByRole('dialog')
        .getByRole('radio', { name: /^撤销认定/ })
        .check();
      await town.getByRole('dialog').getByLabel('说明理由').fill('到现场看过，两处护栏都松，邻居作证。');
      await town.getByRole('dialog').getByRole('button', { name: '裁定申诉' }).click();
      await expect(card).toContainText('镇里撤销认定');

      await person.goto('/claim');
      await settle(person);
      await expect(person.getByText('您的自报暂停中')).toHaveCount(0);
      await person.goto('/records');
      await person.getByRole('link', { name: new RegExp(COPIED) }).click();
      await expect(person.getByText('已到账').first()).toBeVisible();
    });
  });
