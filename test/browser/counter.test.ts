import { expect, type Page } from '@playwright/test';
import { type Card, countStock, findCards, findGoods, PIN } from './cards';
import { signIn, test } from './sign-in';

const A_SALE_MS = 20_000;

/** Card and PIN: the full number moves the focus by itself. */
async function enterCard(page: Page, card: string, pin = PIN): Promise<void> {
  await expect(page.getByRole('textbox', { name: '卡号' })).toBeFocused();
  await page.keyboard.type(card);
  await expect(page.getByRole('textbox', { name: '兑换密码' })).toBeFocused();
  await page.keyboard.type(pin);
  await page.keyboard.press('Enter');
}

const goodsField = (page: Page) => page.getByRole('textbox', { name: '商品编号或名称' });

/** Card and PIN, and then the till asks for goods. */
async function openVisit(page: Page, card: string): Promise<void> {
  await enterCard(page, card);
  await expect(goodsField(page)).toBeFocused();
}

test.describe
  .serial('the till', () => {
    let cards: Card[];
    let poor: Card;
    let receipt: string;

    test.beforeAll(async ({ browser }) => {
      const clerk = await browser.newContext();
      const keeper = await browser.newContext();
      cards = await findCards(clerk, keeper, { least: 40, mayTake: '大米', count: 2 });
      [poor] = (await findCards(clerk, keeper, { least: 1, most: 29, mayTake: '大米' })) as [Card];
      await clerk.close();
      await keeper.close();
    });

    test('龙志远 sells a bag of rice by keyboard alone, in under twenty seconds', async ({ openAs }) => {
      const page = await openAs('long-zhiyuan', '/counter');
      const [card] = cards as [Card];
      const since = Date.now();
      await openVisit(page, card.number);
      await expect(page.getByText(card.household)).toBeVisible();
      await page.keyboard.type('6');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('status').filter({ hasText: '大米，共 1 件' })).toBeVisible();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: '请居民核对' })).toBeVisible();
      await expect(page.getByRole('main')).toContainText(`${card.balance - 30}分`);
      await expect(page.getByRole('button', { name: '确认兑换' })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('heading', { name: '兑换完成' })).toBeVisible();
      const slip = page.getByRole('article');
      await expect(slip).toContainText('大米');
      await expect(slip).toContainText('30');
      await expect(slip).toContainText(card.household);
      receipt = (await slip.getAttribute('aria-label'))?.split(' ').at(-1) ?? '';
      await expect(page.getByRole('button', { name: '下一位' })).toBeFocused();
      await page.keyboard.press('Enter');
      await expect(page.getByRole('textbox', { name: '卡号' })).toBeFocused();
      expect(Date.now() - since).toBeLessThan(A_SALE_MS);
    });

    test('a wrong PIN and an unknown card are refused in words, and the card number stays', async ({
      openAs,
    }) => {
      const page = await openAs('long-zhiyuan', '/counter');
      const [, card] = cards as [Card, Card];
      await enterCard(page, card.number, '864209');
      await expect(page.getByRole('alert')).toContainText('PIN 码不对');
      await expect(page.getByRole('textbox', { name: '卡号' })).toHaveValue(card.number);
      await expect(page.getByRole('textbox', { name: '兑换密码' })).toBeFocused();
      await page.keyboard.type(PIN);
      await page.keyboard.press('Enter');
      await expect(goodsField(page)).toBeFocused();
      await page.keyboard.press('Escape');
      await enterCard(page, '000000');
      await expect(page.getByRole('alert')).toContainText('没有找到这张卡');
    });

    test('a purse too small for a bag of rice says so and takes nothing', async ({ openAs }) => {
      const page = await openAs('long-zhiyuan', '/counter');
      await openVisit(page, poor.number);
      await page.keyboard.type('6');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('status').filter({ hasText: '积分不够再加一件 大米' })).toBeVisible();
      await expect(page.getByRole('region', { name: '这次换' })).toContainText('还没有选商品');
      await page.keyboard.press('Control+A');
      await page.keyboard.type('没有这个');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('status').filter({ hasText: '没有“没有这个”这个商品' })).toBeVisible();
    });

    test('the last one goes while the customer thinks: sold out, and the points stay', async ({
      openAs,
      browser,
    }) => {
      const page = await openAs('long-zhiyuan', '/counter');
      const supervisor = await browser.newContext();
      await signIn(supervisor, 'bi-xiuyun');
      const salt = await findGoods(page.context(), '食盐');
      const [, card] = cards as [Card, Card];
      await openVisit(page, card.number);
      await page.keyboard.type('食盐');
      await page.keyboard.press('Enter');
      await page.keyboard.press('Enter');
      await expect(page.getByRole('button', { name: '确认兑换' })).toBeFocused();
      await countStock(supervisor, salt.id, 0);
      await page.keyboard.press('Enter');
      await expect(
        page.getByRole('status').or(page.getByRole('alert')).filter({ hasText: '卖完了' }),
      ).toBeVisible();
      await page.keyboard.press('Escape');
      await expect(goodsField(page)).toBeFocused();
      await page.keyboard.press('Escape');
      await page.getByRole('dialog').getByRole('button', { name: '结束' }).click();

      await openVisit(page, card.number);
      await expect(page.getByRole('main')).toContainText(`${card.balance}分`);
      await expect(page.getByRole('button', { name: /号 食盐，3分 换完了/ })).toBeVisible();
      await countStock(supervisor, salt.id, salt.stock);
      await supervisor.close();
    });

    test('the rice comes back by its receipt, and the points with it', async ({ openAs }) => {
      const page = await openAs('long-zhiyuan', '/counter');
      const [card] = cards as [Card];
      await page.keyboard.press('F4');
      const list = page.getByRole('dialog', { name: '最近的小票' });
      await list.getByRole('button', { name: `退货 ${receipt}` }).click();
      const question = page.getByRole('dialog', { name: `退回小票 ${receipt}` });
      await question.getByRole('button', { name: '商品有质量问题' }).click();
      await question.getByRole('button', { name: '退货', exact: true }).click();
      await expect(list.getByRole('listitem').filter({ hasText: receipt })).toContainText('已退货');
      await expect(list.getByRole('button', { name: `退货 ${receipt}` })).toHaveCount(0);
      await page.keyboard.press('Escape');
      await openVisit(page, card.number);
      await expect(page.getByRole('main')).toContainText(`${card.balance}分`);
    });
  });
