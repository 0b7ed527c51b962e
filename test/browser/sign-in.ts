import { expect, type APIRequestContext, type Browser, type BrowserContext, type Page } from '@playwright/test';

/** The people whom the demo offers, by their keys. */
export type PersonKey =
  | 'bi-xiuyun'
  | 'deng-qiaozhen'
  | 'fang-yuqing'
  | 'he-chunmei'
  | 'lan-xiaofeng'
  | 'li-changgeng'
  | 'long-zhiyuan'
  | 'luo-qiming'
  | 'shen-ruolan'
  | 'shi-youwei'
  | 'tang-fulai'
  | 'wang-dehou'
  | 'zheng-shoutian'
  | 'zhu-guiying';

/**
 * Sends one GraphQL document with the cookies of a browser context and answers what came back.
 * @throws Error with the server's words when it refuses
 */
export async function ask<Answer>(
  request: APIRequestContext,
  query: string,
  variables: Record<string, unknown> = {},
): Promise<Answer> {
  const response = await request.post('/graphql', { data: { query, variables } });
  const { data, errors } = (await response.json()) as { data?: Answer; errors?: { message: string }[] };
  if (errors?.length || !data) throw new Error(errors?.map(({ message }) => message).join('; ') ?? query);
  return data;
}

/** Signs a context in without a page: the doors themselves are walked through in `sign-in.test.ts`. */
export async function signIn(context: BrowserContext, key: PersonKey): Promise<void> {
  await ask(
    context.request,
    'mutation SignIn($input: DemoSignInInput!) { demoSignIn(input: $input) { resident { id } } }',
    { input: { key } },
  );
}

/** A window of its own for one person, who is signed in and stands on a page. */
export async function openAs(browser: Browser, key: PersonKey, path = '/'): Promise<Page> {
  const context = await browser.newContext();
  await signIn(context, key);
  const page = await context.newPage();
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  return page;
}

/** Waits until the page stands: its heading is there and nothing on it is still loading. */
export async function settle(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.getByText('正在加载', { exact: false })).toHaveCount(0);
}
