import { expect } from '@playwright/test';
import { choose, dayBefore, passDays } from './moves';
import { ask, settle, test } from './sign-in';

// Thirty points need two bodies, and nobody approves what he filed himself.
const TITLE = '儿子婚事从简，只办了十二桌';
const BRIDEGROOM = '曾广田';
const PASSWORD = 'hong-bai-12zhuo';

type Member = { name: string; phone: string | null };

test.describe
  .serial('a simple wedding', () => {
    let member: Member;

    test('唐福来 files it for the household and cannot approve it', async ({ openAs }) => {
      const page = await openAs('tang-fulai', '/work');
      await page.getByRole('main').getByRole('link', { name: '代人填报' }).click();
      await choose(page, '按哪条规则', 'CU-01');
      await choose(page, '谁做的', BRIDEGROOM);
      await page.getByRole('textbox', { name: '事由' }).fill(TITLE);
      const day = page.getByLabel('哪一天');
      await day.fill(await dayBefore(day));
      await page.getByLabel('几点开始').fill('10:00');
      await page.getByRole('textbox', { name: '说明' }).fill('十二桌，不请乐队，礼金不过百。');
      await page.getByRole('button', { name: '提交代报' }).click();
      await page
        .getByRole('status')
        .filter({ hasText: `已提交：${BRIDEGROOM}` })
        .getByRole('link')
        .click();
      await expect(page.getByRole('heading', { level: 1, name: TITLE })).toBeVisible();
      await expect(page.getByRole('button', { name: '撤回' })).toBeVisible();
      await expect(page.getByRole('button', { name: '批准' })).toHaveCount(0);
    });

    test('汪德厚 checks it on the page of the record', async ({ openAs }) => {
      const page = await openAs('wang-dehou', '/work/records?waiting=1');
      await page.getByRole('textbox', { name: '查找' }).fill(TITLE);
      await page.getByRole('link', { name: TITLE }).click();
      await page.getByRole('button', { name: '核对无误' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '核对无误' }).click();
      await expect(page.getByRole('main')).toContainText('待审批');
    });

    test('贺春梅 opens a login for another member of the council', async ({ openAs }) => {
      const page = await openAs('he-chunmei', '/work');
      const { viewer } = await ask<{ viewer: { village: { id: string } } }>(
        page.request,
        '{ viewer { village { id } } }',
      );
      const { councils } = await ask<{
        councils: { kind: { code: string }; seats: { role: string; resident: Member }[] }[];
      }>(
        page.request,
        'query Councils($areaId: ID!) { councils(areaId: $areaId) { kind { code } seats { role resident { name phone } } } }',
        { areaId: viewer.village.id },
      );
      const seats = councils.find((council) => council.kind.code === 'RW')?.seats ?? [];
      const found = seats.find((seat) => seat.role === 'COUNCIL_MEMBER' && seat.resident.phone)?.resident;
      if (!found) throw new Error('The council of weddings and funerals has no member with a phone');
      member = found;

      await page
        .getByRole('navigation', { name: '工作栏目' })
        .getByRole('link', { name: '理事会', exact: true })
        .click();
      await page.getByRole('link', { name: member.name, exact: true }).click();
      await expect(page.getByRole('heading', { level: 1, name: member.name })).toBeVisible();
      await page.getByRole('button', { name: '开通登录' }).click();
      const dialog = page.getByRole('dialog', { name: '开通登录' });
      await dialog.getByRole('textbox', { name: '登录密码' }).fill(PASSWORD);
      await dialog.getByRole('button', { name: '开通登录' }).click();
      await expect(page.getByRole('region', { name: '提示' })).toContainText('登录已开通');
    });

    test('the member signs in with phone and password and approves for the council', async ({ page }) => {
      await page.goto('/sign-in');
      await page.getByRole('textbox', { name: '手机号或卡号' }).fill(member.phone ?? '');
      await page.getByRole('textbox', { name: '密码', exact: true }).fill('not-the-password');
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await expect(page.getByRole('alert')).toContainText('手机号、卡号或密码不对');
      await expect(page.getByRole('textbox', { name: '手机号或卡号' })).toHaveValue(member.phone ?? '');
      await page.getByRole('textbox', { name: '密码', exact: true }).fill(PASSWORD);
      await page.getByRole('button', { name: '登录', exact: true }).click();
      await settle(page);
      await expect(page.getByRole('heading', { level: 1 })).toContainText(member.name);

      await page.getByRole('banner').getByRole('link', { name: '工作台' }).click();
      await page.getByRole('main').getByRole('link', { name: '待审批' }).first().click();
      await page.getByRole('textbox', { name: '查找' }).fill(TITLE);
      await page.getByRole('link', { name: TITLE }).click();
      await page.getByRole('button', { name: '批准' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '批准' }).click();
      // One body is not enough for thirty points.
      await expect(page.getByRole('button', { name: '批准' })).toHaveCount(0);
      await expect(page.getByRole('main')).toContainText('待审批');
    });

    test('郑守田 approves for the village, and the publicity begins', async ({ openAs }) => {
      const page = await openAs('zheng-shoutian', '/work/records?waiting=1');
      await page.getByRole('textbox', { name: '查找' }).fill(TITLE);
      await page.getByRole('link', { name: TITLE }).click();
      await page.getByRole('button', { name: '批准' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '批准' }).click();
      await expect(page.getByRole('main')).toContainText('公示中');
      await expect(page.getByRole('main')).toContainText(member.name);
      await passDays(page, '过五天', 2);
      await expect(page.getByRole('main')).toContainText('已到账');
      await expect(page.getByRole('main')).toContainText('荣誉积分 30分');
    });

    test('方雨晴 gives the town its yes to a large grant that waits for it', async ({ openAs }) => {
      const page = await openAs('fang-yuqing', '/work');
      await page.getByRole('main').getByRole('link', { name: '待审批' }).first().click();
      const row = page.getByRole('row').filter({ hasText: '焦大成' }).filter({ hasText: '40分' });
      await row.getByRole('link').click();
      await page.getByRole('button', { name: '批准' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '批准' }).click();
      await expect(page.getByRole('main')).toContainText('公示中');
    });

    test('黎长庚 strikes a line that a neighbour doubted', async ({ openAs }) => {
      const page = await openAs('li-changgeng', '/work');
      await page.getByRole('main').getByRole('link', { name: '待答复的异议' }).click();
      await page.getByRole('main').getByRole('link', { name: '去答复' }).first().click();
      await page.getByRole('button', { name: '答复异议' }).click();
      const dialog = page.getByRole('dialog', { name: '答复异议' });
      await dialog.getByRole('radio', { name: /^异议成立，撤销/ }).check();
      await dialog.getByRole('textbox', { name: '说明理由' }).fill('问过老人，那天没有去。');
      await dialog.getByRole('button', { name: '答复', exact: true }).click();
      await expect(dialog).toBeHidden();
      await expect(page.getByRole('main')).toContainText('未通过');
      await expect(page.getByRole('main')).toContainText('问过老人，那天没有去。');
    });
  });
