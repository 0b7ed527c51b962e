import type { ChapterColumn, PersonalChapter } from './personal-registry';

// What the rooms below know of a person, which cannot say so themselves.

const yesNo = { true: ['是', 'yes'], false: ['否', 'no'] } as const;

const roleWords = {
  GRID_LEADER: ['网格长', 'grid leader'],
  ORGANISER: ['活动组织者', 'organiser'],
  COUNCIL_CHAIR: ['会长', 'council chair'],
  COUNCIL_MEMBER: ['理事会成员', 'council member'],
  VILLAGE_CLERK: ['村文书', 'village clerk'],
  VILLAGE_SECRETARY: ['村支书', 'village secretary'],
  SHOP_KEEPER: ['超市店员', 'shop keeper'],
  SHOP_SUPERVISOR: ['超市监督员', 'shop supervisor'],
  TOWN_STAFF: ['镇干部', 'town staff'],
  COUNTY_STAFF: ['县干部', 'county staff'],
  ADMINISTRATOR: ['系统管理员', 'administrator'],
} as const;

const kindWords = {
  OPENING: ['期初', 'opening'],
  GRANT: ['发放', 'granted'],
  REDEMPTION: ['兑换', 'redeemed'],
  RETURN: ['退货', 'returned'],
  EXPIRY: ['到期', 'expired'],
  MOVING: ['转户', 'moved'],
  ADJUSTMENT: ['调整', 'adjusted'],
  AWARD: ['时长荣誉', 'honour for hours'],
  REVERSAL: ['冲正', 'reversed'],
} as const;

const assetWords = {
  POINTS: ['积分', 'points'],
  HONOUR: ['荣誉分', 'honour'],
  MINUTES: ['服务分钟', 'minutes of service'],
} as const;

export const purposeWords = {
  HONOUR_BOARD: ['上光荣榜', 'honour board'],
  PHONE_NOTICES: ['手机通知', 'notices by phone'],
  HELP_VISITS: ['上门帮扶', 'help visits'],
  ONLINE_ACCOUNT: ['孩子登录', 'account of a child'],
  PHOTOS: ['孩子照片', 'photos of a child'],
  VOLUNTEER_TASKS: ['未成年人志愿服务', 'voluntary service of a minor'],
  BIRTHDAY: ['记得生日', 'birthday'],
} as const;

const accessWords = {
  PHONE: ['手机号', 'phone'],
  STATEMENT: ['积分明细', 'statement'],
  CARD: ['家庭卡', 'household card'],
  PHOTO: ['照片', 'photo'],
  SEARCH: ['名单', 'list of people'],
  EXPORT: ['全部资料', 'whole file'],
  ACCESS_LOG: ['查看日志', 'access log'],
  IDENTITY: ['证件尾号', 'digits of a document'],
  NEED: ['求助', 'request for help'],
  CEREMONY: ['红白事报备', 'notice of a wedding or funeral'],
} as const;

export const text = (key: string, zh: string, en: string): ChapterColumn => ({ key, zh, en, kind: 'TEXT' });
export const day = (key: string, zh: string, en: string): ChapterColumn => ({ key, zh, en, kind: 'DAY' });
export const time = (key: string, zh: string, en: string): ChapterColumn => ({ key, zh, en, kind: 'TIME' });
export const number = (key: string, zh: string, en: string): ChapterColumn => ({
  key,
  zh,
  en,
  kind: 'NUMBER',
});
export const word = (
  key: string,
  zh: string,
  en: string,
  words: NonNullable<ChapterColumn['words']>,
): ChapterColumn => ({ key, zh, en, kind: 'WORD', words });

const read =
  (sql: string): PersonalChapter['read'] =>
  (reader, residentId) =>
    reader.rows(sql, [residentId]);

