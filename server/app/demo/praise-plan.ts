/** Good deeds of the demo's year: all invented, each in the words of a neighbour and as the hearing confirmed it. */
export interface DeedPlan {
  /** As it was proposed. */
  readonly words: string;
  /** As it was confirmed, in words that may be published. */
  readonly story: string;
}

/** The deed that won in each of the last twelve months, the longest ago first. */
export const winners: readonly DeedPlan[] = [
  {
    words: '大雪天给好几家老人扫门口',
    story: '下雪那几天，天不亮就起来，把六户老人门口的路扫出来，撒上草木灰。',
  },
  {
    words: '捡到钱包还给人家',
    story: '赶场路上捡到装着看病钱的布包，守在原地等了一个多钟头，交到失主手里。',
  },
  { words: '教老人用手机', story: '一个冬天，每个星期天下午在活动室教老人打视频电话，教会了十一位。' },
  { words: '帮人插秧不要工钱', story: '邻居摔伤了脚，带着家里人把三亩秧插完，中午还自己带饭。' },
  { words: '修好了村口的水沟', story: '看见水沟堵了，自己出水泥，花了四天把村口二十米水沟砌好。' },
  { words: '下河救了个娃娃', story: '巡河时听见喊声，下水把一个落水的孩子托上岸，又一路背到卫生室。' },
  { words: '天天给独居老人送饭', story: '一个多月里，每天中午给生病的独居老人送一碗热饭，风雨没有断过。' },
  { words: '帮大家抢收稻谷', story: '暴雨前夜叫上十来个人，把四户人家晒在坝子上的稻谷全部收进屋。' },
  { words: '照看留守娃娃写作业', story: '整个秋天，放学后让五个留守孩子在自家堂屋写作业，管水管热饭。' },
  { words: '义务给老人理发', story: '每个月初一、十五背着工具箱上门，给走不动的老人理发，一年八十多人次。' },
  { words: '把塌方的路清出来', story: '山路塌了一段，带着铁锹清了两天，让送学的车当天下午就能过。' },
  { words: '劝和了两家多年的矛盾', story: '跑了七八趟，请两家坐到一张桌上喝茶，把共用的院坝重新铺平。' },
];

/** What others were proposed for; who they were is the council's alone. */
export const others: readonly DeedPlan[] = [
  { words: '把自家的水管借给下坝用', story: '天旱时把自家水管接出来，让下坝几户轮流接水。' },
  { words: '给小学捐了一箱书', story: '把自家孩子读过的六十多本书整理好，送到小学图书角。' },
  { words: '常年帮着看管便民桥', story: '每天傍晚检查便民桥的栏杆和路灯，坏了就报给村里。' },
  { words: '带大家跳广场舞不收钱', story: '自己买音箱，每天晚上带着二十来个人跳舞。' },
  { words: '帮人代买化肥送到地头', story: '开三轮车给没有劳力的人家代买化肥，送到地头不收车钱。' },
  { words: '守了一夜山火', story: '清明那夜在垭口守到天亮，劝下好几拨要上山烧纸的人。' },
  { words: '帮邻居照看病人', story: '邻居去省城那几天，帮着照看家里卧床的老人。' },
  { words: '给村里栽了一排树', story: '自己育的苗，在村道边栽了三十棵桂花。' },
];

/** Proposals of the month that is on. */
export const fresh: readonly string[] = ['半夜送邻居去镇卫生院', '把院坝借给大家晒谷子'];
