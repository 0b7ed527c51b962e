import { defineTexts } from '#client/ui/i18n';

/** Titles of the pages about the fund. */
export const useFundPageTexts = defineTexts('fund-pages', {
  zh: {
    fundTitle: '积分基金',
    fundLead: '积分靠什么兑付：钱从哪来、花到哪去、够不够。',
    budgetTitle: '年度积分预算',
    budgetLead: '每类积分一年发多少，由村民会议决议。已发和公示中的都算在内。',
    simulatorTitle: '基金推算',
    simulatorLead: '照现在这样下去，基金什么时候用完？',
    dryRunTitle: '改规则、改价先试算',
    dryRunLead: '表决之前，先拿上一年的真实记录算一遍：谁多谁少，够不够兑。只算不写。',
    print: '打印',
    season: '看哪一年',
    year: '{{year}}年',
    what: '试什么',
    rules: '改一条规则',
    goods: '改商品价格',
    noShop: '这个村还没有平安超市',
  },
  en: {
    fundTitle: 'Fund of the points',
    fundLead:
      'What stands behind the points: where money comes from, where it goes, and whether it is enough.',
    budgetTitle: 'Year’s budget',
    budgetLead:
      'How many points each category may bring in a year, by resolution; granted and in publicity count.',
    simulatorTitle: 'Outlook of the fund',
    simulatorLead: 'If we go on like this, when does the fund run dry?',
    dryRunTitle: 'Try a rule or a price before voting',
    dryRunLead:
      'Last year’s real records, worked out again: who gains, who loses, is it enough. Nothing is written.',
    print: 'Print',
    season: 'Year',
    year: '{{year}}',
    what: 'What to try',
    rules: 'Change a rule',
    goods: 'Change prices',
    noShop: 'This village has no Peace Supermarket yet',
  },
});
