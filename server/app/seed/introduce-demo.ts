import { demoSetting } from '#server/features/people/demo';
import { demoPersonas, startPathOf } from './demo-sign-ins';

/** Tells the people room who its demo personas are, so that the sign-in page can offer them. */
export function introduceDemo(version: string): void {
  Object.assign(demoSetting, {
    version,
    personas: demoPersonas.map((persona) => ({
      key: persona.key,
      nameZh: persona.nameZh,
      roleZh: persona.posts.map((post) => post.titleZh).join('、') || persona.introZh,
      roleEn: persona.posts.map((post) => post.titleEn).join(', ') || persona.introEn,
      startPath: startPathOf(persona),
    })),
    residentOf: async (reader, key) => {
      const name = demoPersonas.find((persona) => persona.key === key)?.nameZh;
      const row = await reader.row<{ id: string }>(
        'select id from resident where name = $1 order by login_id is null, id limit 1',
        [name],
      );
      return row?.id ?? null;
    },
  } satisfies typeof demoSetting);
}
