import { defineTexts } from '#client/ui/i18n';

export const useDemoTexts = defineTexts('demo', {
  zh: {
    demoPersonas: '换个身份',
    demoPersonasLead: '点一个人，就用他的身份进入。演示里的人和地方都是虚构的。',
    demoNext: '过一天',
    demoWeek: '过五天',
    demoMoved: '现在是 {{date}}',
    demoBar: '演示模式',
    today: '今天是 {{date}}',
  },
  en: {
    demoPersonas: 'Be someone else',
    demoPersonasLead: 'Choose a person to sign in as. All people and places in the demo are invented.',
    demoNext: 'Next day',
    demoWeek: 'Five days on',
    demoMoved: 'It is now {{date}}',
    demoBar: 'Demo mode',
    today: 'Today is {{date}}',
  },
});
