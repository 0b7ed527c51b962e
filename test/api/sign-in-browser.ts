import { expect } from 'vitest';

const VIEWER = '{ viewer { resident { id name } village { id children { id } } } }';

interface ViewerSeen {
  resident: { id: string; name: string };
  village: { id: string; children: { id: string }[] } | null;
}

/** What the sign-in tests read of an answer. */
interface Seen {
  viewer?: ViewerSeen | null;
  signIn?: { resident: { id: string; name: string }; rights: string[] };
  addHousehold?: { id: string; cardNumber: string; head: { id: string } };
  about?: { demo: boolean; now: string; personas: { key: string }[]; errorCodes: string[] };
  openLogin?: { hasLogin: boolean };
  signOut?: boolean;
  signOutEverywhere?: boolean;
  changePassword?: boolean;
}

export interface Answer {
  data: Seen;
  /** The first error's code. */
  code: string | undefined;
  /** Set-Cookie lines. */
  cookies: string[];
}

/** A browser at the product's address: keeps its session cookie from answer to answer. */
export class Browser {
  cookie = '';

  constructor(private readonly origin: string) {}

  async run(query: string, variables: Record<string, unknown> = {}): Promise<Answer> {
    const response = await fetch(`${this.origin}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: this.cookie },
      body: JSON.stringify({ query, variables }),
    });
    const cookies = response.headers.getSetCookie();
    for (const line of cookies) {
      const [pair = ''] = line.split(';');
      if (pair.startsWith('peace.session_token=')) this.cookie = pair.endsWith('=') ? '' : pair;
    }
    const body = (await response.json()) as {
      data?: Seen | null;
      errors?: { extensions: { code: string } }[];
    };
    return { data: body.data ?? {}, code: body.errors?.[0]?.extensions.code, cookies };
  }

  mutate(name: string, type: string, input: Record<string, unknown>, fields = ''): Promise<Answer> {
    return this.run(`mutation M($input: ${type}!) { ${name}(input: $input) ${fields} }`, { input });
  }

  signIn(login: string, password: string): Promise<Answer> {
    return this.mutate('signIn', 'SignInInput', { login, password }, '{ resident { id name } rights }');
  }

  /** Signs in as a persona of the demo. */
  async demo(key: string): Promise<this> {
    const { code } = await this.mutate('demoSignIn', 'DemoSignInInput', { key }, '{ rights }');
    expect(code, key).toBeUndefined();
    return this;
  }

  async viewer(): Promise<ViewerSeen | null> {
    return (await this.run(VIEWER)).data.viewer ?? null;
  }

  /** Name of the person signed in; null for nobody. */
  async name(): Promise<string | null> {
    return (await this.viewer())?.resident.name ?? null;
  }
}
