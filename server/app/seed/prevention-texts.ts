import { PreventionTopic } from '#server/features/prevention/activity.entity';
import { MaterialKind } from '#server/features/prevention/material.entity';

/** The texts of the demo's association: plain facts, and whom to call. */
interface MaterialSeed {
  kind: MaterialKind;
  topic: PreventionTopic;
  name: string;
  titleZh: string;
  titleEn: string;
  bodyZh: readonly string[];
  bodyEn: readonly string[];
}

export const materialSeeds: readonly MaterialSeed[] = [
  {
    kind: MaterialKind.LEAFLET,
    topic: PreventionTopic.DRUGS,
    name: '罂粟花期传单',
    titleZh: '罂粟花开的季节，请看一看',
    titleEn: 'When poppies flower',
    bodyZh: [
      '四月到六月是罂粟开花结果的时候。房前屋后、地边沟坎，长出来的都要拔掉。',
      '种一株也是违法。治病、喂猪、当调料、觉得好看，都不是理由。',
      '自己发现、收获前主动铲除的，依法可以不处罚：先拔掉，再告诉村里。',
      '认不准的花，拍张照片问村干部或派出所；虞美人不是罂粟，不用怕。',
      '火锅、卤菜里不放罂粟壳；买到味道奇怪的调料，不吃、不传。',
      '看到有人种、有人收，不要自己去拦，打 110。',
    ],
    bodyEn: [
      'From April to June opium poppies flower and bear fruit. Whatever grows by the house or the field is pulled out.',
      'One plant is against the law. Medicine, fodder, spice or beauty is no reason.',
      'Whoever finds and pulls it before the harvest of his own accord need not be punished: pull it, then tell the village.',
      'Not sure? Ask the village or the police with a picture; a corn poppy is no opium poppy.',
      'No poppy husks in hotpot or stew.',
      'If somebody grows or gathers it, do not step in: call 110.',
    ],
  },
  {
    kind: MaterialKind.HELPLINE_CARD,
    topic: PreventionTopic.BOTH,
    name: '求助电话卡',
    titleZh: '遇到难处，打这些电话',
    titleEn: 'In trouble? Call',
    bodyZh: [
      '110 报警',
      '120 急救',
      '12355 青少年服务台',
      '12356 心理援助热线',
      '12348 法律援助',
      '村委会：看公示栏上的电话',
    ],
    bodyEn: [
      '110 police',
      '120 ambulance',
      '12355 young people',
      '12356 counselling',
      '12348 legal aid',
      'Village office: see the board',
    ],
  },
  {
    kind: MaterialKind.LEAFLET,
    topic: PreventionTopic.GAMBLING,
    name: '不上牌桌传单',
    titleZh: '手机里的“牌桌”，十赌十输',
    titleEn: 'The card table in the phone always wins',
    bodyZh: [
      '先让您赢一点，再让您输得多：后台能改数字，没有运气这回事。',
      '借钱“翻本”，只会越陷越深；网上放款的利息比本钱还高。',
      '把银行卡、手机卡借给别人“跑分”，也是犯罪。',
      '想玩？晚上到文化室下棋、打乒乓、跳广场舞，都不要钱。',
      '已经陷进去的，不丢人：跟家里人说，打 12356 或找村里，越早越好。',
      '发现开设赌场、网上赌博的，打 110。',
    ],
    bodyEn: [
      'First it lets you win a little, then lose much: the figures are made by somebody else.',
      'Borrowing to win it back sinks you deeper.',
      'Lending bank or phone cards for others’ money is a crime too.',
      'Want to play? Chess, table tennis and dance at the culture room, free of charge.',
      'Caught in it? No shame: tell your family, call 12356 or come to us, the sooner the better.',
      'Gambling dens and gambling online: call 110.',
    ],
  },
  {
    kind: MaterialKind.PLEDGE,
    topic: PreventionTopic.BOTH,
    name: '家庭承诺书',
    titleZh: '禁毒禁赌家庭承诺书',
    titleEn: 'Household pledge',
    bodyZh: [
      '我们一家自愿承诺：不种、不碰、不卖毒品；不参与赌博，不为赌博提供场所和钱。',
      '教育好孩子；家里来客，不用赌钱招待。',
      '这份承诺随时可以收回，收回不问原因、不留记录；一年问一次还愿不愿意继续。',
    ],
    bodyEn: [
      'Of our own free will: we do not grow, take or sell drugs; we do not gamble, nor give room or money for it.',
      'We teach our children; guests are not entertained with stakes.',
      'It can be taken back at any time, without a reason and without a trace; once a year we are asked whether we stand by it.',
    ],
  },
  {
    kind: MaterialKind.POSTER,
    topic: PreventionTopic.DRUGS,
    name: '新型毒品海报',
    titleZh: '糖果、奶茶、电子烟里的陷阱',
    titleEn: 'Sweets, tea and vapes',
    bodyZh: [
      '陌生人给的糖果、奶茶、邮票、电子烟油，不接、不尝。',
      '含依托咪酯的“烟粉”“烟弹”是毒品。',
      '朋友聚会离开座位，回来换一杯新的。',
      '孩子突然不爱出门、花钱不明，先好好说话，再找老师和医生。',
    ],
    bodyEn: [
      'Sweets, tea, stamps or vape liquids of strangers: do not take, do not taste.',
      'Vapes with etomidate are drugs.',
      'Left your glass? Take a new one.',
      'A child that withdraws: talk first, then ask teacher and doctor.',
    ],
  },
];
