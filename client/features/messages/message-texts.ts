import type { MessageKind } from '#client/gql/graphql';
import { defineTexts } from '#client/ui/i18n';

export const useMessageTexts = defineTexts('messages', {
  zh: {
    none: '还没有消息',
    noneHint: '报名的任务有变动、候补有了名额、快到时间了，都会在这里告诉您。',
    unread: '新',
    reason: '原因：{{reason}}',
    signedForYou: '已替您报名：{{title}}',
    waitForYou: '已替您排队候补：{{title}}',
    movedUp: '候补有名额了，您已报上名：{{title}}',
    changed: '任务有变动：{{title}}',
    cancelled: '任务取消了：{{title}}',
    removed: '您不在这个任务的名单里了：{{title}}',
    removedOverlap: '任务改了时间，跟您别的安排冲突，名额已让出：{{title}}',
    tomorrow: '提醒：您报了名的任务快到了：{{title}}',
    soon: '马上开始：{{title}}',
    onDayOff: '这天放假，任务单独改过，没有自动取消，请您定：{{title}}',
    shopping: '代买东西',
    escort: '陪同出门',
    repair: '修理',
    visit: '上门看望',
    otherHelp: '其他',
    certAccepted: '服务证书申请已受理，公示到{{until}}',
    certIssued: '您的志愿服务证书开好了（{{length}}）',
    certRefused: '服务证书没有办成',
    certRevoked: '服务证书{{number}}已撤销',
    honour: '{{year}}年志愿服务满{{hours}}小时，记荣誉分{{points}}分',
    hoursAnswered: '时长更正有答复了',
    needNew: '有人家请求帮忙：{{kind}}',
    needForTeam: '队里有一件帮忙的事：{{kind}}',
    needAsked: '想请您帮个忙：{{kind}}',
    needAccepted: '有人来帮忙了：{{helper}}',
    needGivenBack: '原来答应帮忙的人来不了，正在另外找人：{{kind}}',
    needCalledOff: '那件帮忙的事不用去了：{{kind}}',
    needDone: '{{helper}}说帮忙的事办好了，请您确认：{{kind}}',
    needNotDone: '那一家说事情还没办好：{{kind}}',
    needConfirmed: '那一家已确认，记时长{{length}}：{{kind}}',
    needClosed: '帮忙的请求已结束：{{kind}}',
    needUnanswered: '还没有人应答的请求：{{kind}}',
    joinAsked: '{{person}}想加入{{team}}，请答复',
    joinAccepted: '您已加入{{team}}',
    joinRefused: '{{team}}这次没有收您入队',
    teamLeft: '您已不在{{team}}',
    leadOffered: '想请您当{{team}}的队长，请答复',
    leadTaken: '{{person}}接任了{{team}}的队长',
    leadYours: '您现在是{{team}}的队长，可以发布任务、点名',
    leadDeclined: '{{person}}没有接{{team}}的队长',
    leadWithdrawn: '请您当{{team}}队长的事已撤回',
    whenWhere: '{{when}} · {{place}}',
  },
  en: {
    none: 'No messages yet',
    noneHint: 'Changes of your tasks, places that became free and reminders come here.',
    unread: 'New',
    reason: 'Reason: {{reason}}',
    signedForYou: 'Signed up for you: {{title}}',
    waitForYou: 'Put on the waiting list for you: {{title}}',
    movedUp: 'A place became free and is yours: {{title}}',
    changed: 'A task has changed: {{title}}',
    cancelled: 'A task is called off: {{title}}',
    removed: 'You are off the list of: {{title}}',
    removedOverlap: 'A task moved to a time at which you are elsewhere; your place was given up: {{title}}',
    tomorrow: 'Reminder, a task of yours is near: {{title}}',
    soon: 'Soon: {{title}}',
    onDayOff: 'On a day off, and kept because it was changed by hand; please decide: {{title}}',
    shopping: 'shopping',
    escort: 'escort',
    repair: 'repair',
    visit: 'visit',
    otherHelp: 'other',
    certAccepted: 'Your request for a certificate is accepted; it is on notice until {{until}}',
    certIssued: 'Your certificate of service is ready ({{length}})',
    certRefused: 'Your certificate was not granted',
    certRevoked: 'Certificate {{number}} is revoked',
    honour: '{{hours}} hours of service in {{year}}: {{points}} honour points',
    hoursAnswered: 'Your correction of hours is answered',
    needNew: 'A household asks for help: {{kind}}',
    needForTeam: 'Help wanted from your team: {{kind}}',
    needAsked: 'Would you help? {{kind}}',
    needAccepted: 'Somebody comes to help: {{helper}}',
    needGivenBack: 'The helper cannot come; somebody else is looked for: {{kind}}',
    needCalledOff: 'No need to go any more: {{kind}}',
    needDone: '{{helper}} says it is done; please confirm: {{kind}}',
    needNotDone: 'The household says it is not done yet: {{kind}}',
    needConfirmed: 'The household confirmed {{length}}: {{kind}}',
    needClosed: 'The request for help is closed: {{kind}}',
    needUnanswered: 'Nobody has answered yet: {{kind}}',
    joinAsked: '{{person}} asks to join {{team}}; please answer',
    joinAccepted: 'You are a member of {{team}}',
    joinRefused: '{{team}} did not take you this time',
    teamLeft: 'You are no longer a member of {{team}}',
    leadOffered: 'You are asked to lead {{team}}; please answer',
    leadTaken: '{{person}} leads {{team}} now',
    leadYours: 'You lead {{team}} now: you can post its tasks and take its rolls',
    leadDeclined: '{{person}} did not take the lead of {{team}}',
    leadWithdrawn: 'The offer to lead {{team}} was taken back',
    whenWhere: '{{when}} · {{place}}',
  },
});

