import { randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { PIN } from './cards';
import { ask, settle, test } from './sign-in';

type Batch = {
  id: string;
  state: string;
  quantity: number;
  takers: { quantity: number; household: { number: string } }[];
};
type Shelf = {
  viewer: {
    shop: { id: string; village: { id: string }; goods: { id: string; nameZh: string; available: number }[] };
  };
};

const SHELF = '{ viewer { shop { id village { id } goods { id nameZh available } } } }';
const SIGN = 'mutation Sign($input: SignCountInput!) { signCount(input: $input) { id } }';

/** The words of a list of facts that belong to a label. */
const fact = (page: Page, label: string) =>
  page.getByRole('term').filter({ hasText: label }).locator('xpath=following-sibling::dd[1]');

test('the month is counted by the keeper, a difference explained, and posted by both signatures', async ({
  openAs,
}) => {
  const keeper = await openAs('long-zhiyuan', '/work/count');
  await keeper.getByRole('row').filter({ hasText: '正在数' }).getByRole('link').click();
  await expect(keeper.getByText('全部数完才能签字。')).toBeVisible();
  await expect(keeper.getByRole('button', { name: '签字' })).toHaveCount(0);
  const countId = keeper.url().split('/').at(-1) ?? '';

  // What is not counted yet is counted now: all there, but for one that lies broken behind the shelf.
  const form = keeper.getByRole('form', { name: '月度盘点' });
  const rows = form.getByRole('listitem');
  await expect(rows.first()).toBeVisible();
  const sheet = await rows.evaluateAll((items) =>
    items.map((item, place) => ({
      place,
      name: item.querySelector('strong')?.textContent ?? '',
      counted: item.querySelector('input')?.value ?? '',
      should: Number(/现在应有 (\d+) 件/.exec(item.textContent ?? '')?.[1]),
    })),
  );
  const open = sheet.filter((line) => line.counted === '');
  const missing = open.find((line) => line.should > 0)?.name ?? '';
  expect(missing).not.toBe('');
  for (const { place, name, should } of open) {
    const counted = name === missing ? should - 1 : should;
    await rows.nth(place).getByRole('spinbutton').fill(String(counted));
  }
  await expect(rows.filter({ hasText: missing }).first()).toContainText('少 1 件');
  await form.getByRole('button', { name: '保存实盘数' }).click();
  const why = form.getByRole('textbox', { name: `${missing}差异的原因` });
  await expect(why).toHaveAttribute('aria-invalid', 'true');
  await why.fill('破了，没法换出去');
  await form.getByRole('button', { name: '保存实盘数' }).click();
  await expect(keeper.getByText(`已保存 ${open.length} 种`)).toBeVisible();

  await keeper.getByRole('button', { name: '签字' }).click();
  await keeper.getByRole('dialog').getByRole('button', { name: '签字' }).click();
  await expect(fact(keeper, '状态')).toContainText('等另一人签字');
  await expect(fact(keeper, '店员')).toContainText('龙志远');
  await expect(keeper.getByRole('button', { name: '签字' })).toHaveCount(0);
  // Whatever is sent to the server, one person is not two.
  await expect(ask(keeper.request, SIGN, { input: { requestId: randomUUID(), countId } })).rejects.toThrow(
    'CONFLICT',
  );

  const supervisor = await openAs('bi-xiuyun', '/work');
  await supervisor.getByRole('link', { name: /盘点表等另一人签字/ }).click();
  const line = supervisor.getByRole('row').filter({ hasText: missing }).first();
  await expect(line).toContainText('少 1 件');
  await expect(line).toContainText('破了，没法换出去');
  const stockOf = async () =>
    (await ask<Shelf>(keeper.request, SHELF)).viewer.shop.goods.find(({ nameZh }) => nameZh === missing)
      ?.available ?? 0;
  const before = await stockOf();
  await supervisor.getByRole('button', { name: '签字' }).click();
  await supervisor.getByRole('dialog').getByRole('button', { name: '签字' }).click();
  await expect(fact(supervisor, '状态')).toContainText('已入账公示');
  await expect(fact(supervisor, '监督员')).toContainText('毕秀云');
  await expect(supervisor.getByText('签字并入账')).toBeVisible();
  expect(await stockOf()).toBe(before - 1);

  // The board says it to everybody.
  const { viewer } = await ask<Shelf>(keeper.request, SHELF);
  await supervisor.goto(`/board/${viewer.shop.village.id}?see=goods`);
  await settle(supervisor);
  await expect(supervisor.getByRole('heading', { name: '货架盘点' })).toBeVisible();
  await expect(supervisor.getByText(/少 1 件/).first()).toBeVisible();
});

test('邓巧珍 puts noodles aside on her phone and fetches them by the code', async ({ openAs }) => {
  const phone = await openAs('deng-qiaozhen', '/goods', { viewport: { width: 390, height: 844 } });
  await phone.getByRole('link', { name: '预留商品，看取货码' }).click();
  const noodles = phone
    .getByRole('list', { name: '选要预留的商品' })
    .getByRole('listitem')
    .filter({ hasText: '挂面' });
  await phone.getByRole('button', { name: '预留', exact: true }).click();
  await expect(phone.getByRole('alert')).toContainText('先选商品。');
  await noodles.getByRole('button', { name: '增加挂面的件数' }).click();
  await expect(phone.getByText(/^合计 8分，预留后还能用/)).toBeVisible();
  await phone.getByRole('button', { name: '预留', exact: true }).click();
  const held = phone.getByRole('list', { name: '我家的预留' }).getByRole('listitem').first();
  await expect(held).toContainText('等您来取');
  await expect(held).toContainText('还有3天');
  const code = /\d{6}/.exec(await held.innerText())?.[0] ?? '';
  expect(code).toMatch(/^\d{6}$/);
  // Nothing is taken yet; it is only kept.
  await expect(phone.getByText(/另有 8分 已为预留的商品留着/)).toBeVisible();

  const till = await openAs('long-zhiyuan', '/counter');
  await till.getByRole('button', { name: '预留', exact: true }).click();
  await expect(till.getByRole('dialog').getByRole('listitem').filter({ hasText: '挂面 × 1' })).toBeVisible();
  await expect(till.getByRole('dialog')).not.toContainText(code);
  await till.keyboard.press('Escape');
  await till.getByText('凭取货码取货').click();
  const pickup = till.getByRole('form', { name: '凭取货码取货' });
  const wrong = code === '000000' ? '000001' : '000000';
  await pickup.getByRole('textbox', { name: '取货码' }).fill(wrong);
  await pickup.getByRole('textbox', { name: '兑换密码' }).fill(PIN);
  await pickup.getByRole('button', { name: '查预留' }).click();
  await expect(pickup.getByRole('alert')).toContainText('这个码不对');
  await pickup.getByRole('textbox', { name: '取货码' }).fill(code);
  await pickup.getByRole('button', { name: '查预留' }).click();
  const waiting = till.getByRole('region', { name: '这户有预留的商品' });
  await expect(waiting).toContainText('挂面 × 1');
  await waiting.getByRole('button', { name: '交货，扣 8分' }).click();
  await expect(till.getByRole('heading', { name: '兑换完成' })).toBeVisible();
  await expect(till.getByRole('article')).toContainText('挂面');
  await till.getByRole('button', { name: '下一位' }).click();
  // A code serves once.
  await till.getByText('凭取货码取货').click();
  await pickup.getByRole('textbox', { name: '取货码' }).fill(code);
  await pickup.getByRole('textbox', { name: '兑换密码' }).fill(PIN);
  await pickup.getByRole('button', { name: '查预留' }).click();
  await expect(pickup.getByRole('alert')).toContainText('这个码不对');

  await phone.reload();
  await settle(phone);
  await expect(held).toContainText('已取货');
  await expect(held).not.toContainText(code);
});

test('a batch is recalled: it is not offered, not sold, and everybody who has some is on a list', async ({
  openAs,
}) => {
  const keeper = await openAs('long-zhiyuan', '/work/batches');
  const { viewer } = await ask<Shelf>(keeper.request, SHELF);
  const { good, batch, left } = await soldBatch(keeper, viewer.shop.goods);
  await keeper.goto(`/work/batches/${batch.id}`);
  await settle(keeper);
  for (const { household } of batch.takers) {
    await expect(keeper.getByRole('rowheader', { name: household.number }).first()).toBeVisible();
  }
  await keeper.getByRole('button', { name: '召回' }).click();
  const dialog = keeper.getByRole('dialog');
  await dialog.getByRole('button', { name: '召回', exact: true }).click();
  await expect(dialog).toBeVisible();
  await dialog.getByRole('textbox', { name: '为什么召回' }).fill('厂家通知：有异味');
  await dialog.getByRole('button', { name: '召回', exact: true }).click();
  await expect(fact(keeper, '状态')).toContainText('已召回');
  await expect(fact(keeper, '召回原因')).toContainText('厂家通知：有异味');
  await expect(keeper.getByRole('button', { name: '打印召回通知' })).toBeVisible();
  // Who sells does not decide that it is good again.
  await expect(keeper.getByRole('button', { name: '解除召回' })).toHaveCount(0);

  const now = (await ask<Shelf>(keeper.request, SHELF)).viewer.shop.goods.find(({ id }) => id === good.id);
  expect(now?.available).toBe(left);
  const resident = await openAs('deng-qiaozhen', '/goods');
  const shown = resident
    .getByRole('listitem')
    .filter({ has: resident.getByText(good.nameZh, { exact: true }) });
  await expect(shown.first()).toContainText(left > 0 ? `还有 ${left} 件` : /没|换完|无货/);
  await expect(
    ask(resident.request, 'mutation Reserve($input: ReserveInput!) { reserveGoods(input: $input) { id } }', {
      input: {
        requestId: randomUUID(),
        shopId: viewer.shop.id,
        lines: [{ goodsId: good.id, quantity: left + 1 }],
      },
    }),
  ).rejects.toThrow('SOLD_OUT');

  const supervisor = await openAs('bi-xiuyun', '/work/batches');
  const recalled = supervisor
    .getByRole('row')
    .filter({ hasText: '已召回' })
    .filter({ has: supervisor.locator(`a[href="/work/batches/${batch.id}"]`) });
  await recalled.getByRole('link').click();
  for (const { household } of batch.takers) {
    await expect(supervisor.getByRole('rowheader', { name: household.number }).first()).toBeVisible();
  }
  await supervisor.goto(`/work/goods/${good.id}`);
  await settle(supervisor);
  await expect(supervisor.getByRole('list', { name: '谁在什么时候做了什么' })).toContainText('召回');
  await supervisor.goto(`/work/batches/${batch.id}`);
  await settle(supervisor);
  await supervisor.getByRole('button', { name: '解除召回' }).click();
  await supervisor.getByRole('dialog').getByRole('textbox').fill('送检合格');
  await supervisor.getByRole('dialog').getByRole('button', { name: '解除召回' }).click();
  await expect(fact(supervisor, '状态')).not.toContainText('已召回');
  const after = (await ask<Shelf>(keeper.request, SHELF)).viewer.shop.goods.find(({ id }) => id === good.id);
  expect(after?.available).toBe(good.available);
});

/** A batch that households have some of and of which some is left, and what is left of the good without it. */
async function soldBatch(
  keeper: Page,
  goods: Shelf['viewer']['shop']['goods'],
): Promise<{ good: Shelf['viewer']['shop']['goods'][number]; batch: Batch; left: number }> {
  for (const good of goods) {
    if (good.available < 2) continue;
    // oxlint-disable-next-line no-await-in-loop
    const answer = await ask<{ goods: { batches: Batch[] } }>(
      keeper.request,
      `query Batches($id: ID!) { goods(id: $id) { batches {
        id state quantity takers { quantity household { number } } } } }`,
      { id: good.id },
    );
    const batch = answer.goods.batches.find(
      ({ state, quantity, takers }) =>
        (state === 'GOOD' || state === 'NEAR') && quantity > 0 && takers.length > 0 && takers.length < 15,
    );
    if (batch) return { good, batch, left: good.available - batch.quantity };
  }
  throw new Error('The shop has sold nothing of what it has');
}

test('a gift is written in with its donor and its worth, and gets a receipt and a batch', async ({
  openAs,
}) => {
  const clerk = await openAs('he-chunmei', '/work/donations');
  await clerk.getByRole('button', { name: '登记捐赠' }).click();
  const form = clerk.getByRole('dialog');
  await form.getByRole('combobox', { name: '捐赠人' }).selectOption({ label: '镇卫生院' });
  await form.getByRole('combobox', { name: '商品' }).selectOption({ label: 'G22 毛巾' });
  await form.getByRole('spinbutton', { name: '数量' }).fill('12');
  await form.getByRole('spinbutton', { name: '每件折价（元）' }).fill('7.5');
  await form.getByRole('button', { name: '登记入库' }).click();
  await expect(clerk.getByRole('heading', { level: 1, name: /捐赠 S\d{4}-\d{3}/ })).toBeVisible();
  await expect(clerk.getByRole('main')).toContainText('镇卫生院');
  await expect(clerk.getByRole('main')).toContainText('¥90.00');
  await expect(clerk.getByRole('button', { name: '打印收据' })).toBeVisible();
});

test('a partner’s month is signed by the village and paid with a document', async ({ openAs }) => {
  const secretary = await openAs('zheng-shoutian', '/work/settlements');
  await secretary.getByRole('row').filter({ hasText: '待村里签字' }).getByRole('link').click();
  const amount = (await fact(secretary, '金额').textContent()) ?? '';
  expect(amount).toMatch(/分 × ¥1\.00 = ¥/);
  await secretary.getByRole('button', { name: '核对无误，签字' }).click();
  await secretary.getByRole('dialog').getByRole('button', { name: '核对无误，签字' }).click();
  await expect(fact(secretary, '状态')).toContainText('待付款');
  await expect(fact(secretary, '村里签字')).toContainText('郑守田');

  const clerk = await openAs('he-chunmei', new URL(secretary.url()).pathname);
  await clerk.getByRole('button', { name: '登记付款' }).click();
  await clerk.getByRole('dialog').getByRole('textbox', { name: '付款凭证号' }).fill('转账20250702');
  await clerk.getByRole('dialog').getByRole('button', { name: '登记付款' }).click();
  await expect(fact(clerk, '状态')).toContainText('已付款');
  await expect(fact(clerk, '付款')).toContainText('转账20250702');
});
