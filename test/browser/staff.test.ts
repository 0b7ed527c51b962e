import { expect } from '@playwright/test';
import { test } from './sign-in';

// Those who keep the books of the shop, the rules and the areas.

test('毕秀云 counts the flour and books what is missing, with its reason', async ({ openAs }) => {
  const page = await openAs('bi-xiuyun', '/work');
  await page.getByRole('navigation', { name: '工作栏目' }).getByRole('link', { name: '商品与库存' }).click();
  await page.getByRole('textbox', { name: '找商品' }).fill('面粉');
  await page.getByRole('link', { name: '面粉' }).click();
  await page.getByRole('button', { name: '登记进出' }).click();
  const dialog = page.getByRole('dialog', { name: '登记进出：面粉' });
  await dialog.getByRole('radio', { name: '盘点' }).check();
  const book = Number((await dialog.getByText(/账上现有 \d+ 件/).textContent())?.match(/\d+/)?.[0]);
  await dialog.getByRole('spinbutton', { name: '实际有多少' }).fill(String(book - 1));
  await expect(dialog).toContainText('比账上少 1 件');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await expect(dialog.getByRole('alert')).toContainText('请填写原因');
  await dialog.getByRole('textbox', { name: '原因' }).fill('一袋受潮结块，两人当面清点');
  await dialog.getByRole('button', { name: '登记', exact: true }).click();
  await expect(dialog).toBeHidden();
  const line = page.getByRole('row').filter({ hasText: '一袋受潮结块' });
  await expect(line).toContainText('盘点');
  await expect(line).toContainText('−1');
  await expect(line).toContainText('毕秀云');
});

test('毕秀云 prints a count sheet and enters a whole count', async ({ openAs }) => {
  const page = await openAs('bi-xiuyun', '/work/goods');
  await page.getByRole('link', { name: '打印盘点表' }).click();
  await expect(page.getByRole('main')).toContainText('盘点人');
  await page.getByRole('link', { name: '商品与库存' }).first().click();
  await page.getByRole('link', { name: '录入盘点' }).click();
  const row = page.getByRole('listitem').filter({ hasText: 'G09' });
  const book = Number((await row.getByText(/账上现有 \d+ 件/).textContent())?.match(/\d+/)?.[0]);
  await row.getByRole('spinbutton', { name: '挂面的实盘数' }).fill(String(book));
  await expect(row).toContainText('与账上一致');
  await page.getByRole('button', { name: '提交盘点' }).click();
  await expect(page.getByRole('region', { name: '提示' })).toContainText('已登记 1 种商品的盘点');
});

test('龙志远, the keeper, is not offered to count his own shop', async ({ openAs }) => {
  const page = await openAs('long-zhiyuan', '/work/goods');
  await page.getByRole('textbox', { name: '找商品' }).fill('白糖');
  await page.getByRole('link', { name: '白糖' }).click();
  await page.getByRole('button', { name: '登记进出' }).click();
  const dialog = page.getByRole('dialog', { name: '登记进出：白糖' });
  await expect(dialog.getByRole('radio', { name: '进货' })).toBeVisible();
  await expect(dialog.getByRole('radio', { name: '盘点' })).toHaveCount(0);
});

test('沈若兰 writes the next version of a template rule, and the old one stays to compare', async ({
  openAs,
}) => {
  const page = await openAs('shen-ruolan', '/work/rules');
  await page.getByRole('textbox', { name: '找规则' }).fill('EN-06');
  await page.getByRole('link', { name: '义务植树' }).click();
  await expect(page.getByRole('heading', { level: 1, name: '义务植树' })).toBeVisible();
  await page.getByRole('link', { name: '修改规则' }).click();
  await page.getByRole('spinbutton', { name: '每次几分' }).fill('6');
  await page.getByRole('textbox', { name: '用大白话说清楚' }).fill('参加一次义务植树，种活管好，得6分。');
  await page.getByRole('button', { name: '保存新版' }).click();
  await expect(page.getByRole('region', { name: '提示' })).toContainText('EN-06 已保存');
  await expect(page.getByRole('main')).toContainText('第 2 版');
  await expect(page.getByRole('main')).toContainText('第 1 版');
  await expect(page.getByRole('main')).toContainText('沈若兰');
});

test('罗启明 adds a grid to a village and finds it in the tree', async ({ openAs }) => {
  const page = await openAs('luo-qiming', '/work/areas');
  await page.getByRole('textbox', { name: '找区域' }).fill('月亮湾村');
  await page.getByRole('button', { name: '在月亮湾村下面新增区域' }).click();
  const dialog = page.getByRole('dialog', { name: '在月亮湾村下面新增区域' });
  await dialog.getByRole('combobox', { name: '是什么' }).selectOption('网格');
  await dialog.getByRole('textbox', { name: '中文名称' }).fill('湾里网格');
  await dialog.getByRole('textbox', { name: '英文名称' }).fill('Wanli Grid');
  const code = dialog.getByRole('textbox', { name: '编号' });
  await code.fill(`${await code.inputValue()}G9`);
  await dialog.getByRole('button', { name: '新增', exact: true }).click();
  await expect(page.getByRole('region', { name: '提示' })).toContainText('已新增湾里网格');
  const unfold = page.getByRole('button', { name: '展开月亮湾村' });
  if (await unfold.isVisible()) await unfold.click();
  await expect(page.getByRole('main').getByText('湾里网格')).toBeVisible();
});

test('邓巧珍 has no way into the pages of work', async ({ openAs }) => {
  const page = await openAs('deng-qiaozhen', '/work/people');
  await expect(page.getByRole('heading', { level: 1, name: '这里是工作人员用的' })).toBeVisible();
  await expect(page.getByRole('banner').getByRole('link', { name: '工作台' })).toHaveCount(0);
});
