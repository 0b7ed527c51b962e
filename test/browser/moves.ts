import { expect, type Locator, type Page } from '@playwright/test';
import sharp from 'sharp';

// What hands do on the screens again and again: by role and by label only, as a person would say it.

/** Types into a field with a list, waits for the only line that fits, and takes it. */
export async function choose(page: Page, label: string | RegExp, typed: string): Promise<void> {
  const field = page.getByRole('combobox', { name: label });
  await field.fill(typed);
  await expect(page.getByRole('listbox').getByRole('option').filter({ hasText: typed })).toHaveCount(1);
  await field.press('Enter');
  await expect(page.getByRole('listbox')).toHaveCount(0);
}

/** The day before the one in a date field, which starts with today of the server's clock. */
export async function dayBefore(field: Locator): Promise<string> {
  const today = Date.parse(await field.inputValue());
  return new Date(today - 86_400_000).toISOString().slice(0, 10);
}

/** Finds records by a word of theirs on the page of records and selects all that can be decided. */
export async function selectRecords(page: Page, word: string, count: number): Promise<void> {
  await page.getByRole('textbox', { name: '查找' }).fill(word);
  const rows = page.getByRole('checkbox', { name: `：${word}` });
  await expect(rows).toHaveCount(count);
  await page.getByRole('checkbox', { name: '全选' }).check();
  await expect(page.getByRole('region', { name: '处理所选记录' })).toContainText(`已选 ${count} 条`);
}

/** Lets days pass by the strip of the demo. */
export async function passDays(page: Page, jump: '过一天' | '过五天', times = 1): Promise<void> {
  const strip = page.getByRole('complementary', { name: '演示模式' });
  for (let turn = 0; turn < times; turn += 1) {
    const before = await strip.getByText(/\d+年\d+月\d+日/).textContent();
    await strip.getByRole('button', { name: jump }).click();
    await expect(strip.getByText(before ?? '')).toHaveCount(0);
  }
}

/** A photo as a telephone would take it, for a file field. */
export async function takePhoto(name: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const background = { r: 166, g: 58, b: 36 };
  const picture = sharp({ create: { width: 1600, height: 1200, channels: 3, background } });
  return { name, mimeType: 'image/jpeg', buffer: await picture.jpeg().toBuffer() };
}
