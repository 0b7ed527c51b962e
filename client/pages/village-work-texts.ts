import { defineTexts } from '#client/ui/i18n';

/** Words of the work pages about the village itself: areas, councils, rules, goods. */
export const useVillageWorkTexts = defineTexts('village-work-pages', {
  zh: {
    areas: '区域',
    areasLead: '县、镇、村（社区）、网格、楼栋，一棵树。人的权限按所在的分支算。',
    councils: '理事会',
    charters: '章程',
    councilsLead: '谁在哪个会里任职，任期到什么时候，哪些规则归它批。',
    rules: '积分规则',
    rulesLead: '县里定的模板，加上本村自定的几条。改规则不改旧账：每条记录按当时的版本算分。',
    goods: '商品与库存',
    goodsLead: '货架上有什么、值多少分、还剩多少。',
    good: '商品',
    backToGoods: '商品与库存',
    noGood: '找不到这件商品',
    noGoodText: '可能不是您管的店，或者网址不对。',
    noShop: '这个村还没有平安超市',
    noShopText: '超市登记好后，商品会出现在这里。',
  },
  en: {
    areas: 'Areas',
    areasLead:
      "County, towns, villages, grids and buildings as one tree. A person's rights follow its branches.",
    councils: 'Councils',
    charters: 'Charters',
    councilsLead: 'Who sits where, until when, and which rules each council approves.',
    rules: 'Scoring rules',
    rulesLead:
      "The county's template and the village's own. A change leaves old records as they were scored.",
    goods: 'Goods and stock',
    goodsLead: 'What is on the shelf, what it costs in points, and how much is left.',
    good: 'Goods',
    backToGoods: 'Goods and stock',
    noGood: 'No such goods',
    noGoodText: 'It may belong to a shop outside your reach, or the address is wrong.',
    noShop: 'This village has no Peace Supermarket yet',
    noShopText: 'Its goods appear here once the shop is set up.',
  },
});
