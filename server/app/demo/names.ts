import type { Chance } from './random';
import type { Gender } from './person-seed';

/** Surnames and given names by generation. Every person made from them is invented. */

const surnames =
  '王李张刘陈杨黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段章钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安颜倪严牛温芦季俞葛柯向覃冉阮蓝岳苗穆焦';

/** Families that have always lived in a grid are met there more often. */
const homeSurnames: Readonly<Record<string, string>> = {
  上坝: '汪黎杨郑邓曾祝',
  下坝: '唐龙向周孟余覃',
  河西: '蓝柯石谢夏苗岳',
  沟口: '冉阮崔毕田',
};

const given: Readonly<Record<Gender, readonly [old: string, middle: string, young: string, child: string]>> =
  {
    M: [
      '德全 福寿 长根 正清 世荣 明德 永贵 兴发 开元 朝忠 先福 光荣 树生 万才 庆余 有田 得水 宗礼 仁义 大福 长寿 顺才 天佑 家旺 传富 贵生 水生 金生 元林 克勤 克俭 自成 富贵 祥云 耀先 承祖 茂林 守仁 守义 登高',
      '志林 永康 长明 大勇 文斌 新华 建波 小军 显忠 学武 光辉 立新 万里 世平 成刚 代军 兴旺 继东 江海 春林 少华 忠诚 正华 友林 红兵 远志 明生 秋生 光前 道华 太平 兴龙 吉林 开军 仕明 绍文 祖明 安平 全胜 显文',
      '磊 鹏飞 超 波 涛 杰 凯 浩 斌 亮 俊峰 海涛 振宇 晓东 文韬 少龙 志鹏 明亮 小龙 伟豪 子健 天乐 家辉 立群 旭东 昊天 思远 建宇 文博 景阳',
      '梓豪 宇轩 浩然 子墨 睿哲 俊杰 嘉豪 一诺 皓轩 奕辰 沐阳 天佑 铭轩 思齐 博文 泽楷 书航 景行 知远 云飞',
    ],
    F: [
      '桂香 秀兰 玉珍 素芳 淑琴 翠英 菊香 兰英 秀芝 菊英 玉莲 金秀 银秀 凤英 春桃 腊梅 素珍 大秀 贵珍 清芳 正秀 德珍 启芬 光秀 顺英 代珍 昌秀 水莲 发英 友珍',
      '红梅 晓燕 小琴 春燕 丽华 世群 秀琼 艳萍 冬梅 玉霞 金凤 美玲 菊芬 兴翠 仕菊 春秀 巧云 海燕 晓玲 秋菊 小翠 红英 雪琴 桂蓉 忠莲 明芳 利琼 远秀 爱华 道琴',
      '婷 静 敏 雪 倩 丹 婷婷 莎莎 欢欢 晓娟 玲玲 雨薇 思琪 雅琴 佳慧 梦瑶 春晓 小雨 文静 诗雨 冰洁 小芹 明霞 艳玲 燕妮 青青',
      '梓涵 欣怡 诗涵 雨彤 可馨 紫萱 梦琪 一诺 语嫣 若曦 思颖 佳怡 沐晴 书瑶 安然 子琪 乐瑶 心悦 芷若 婉清',
    ],
  };

// Well-known people one would not want to meet by accident in a points list.
const reserved = new Set(
  '王磊 王杰 王涛 王浩 李雪 李静 张静 张磊 张超 张杰 刘涛 刘波 刘亮 刘欢欢 陈静 陈浩 陈凯 周杰 周涛 周静 黄磊 黄杰 孙俊 孙杰 杨超 杨波 杨磊 杨浩 杨丹 李小龙 马超 马涛 马俊 金超 高波 高亮 高静 郭涛 郭静 王静 曹磊 许静 许杰 江海涛 江涛 夏雪 白雪 陆毅 胡杰 胡静 林浩 林静 孟静 冯波 唐静 于婷婷 李承祖 杨定国 王红兵 陈建波'.split(
    ' ',
  ),
);

/** A surname, more likely an old family's where the grid has any. */
export function surnameIn(gridName: string, chance: Chance): string {
  const home = homeSurnames[gridName];
  return chance.pick([...(home && chance.happens(0.55) ? home : surnames)]);
}

/** A full name that fits the year of birth and is in nobody's use yet; marks it as used. */
export function nameFor(
  surname: string,
  gender: Gender,
  birthYear: number,
  year: number,
  used: Set<string>,
  chance: Chance,
): string {
  const age = year - birthYear;
  const generation = age >= 60 ? 0 : age >= 36 ? 1 : age >= 16 ? 2 : 3;
  const list = given[gender][generation].split(' ');
  for (let attempt = 0; attempt < 60; attempt += 1) {
    const name = surname + chance.pick(list);
    if (name.length > 1 && !used.has(name) && !reserved.has(name)) {
      used.add(name);
      return name;
    }
  }
  throw new Error(`No free name left for ${surname}`);
}
