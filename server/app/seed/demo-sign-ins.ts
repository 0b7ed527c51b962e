import { personas, type Persona } from '#server/app/demo/personas';

/** The one password and the one PIN of the demo. Production refuses to start with demo accounts. */
export const DEMO_PASSWORD = 'pingan-2025';
export const DEMO_PIN = '135790';

/** The people whom the demo offers as one-tap sign-ins, in the order of the loop. */
const offered = [
  'deng-qiaozhen',
  'zhu-guiying',
  'lan-xiaofeng',
  'wang-dehou',
  'he-chunmei',
  'zheng-shoutian',
  'tang-fulai',
  'yue-mingzhu',
  'li-changgeng',
  'shi-youwei',
  'miao-jingyi',
  'ruan-qingshan',
  'long-zhiyuan',
  'bi-xiuyun',
  'fang-yuqing',
  'shen-ruolan',
  'luo-qiming',
];

export const demoPersonas: readonly Persona[] = offered.map((key) => {
  const persona = personas.find((each) => each.key === key);
  if (!persona) throw new Error(`The demo offers ${key}, whom nobody knows`);
  return persona;
});

/** The page each persona starts on: residents at home, the keeper at the counter, all others at their queue. */
export function startPathOf(persona: Persona): string {
  if (persona.posts.some((post) => post.role === 'SHOP_KEEPER')) return '/counter';
  return persona.posts.length > 0 ? '/work' : '/';
}

/** What the console says at the start of a demo. */
export function demoSignIns(address: string): string {
  const lines = demoPersonas.map(({ nameZh, phone, posts, introZh }) => {
    const what = posts.map((post) => post.titleZh).join('、') || introZh;
    return `  ${nameZh.padEnd(5, '　')}${phone ?? '—'}  ${what}`;
  });
  return [
    '',
    `演示登录 (password ${DEMO_PASSWORD}, or one tap at ${address}/sign-in):`,
    ...lines,
    `  柜台 counter: any card number, PIN ${DEMO_PIN}`,
    `  公示栏 board: ${address}/board    API: ${address}/explore`,
    '',
    '',
  ].join('\n');
}
