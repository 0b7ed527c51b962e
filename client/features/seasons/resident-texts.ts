import { defineTexts } from '#client/ui/i18n';

/** Words of the purse's lots for residents. */
export const useLotTexts = defineTexts('seasons-lots', {
  zh: {
    title: '积分什么时候到期',
    lead: '换东西时，总是先用最早的积分。荣誉分和服务时长永远不会到期。',
    ends: '{{date}}到期',
    due: '{{date}}已到期，本季结算前还能用',
    never: '本村的积分不会到期',
    lot: '{{date}}到账，还剩',
    lots: '共 {{count}} 笔',
    of: '（当时{{points}}）',
    bannerTitle: '有积分快到期了',
    banner: '您家有{{points}}要在{{date}}到期，请早点到平安超市换东西。',
    bannerDue: '您家有{{points}}已在{{date}}到期，本季结算前还能用。',
    see: '看是哪几笔',
  },
  en: {
    title: 'When your points expire',
    lead: 'The oldest points are always spent first. Honour points and hours never expire.',
    ends: 'expire on {{date}}',
    due: 'expired on {{date}}; they can be used until the season is closed',
    never: 'Points of this village do not expire',
    lot: 'arrived {{date}}, left',
    lots: { one: '{{count}} lot', other: '{{count}} lots' },
    of: '(of {{points}})',
    bannerTitle: 'Some points expire soon',
    banner: '{{points}} of your household expire on {{date}}: use them at the shop in time.',
    bannerDue:
      '{{points}} of your household expired on {{date}}; they can be used until the season is closed.',
    see: 'See which',
  },
});