/** What a message says, ready for reading: lengths and days in words. */
type Said = {
  title: string;
  until: string;
  length: string;
  number: string;
  year: string;
  hours: string;
  points: string;
  kind: string;
  helper: string;
  state: string;
  cause: string;
  team: string;
  person: string;
};

type Words = ReturnType<typeof useMessageTexts>;

/** A message's headline by its kind; a new kind stops this compiling. */
export const HEADLINE: Record<MessageKind, (t: Words, said: Said) => string> = {
  TASK_SIGNED_FOR_YOU: (t, { title, state }) =>
    state === 'WAITING' ? t('waitForYou', { title }) : t('signedForYou', { title }),
  TASK_MOVED_UP: (t, { title }) => t('movedUp', { title }),
  TASK_CHANGED: (t, { title }) => t('changed', { title }),
  TASK_CANCELLED: (t, { title }) => t('cancelled', { title }),
  TASK_REMOVED: (t, { title, cause }) =>
    cause === 'OVERLAP' ? t('removedOverlap', { title }) : t('removed', { title }),
  TASK_TOMORROW: (t, { title }) => t('tomorrow', { title }),
  TASK_SOON: (t, { title }) => t('soon', { title }),
  TASK_ON_DAY_OFF: (t, { title }) => t('onDayOff', { title }),
  CERTIFICATE_ACCEPTED: (t, { until }) => t('certAccepted', { until }),
  CERTIFICATE_ISSUED: (t, { length }) => t('certIssued', { length }),
  CERTIFICATE_REFUSED: (t) => t('certRefused'),
  CERTIFICATE_REVOKED: (t, { number }) => t('certRevoked', { number }),
  HONOUR_REACHED: (t, { year, hours, points }) => t('honour', { year, hours, points }),
  HOURS_ANSWERED: (t) => t('hoursAnswered'),
  JOIN_ASKED: (t, { team, person }) => t('joinAsked', { team, person }),
  JOIN_ACCEPTED: (t, { team }) => t('joinAccepted', { team }),
  JOIN_REFUSED: (t, { team }) => t('joinRefused', { team }),
  TEAM_LEFT: (t, { team }) => t('teamLeft', { team }),
  LEAD_OFFERED: (t, { team }) => t('leadOffered', { team }),
  LEAD_TAKEN: (t, { team, person }) => t('leadTaken', { team, person }),
  LEAD_YOURS: (t, { team }) => t('leadYours', { team }),
  LEAD_DECLINED: (t, { team, person }) => t('leadDeclined', { team, person }),
  LEAD_WITHDRAWN: (t, { team }) => t('leadWithdrawn', { team }),
  NEED_NEW: (t, { kind }) => t('needNew', { kind }),
  NEED_FOR_TEAM: (t, { kind }) => t('needForTeam', { kind }),
  NEED_ASKED: (t, { kind }) => t('needAsked', { kind }),
  NEED_ACCEPTED: (t, { helper }) => t('needAccepted', { helper }),
  NEED_GIVEN_BACK: (t, { kind }) => t('needGivenBack', { kind }),
  NEED_CALLED_OFF: (t, { kind }) => t('needCalledOff', { kind }),
  NEED_DONE: (t, { kind, helper }) => t('needDone', { kind, helper }),
  NEED_NOT_DONE: (t, { kind }) => t('needNotDone', { kind }),
  NEED_CONFIRMED: (t, { kind, length }) => t('needConfirmed', { kind, length }),
  NEED_CLOSED: (t, { kind }) => t('needClosed', { kind }),
  NEED_UNANSWERED: (t, { kind }) => t('needUnanswered', { kind }),
};
