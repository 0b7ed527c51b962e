import { useMemo, useSyncExternalStore } from 'react';
import { reportReach } from './use-online';

// Two languages, typed keys, no library: a general one would cost a resident's first load 21 kB for what these lines do.
// Each room brings its own words when its module loads, so a lazy page carries its texts with it.

export type Lang = 'zh' | 'en';

const STORED = 'peace.language';
const TAG: Record<Lang, string> = { zh: 'zh-CN', en: 'en' };
const PARAM = /\{\{(\w+)\}\}/g;

/** An English text, or its two forms when it counts something by `{{count}}`. Chinese needs one form only. */
type English = string | { readonly one: string; readonly other: string };
type ParamName<Text extends string> = Text extends `${string}{{${infer Name}}}${infer Rest}`
  ? Name | ParamName<Rest>
  : never;
type Params<Text extends string> = {
  readonly [Name in ParamName<Text>]: Name extends 'count' ? number : string | number;
};
type Say<Zh> = <Key extends keyof Zh & string>(
  key: Key,
  ...params: Zh[Key] extends string ? (ParamName<Zh[Key]> extends never ? [] : [Params<Zh[Key]>]) : never
) => string;

export type Texts<Zh> = Say<Zh> & {
  /** The language on screen. */
  readonly lang: Lang;
  /** Chooses between two ready texts, such as a name kept in both languages; falls back to the Chinese one. */
  readonly pick: (zh: string, en: string | null | undefined) => string;
  /** Words of one kind in a row, parted as the language does: 米、油、盐 or rice, oil, salt. */
  readonly list: (words: readonly (string | number)[]) => string;
  /** A word with a remark in the brackets of the language. */
  readonly aside: (word: string, remark: string | number) => string;
};
export type UseTexts<Zh> = (() => Texts<Zh>) & {
  /** The same texts outside of React. */
  readonly now: Say<Zh>;
};

function storedLang(): Lang {
  try {
    return localStorage.getItem(STORED) === 'en' ? 'en' : 'zh';
  } catch {
    // Storage may be forbidden (private windows) or absent (tests); the default language still works.
    return 'zh';
  }
}

function markDocument(lang: Lang): void {
  if (typeof document !== 'undefined') document.documentElement.lang = TAG[lang];
}

type Words = Readonly<Record<string, English>>;
type LoadEnglish = () => Promise<Readonly<Record<string, Words>>>;

const listeners = new Set<() => void>();
let shown: Lang = 'zh';
// The build takes the English texts out of their rooms; where it did not (tests), the rooms still hold them.
let loadEnglish: LoadEnglish = () => Promise.resolve({});
let english: Readonly<Record<string, Words>> | undefined;

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The language on screen, for code outside of React. */
export function currentLang(): Lang {
  return shown;
}

/** Starts in the language chosen last time; `load` brings the English texts when they are wanted. */
export async function startLanguage(load: LoadEnglish): Promise<void> {
  loadEnglish = load;
  const lang = storedLang();
  if (lang === 'en') english = await load().catch(() => undefined);
  // Without the English texts, Chinese ones are better than nothing.
  shown = lang === 'en' && english ? 'en' : 'zh';
  markDocument(shown);
}

/** Switches the language, remembers it and sets `<html lang>`; rejects when the texts cannot be loaded. */
async function setLang(lang: Lang): Promise<void> {
  if (lang === 'en') english ??= await loadEnglish();
  shown = lang;
  markDocument(lang);
  try {
    localStorage.setItem(STORED, lang);
  } catch {
    // Without storage the choice lasts for this visit only.
  }
  for (const listener of listeners) listener();
}

// When the texts do not come the network is to blame, and the offline bar says so.
function change(lang: Lang): void {
  setLang(lang).catch(() => reportReach(false));
}

/** The language on screen and the switch for it. */
export function useLanguage(): { lang: Lang; setLang: (lang: Lang) => void } {
  const lang = useSyncExternalStore(subscribe, currentLang, currentLang);
  return { lang, setLang: change };
}

type Values = Readonly<Record<string, string | number>>;

function fill(text: English, values: Values | undefined): string {
  const form = typeof text === 'string' ? text : values?.['count'] === 1 ? text.one : text.other;
  return values ? form.replace(PARAM, (_, name: string) => String(values[name] ?? '')) : form;
}

/**
 * Takes a room's texts and returns the hook that reads them. Keys and `{{params}}` are typed from the Chinese texts;
 * the English ones must have exactly the same keys.
 * @param room unique name of the room
 */
export function defineTexts<const Zh extends Readonly<Record<string, string>>>(
  room: string,
  texts: { readonly zh: Zh; readonly en: { readonly [Key in keyof NoInfer<Zh>]: English } },
): UseTexts<Zh> {
  function say(lang: Lang) {
    const words: Words = { ...texts[lang], ...(lang === 'en' ? english?.[room] : undefined) };
    return (key: string, values?: Values) => fill(words[key] ?? key, values);
  }

  function useTexts(): Texts<Zh> {
    const { lang } = useLanguage();
    return useMemo(() => {
      const pick = (zh: string, en: string | null | undefined) => (lang === 'en' && en ? en : zh);
      const list = (all: readonly (string | number)[]) => all.join(pick('、', ', '));
      const aside = (word: string, remark: string | number) => word + pick(`（${remark}）`, ` (${remark})`);
      return Object.assign(say(lang), { lang, pick, list, aside });
    }, [lang]);
  }
  return Object.assign(useTexts, { now: (key: string, values?: Values) => say(shown)(key, values) });
}