export const ownChapters: readonly PersonalChapter[] = [
  {
    key: 'profile',
    zh: '基本信息',
    en: 'Profile',
    columns: [
      text('name', '姓名', 'Name'),
      text('phone', '手机号', 'Phone'),
      number('birthYear', '出生年', 'Year of birth'),
      text('household', '户号', 'Household'),
      text('village', '村', 'Village'),
      word('login', '有登录账号', 'Has a login', yesNo),
      time('since', '登记时间', 'On the register since'),
      number('honour', '荣誉分', 'Honour points'),
      number('minutes', '服务分钟', 'Minutes of service'),
    ],
    read: read(
      `select r.name, r.phone, r.birth_year, h.number as household, v.name_zh as village,
         (r.login_id is not null)::text as login, r.created_at as since,
         (select a.balance from account a where a.owner_id = r.id and a.asset = 'HONOUR') as honour,
         (select a.balance from account a where a.owner_id = r.id and a.asset = 'MINUTES') as minutes
       from resident r left join household h on h.id = r.household_id left join area v on v.id = r.village_id
       where r.id = $1`,
    ),
  },
  {
    key: 'kin',
    zh: '登记的亲属',
    en: 'Kin on the register',
    columns: [text('name', '姓名', 'Name'), text('relation', '关系', 'Relation')],
    read: read(
      `select k.name, x.relation from kinship x join resident k on k.id = x.kin_id where x.resident_id = $1 order by 1`,
    ),
  },
  {
    key: 'posts',
    zh: '任职',
    en: 'Posts',
    columns: [
      word('role', '岗位', 'Post', roleWords),
      text('area', '范围', 'Area'),
      day('startsOn', '从', 'From'),
      day('endsOn', '到', 'Until'),
    ],
    read: read(
      `select p.role, a.name_zh as area, p.starts_on, p.ends_on from post p join area a on a.id = p.area_id
       where p.resident_id = $1 order by p.starts_on, p.id`,
    ),
  },
  {
    key: 'statement',
    zh: '由您挣来的积分',
    en: 'Points you earned',
    columns: [
      time('at', '时间', 'When'),
      word('asset', '种类', 'What', assetWords),
      word('kind', '事由', 'Why', kindWords),
      number('amount', '数额', 'Amount'),
    ],
    read: read(
      `select t.posted_at as at, t.asset, t.kind,
         case when c.kind = 'OWNER' then t.amount else -t.amount end as amount
       from transfer t join account c on c.id = t.credit_account_id
       where t.earner_id = $1 and t.asset in ('POINTS', 'HONOUR', 'MINUTES') order by t.seq`,
    ),
  },
  {
    key: 'collects',
    zh: '可以代谁家拿积分兑换',
    en: 'Households whose card you may use',
    columns: [text('household', '户号', 'Household'), text('head', '户主', 'Head')],
    read: read(
      `select h.number as household, k.name as head from collector c join household h on h.id = c.household_id
         left join resident k on k.id = h.head_id where c.resident_id = $1 order by h.number`,
    ),
  },
  {
    key: 'reservations',
    zh: '您预留的商品',
    en: 'Goods you reserved',
    columns: [
      time('reservedAt', '时间', 'When'),
      text('goods', '商品', 'Goods'),
      number('points', '积分', 'Points'),
      word('state', '结果', 'Outcome', {
        OPEN: ['待取', 'open'],
        COLLECTED: ['已取', 'collected'],
        CANCELLED: ['已取消', 'cancelled'],
        EXPIRED: ['过期', 'expired'],
      }),
    ],
    read: read(
      `select r.reserved_at, r.points, r.state, (select string_agg(g.name_zh || ' × ' || l.quantity, '，' order by g.code)
         from reservation_line l join goods g on g.id = l.goods_id where l.reservation_id = r.id) as goods
       from reservation r where r.reserved_by = $1 order by r.reserved_at, r.id`,
    ),
  },
  {
    key: 'consents',
    zh: '同意和撤回',
    en: 'Consents',
    columns: [
      time('at', '时间', 'When'),
      word('purpose', '为了什么', 'Purpose', purposeWords),
      number('version', '文本版本', 'Version of the text'),
      word('given', '同意', 'Given', yesNo),
      word('channel', '方式', 'How', {
        SELF: ['本人', 'in person'],
        GUARDIAN: ['监护人', 'guardian'],
        PAPER: ['纸质', 'on paper'],
      }),
      text('guardian', '监护人', 'Guardian'),
      text('witness', '见证人', 'Witness'),
      text('paper', '纸质编号', 'Number of the sheet'),
    ],
    read: read(
      `select c.decided_at as at, c.purpose, t.version, c.given::text, c.channel, g.name as guardian,
         w.name as witness, nullif(c.paper, '') as paper
       from consent c join consent_text t on t.id = c.text_id
         left join resident g on g.id = c.guardian_id left join resident w on w.id = c.witness_id
       where c.resident_id = $1 order by c.seq`,
    ),
  },
  {
    key: 'looks',
    zh: '谁看过您的资料',
    en: 'Who looked at your records',
    columns: [
      time('at', '时间', 'When'),
      text('viewer', '谁', 'Who'),
      word('role', '岗位', 'Post', roleWords),
      word('kind', '看了什么', 'What', accessWords),
    ],
    read: read(
      `select l.at, w.name as viewer, p.role, l.kind
       from resident r
       join access_log l on l.resident_id = r.id or l.resident_id is null and l.household_id = r.household_id
       join resident w on w.id = l.viewer_id left join post p on p.id = l.post_id
       where r.id = $1 order by l.at desc, l.id desc limit 2000`,
    ),
  },
  {
    key: 'erasure',
    zh: '注销申请',
    en: 'Requests to be erased',
    columns: [
      time('at', '时间', 'When'),
      text('words', '说明', 'Words'),
      word('state', '结果', 'Outcome', {
        OPEN: ['待办', 'open'],
        PREPARED: ['已核对', 'checked'],
        DONE: ['已注销', 'carried out'],
        REFUSED: ['没有同意', 'refused'],
        WITHDRAWN: ['已撤回', 'withdrawn'],
      }),
      text('answer', '答复', 'Answer'),
    ],
    read: read(
      `select asked_at as at, nullif(words, '') as words, state, answer from erasure_request
       where resident_id = $1 order by asked_at`,
    ),
  },
];
