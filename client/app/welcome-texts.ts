import { defineTexts } from '#client/ui/i18n';

export const useWelcomeTexts = defineTexts('welcome', {
  zh: {
    welcome: '做好事得积分，',
    welcomeThen: '积分换东西',
    welcomeLead:
      '平安超市是村里自己的积分小店。参加义务劳动、帮助邻里、爱护环境，经过核对、审批和公示，就得到积分；积分可以在村里的小店换米、换油、换日用品。',
    welcomeSignIn: '登录看我家积分',
    welcomeBoard: '看村里的公示',
    stepDo: '做好事',
    stepDoNote: '参加活动、帮助别人，由组织的人登记，或者自己拍照申报。',
    stepApprove: '核对和审批',
    stepApproveNote: '登记的人和审批的人不是同一个人，亲属要回避。',
    stepPublish: '上墙公示',
    stepPublishNote: '全村都能看，有不同意见可以提。',
    stepTrade: '换东西',
    stepTradeNote: '公示期满积分到账，带上积分卡到小店换。',
    promise: '每一分都说得清：谁做的、按哪条规则、谁审批的，都能查到。',
    noPhone: '没有手机也行：凭积分卡和 PIN 码在小店就能查、能换。',
    elderEntry: '字太小？换成大字版',
    elderLeave: '换回标准版',
  },
  en: {
    welcome: 'Good works earn points,',
    welcomeThen: 'points buy goods',
    welcomeLead:
      'Peace Supermarket is the village’s own points shop. Take part in common work, help a neighbour, care for the place: once checked, approved and published it earns points, and the points buy rice, oil and daily goods in the village shop.',
    welcomeSignIn: 'Sign in to see my points',
    welcomeBoard: 'Look at the public board',
    stepDo: 'Do good',
    stepDoNote: 'Join in or help someone; the organiser records it, or you claim it with a photo.',
    stepApprove: 'Check and approve',
    stepApproveNote: 'Whoever records does not approve, and relatives stand aside.',
    stepPublish: 'Publish',
    stepPublishNote: 'The whole village can see it, and anyone may object.',
    stepTrade: 'Trade',
    stepTradeNote: 'After the notice the points arrive; bring your card to the shop.',
    promise: 'Every point can be explained: who did it, by which rule, and who approved it.',
    noPhone: 'No phone needed: with card and PIN the shop shows your points and hands out goods.',
    elderEntry: 'Text too small? Switch to large text',
    elderLeave: 'Back to standard text',
  },
});
