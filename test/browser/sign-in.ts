import {
  type APIRequestContext,
  type BrowserContext,
  type BrowserContextOptions,
  expect,
  type Page,
  test as base,
} from '@playwright/test';

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
  | 'miao-jingyi'
  | 'ruan-qingshan'
  | 'shen-ruolan'
  | 'shi-youwei'
  | 'tang-fulai'
  | 'wang-dehou'
  | 'yue-mingzhu'
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

type Opened = {
  /** A window of its own for one person, who is signed in and stands on a page; closed after the test. */
  openAs: (key: PersonKey, path?: string, options?: BrowserContextOptions) => Promise<Page>;
};

/** Playwright's `test` with the door of this village. */
export const test = base.extend<Opened>({
  openAs: async ({ browser }, give) => {
    const contexts: BrowserContext[] = [];
    await give(async (key, path = '/', options = {}) => {
      const context = await browser.newContext(options);
      contexts.push(context);
      await signIn(context, key);
      const page = await context.newPage();
      await page.goto(path);
      await settle(page);
      return page;
    });
    await Promise.all(contexts.map((context) => context.close()));
  },
});

/** Waits until the page stands: its heading is there and nothing on it is still loading. */
export async function settle(page: Page): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 }).first()).toBeVisible();
  await expect(page.getByText('正在加载', { exact: false })).toHaveCount(0);
}
