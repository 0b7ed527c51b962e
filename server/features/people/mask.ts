// The one place where names are masked; nothing else may shorten a name.

const compoundSurnames = new Set(
  (
    '欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 长孙 司徒 司空 夏侯 端木 独孤 南宫 百里 呼延 轩辕 ' +
    '赫连 澹台 公冶 宗政 濮阳 淳于 单于 太叔 申屠 仲孙 钟离 闾丘 鲜于 拓跋 万俟 东郭 西门 第五 公羊 闻人 完颜'
  ).split(' '),
);

const erased = '已注销';

/** What stands in the place of an erased person's name for good. */
export function erasedName(code: string): string {
  return `${erased}${code}`;
}

/**
 * A name as strangers may see it: 张*华, 张* for two characters, 欧阳*, 欧阳*华. Whatever lies between the surname
 * and the last character becomes one star, so that not even its length shows. Names in letters keep their first one.
 */
export function maskName(name: string): string {
  // No name, and the same for everybody.
  if (name.startsWith(erased)) return name;
  const letters = Array.from(name.trim());
  if (letters.length < 2) return '*';
  if (!/^\p{Script=Han}/u.test(name.trim())) return `${letters[0]}*`;
  const first = letters.slice(0, 2).join('');
  const surname = compoundSurnames.has(first) && letters.length > 2 ? first : (letters[0] ?? '');
  const given = letters.slice(Array.from(surname).length);
  return given.length === 1 ? `${surname}*` : `${surname}*${given.at(-1)}`;
}
