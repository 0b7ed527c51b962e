import { readFile } from 'node:fs/promises';
import { expect, type Page } from '@playwright/test';
import { readSheet } from 'read-excel-file/node';
import writeXlsxFile, { type Row } from 'write-excel-file/node';
import { test } from './sign-in';

// A register from paper: brought in with a mistake, corrected, signed by another office, and the households are there.
const HEADINGS = [
  '户号',
  '网格/组',
  '户主',
  '姓名',
  '与户主关系',
  '电话',
  '出生年份',
  '期初积分',
  '期初荣誉分',
];
const XLSX = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

const rows = (phone: string, grid: string): Row[] => [
  ['迁-001', '上坝', '章远桥', '章远桥', '户主', phone, 1966, 60, 10],
  ['迁-001', '上坝', '章远桥', '田秋月', '配偶', null, 1968, 35, null],
  ['迁-002', grid, '童自强', '童自强', '户主', null, 1981, 40, null],
];

async function upload(page: Page, name: string, lines: Row[]): Promise<void> {
  const buffer = await writeXlsxFile([HEADINGS, ...lines]).toBuffer();
  await page.getByLabel('名册表格（.xlsx）').setInputFiles({ name, mimeType: XLSX, buffer });
  await page.getByRole('button', { name: '上传并核对' }).click();
  await expect(page.getByRole('heading', { level: 1, name })).toBeVisible();
}

test.describe
  .serial('a register from paper', () => {
    test('贺春梅 is told what is wrong in which cell, and brings the corrected list in', async ({
      openAs,
    }) => {
      const page = await openAs('he-chunmei', '/work');
      await page.getByRole('link', { name: '名册导入' }).click();
      // Without a file nothing is sent, and something else than a spreadsheet is refused in words.
      await page.getByRole('button', { name: '上传并核对' }).click();
      await expect(page.getByRole('alert')).toBeVisible();
      await page
        .getByLabel('名册表格（.xlsx）')
        .setInputFiles({ name: '名册.xlsx', mimeType: XLSX, buffer: Buffer.from('户号,姓名') });
      await page.getByRole('button', { name: '上传并核对' }).click();
      await expect(page.getByRole('alert')).toContainText('这不是 .xlsx 表格');

      await upload(page, '迁入户-初稿.xlsx', rows('12345', '月亮湾'));
      await expect(page.getByText('有 2 行要改')).toBeVisible();
      await expect(page.getByRole('row').filter({ hasText: '章远桥' })).toContainText('F2：不是手机号');
      await expect(page.getByRole('row').filter({ hasText: '童自强' })).toContainText(
        'B4：本村没有这个网格（组），请改成已有的名字',
      );
      const grids = page.locator('.notice').filter({ hasText: '表里有本村没有的网格（组）：月亮湾' });
      await expect(grids).toContainText('上坝');
      await expect(grids).toContainText('点“重新核对”');
      await expect(page.getByRole('button', { name: '提交签字' })).toHaveCount(0);
      const saving = page.waitForEvent('download');
      await page.getByRole('link', { name: '下载错误清单' }).click();
      const errors = await readSheet(await readFile(await (await saving).path()));
      expect(errors[1]?.at(-1)).toContain('F2：不是手机号');

      await page.getByRole('link', { name: '名册导入' }).first().click();
      await upload(page, '迁入户-改正.xlsx', rows('13700088801', '河西'));
      await expect(page.getByText('没有错误，可以提交签字。')).toBeVisible();
      await page.getByRole('button', { name: '试算' }).click();
      await expect(page.getByText('新建 2 户')).toBeVisible();
      await expect(page.getByText('给 2 户记入期初积分 135 分')).toBeVisible();
      await page.getByRole('button', { name: '提交签字' }).click();
      await page.getByRole('dialog').getByRole('button', { name: '提交签字' }).click();
      await expect(page.getByText('等另一个岗位的人签字。')).toBeVisible();
      await expect(page.getByRole('button', { name: '签字入册' })).toHaveCount(0);
    });

    test('郑守田 compares and signs, and the households are there with their points', async ({ openAs }) => {
      const page = await openAs('zheng-shoutian', '/work');
      const waiting = page.locator('.notice').filter({ hasText: '迁入户-改正.xlsx' });
      await expect(waiting).toContainText('名册导入等您签字');
      await waiting.getByRole('link', { name: '去核对' }).click();
      await expect(page.getByText('请核对下面的内容')).toBeVisible();
      await page.getByRole('button', { name: '签字入册' }).click();
      const dialog = page.getByRole('dialog', { name: '签字入册' });
      await expect(dialog).toContainText('新增 2 户、3 人，记入期初积分 135 分、荣誉分 10 分。');
      await dialog.getByRole('button', { name: '签字入册' }).click();
      await expect(page.getByText(/郑守田在.*签字，已经入册/)).toBeVisible();
      await page.emulateMedia({ media: 'print' });
      await expect(page.getByRole('heading', { name: '名册导入签字单' })).toBeVisible();
      await expect(page.getByText('签字人签字')).toBeVisible();
      await page.emulateMedia({ media: 'screen' });
      await page.getByRole('row').filter({ hasText: '章远桥' }).getByRole('link', { name: '迁-001' }).click();
      await expect(page.getByRole('heading', { level: 1 })).toContainText('迁-001');
      await expect(page.getByRole('main')).toContainText('田秋月');
      await expect(page.getByRole('main')).toContainText('95');
    });
  });
