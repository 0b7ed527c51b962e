import { type FragmentType, graphql, unmask } from '#client/gql';
import type { NoticeLife_NoticeFragment } from '#client/gql/graphql';
import { defineTexts } from '#client/ui/i18n';
import { Timeline, type TimelineItem } from '#client/ui/timeline';
import { type Format, useFormat } from '#client/ui/use-format';

const NoticeLife_notice = graphql(`
  fragment NoticeLife_notice on BoardNotice {
    recordId
    maskedName
    householdNumber
    ruleNameZh
    ruleNameEn
    points
    honour
    happenedOn
    way
    filedAt
    checkedAt
    publishedAt
    publicityEndsAt
    releasedAt
    state
    approvals {
      id
      bodyZh
      bodyEn
      approvedAt
    }
    objections {
      id
      filedAt
      answerDueOn
      answeredAt
      outcome
      appealedAt
      appealDueOn
      appealDecidedAt
      appealOutcome
    }
    transfers {
      seq
      kind
      postedAt
    }
  }
`);

const useNoticeLifeTexts = defineTexts('board-notice-life', {
  zh: {
    life: '经过',
    gap: '',
    storyActROLL: '{{date}}，户号 {{household}} 的{{name}}参加了“{{act}}”，由活动负责人点名登记。',
    storyActFILED:
      '{{date}}，户号 {{household}} 的{{name}}做了“{{act}}”，由网格长、带队的人或村文书代为登记。',
    storyActCLAIM: '{{date}}，户号 {{household}} 的{{name}}做了“{{act}}”，自己申报的。',
    storyHands: '谁登记的，谁就不能核对、不能批准；批准的人也不是他家里人或亲戚。',
    storyPublic: '{{from}}到{{to}}在这里公示，全村都能看、都能提异议。',
    storyNoObjection: '没有人提异议。',
    storyObjections: '有 {{count}} 个异议，见下面的经过。提异议的人名字保密。',
    storyReleased: '{{date}}，{{points}}到了他家的存折。',
    storyHonour: '{{date}}，记了荣誉分 {{honour}}，不能兑换商品。',
    storyReversed: '后来查明有误，这一笔已经整笔冲正收回。',
    filedROLL: '点名登记',
    filedFILED: '代为登记',
    filedCLAIM: '自己申报',
    check: '核对',
    approve: '{{body}}批准',
    publicity: '公示',
    until: '{{from}} 至 {{to}}',
    held: '有异议，先停下来等答复。',
    objection: '村民提出异议',
    due: '最迟{{date}}答复。',
    UPHELD: '查明属实，维持。',
    REDUCED: '查过后，改为少记。',
    STRUCK: '异议成立，撤销。',
    appeal: '有人向上一级申诉',
    appealDue: '最迟{{date}}决定。',
    appealCONFIRMED: '维持原来的答复。',
    appealRESTORED: '恢复原来的积分。',
    appealREDUCED: '改为少记。',
    appealSTRUCK: '撤销。',
    release: '到账',
    ahead: '没有异议的话，{{date}}期满后自动到账。',
    reversal: '冲正收回',
  },
  en: {
    life: 'How it went',
    gap: ' ',
    storyActROLL:
      'On {{date}} {{name}} of household {{household}} took part in “{{act}}”; the leader called the roll.',
    storyActFILED:
      'On {{date}} {{name}} of household {{household}} did “{{act}}”; a grid leader, team leader or the clerk filed it.',
    storyActCLAIM: 'On {{date}} {{name}} of household {{household}} did “{{act}}” and claimed it.',
    storyHands:
      'Whoever filed it could neither check nor approve it, and who approved is neither family nor kin.',
    storyPublic:
      'It is on this board from {{from}} to {{to}}, where everyone in the village can read it and object.',
    storyNoObjection: 'Nobody objected.',
    storyObjections: {
      one: 'There was one objection; see below. Who objects stays confidential.',
      other: 'There were {{count}} objections; see below. Who objects stays confidential.',
    },
    storyReleased: 'On {{date}} {{points}} went into the household’s passbook.',
    storyHonour: 'On {{date}} it earned {{honour}} of honour, which buys no goods.',
    storyReversed: 'It was found wrong later and taken back whole.',
    filedROLL: 'Entered by roll',
    filedFILED: 'Filed for the person',
    filedCLAIM: 'Claimed by the person',
    check: 'Check',
    approve: 'Approval by {{body}}',
    publicity: 'Publicity',
    until: '{{from}} to {{to}}',
    held: 'Held back: an objection waits for its answer.',
    objection: 'Objection from the village',
    due: 'Answer due by {{date}}.',
    UPHELD: 'Found true; it stands.',
    REDUCED: 'It stands with fewer points.',
    STRUCK: 'The objection was right; it is struck.',
    appeal: 'An appeal was made',
    appealDue: 'Decision due by {{date}}.',
    appealCONFIRMED: 'The answer stays.',
    appealRESTORED: 'It stands as it was approved.',
    appealREDUCED: 'It stands with fewer points.',
    appealSTRUCK: 'It is struck.',
    release: 'Released',
    ahead: 'By itself after {{date}} if nobody objects.',
    reversal: 'Taken back',
  },
});

type Words = ReturnType<typeof useNoticeLifeTexts>;
type Told = { notice: NoticeLife_NoticeFragment; t: Words; f: Format };
type Props = { notice: FragmentType<typeof NoticeLife_notice> };

/** A published line told in plain words; persons but the one it is about stay unnamed, and that one masked. */
export function NoticeStory({ notice: masked }: Props) {
  const t = useNoticeLifeTexts();
  const f = useFormat();
  const notice = unmask(NoticeLife_notice, masked);
  const { publishedAt, publicityEndsAt, releasedAt, objections } = notice;
  return (
    <>
      <p>
        {t(`storyAct${notice.way}`, {
          date: f.date(notice.happenedOn),
          household: notice.householdNumber,
          name: notice.maskedName,
          act: t.pick(notice.ruleNameZh, notice.ruleNameEn),
        })}
      </p>
      {notice.approvals.length > 0 ? <p>{t('storyHands')}</p> : null}
      {publishedAt && publicityEndsAt ? (
        <p>
          {t('storyPublic', { from: f.date(publishedAt), to: f.date(publicityEndsAt) })}
          {t('gap')}
          {objections.length > 0
            ? t('storyObjections', { count: objections.length })
            : releasedAt
              ? t('storyNoObjection')
              : null}
        </p>
      ) : null}
      {releasedAt ? (
        <p>
          {notice.points > 0
            ? t('storyReleased', { date: f.date(releasedAt), points: f.pointsWithUnit(notice.points) })
            : t('storyHonour', { date: f.date(releasedAt), honour: f.points(notice.honour) })}
        </p>
      ) : null}
      {notice.state === 'REVERSED' ? <p>{t('storyReversed')}</p> : null}
    </>
  );
}

/** The steps of a published line, in bodies and dates. */
export function NoticeLife({ notice: masked }: Props) {
  const t = useNoticeLifeTexts();
  const f = useFormat();
  const told = { notice: unmask(NoticeLife_notice, masked), t, f };
  return <Timeline label={t('life')} items={[...before(told), ...inPublic(told), ...after(told)]} />;
}

function before({ notice, t, f }: Told): TimelineItem[] {
  return [
    { key: 'filed', title: t(`filed${notice.way}`), when: f.dateTime(notice.filedAt) },
    ...(notice.checkedAt ? [{ key: 'check', title: t('check'), when: f.dateTime(notice.checkedAt) }] : []),
    ...notice.approvals.map((approval) => ({
      key: approval.id,
      title: t('approve', { body: t.pick(approval.bodyZh, approval.bodyEn) }),
      when: f.dateTime(approval.approvedAt),
    })),
  ];
}

function inPublic({ notice, t, f }: Told): TimelineItem[] {
  const { publishedAt, publicityEndsAt, state } = notice;
  if (!publishedAt || !publicityEndsAt) return [];
  return [
    {
      key: 'publicity',
      title: t('publicity'),
      state: state === 'IN_PUBLICITY' ? 'now' : state === 'OBJECTED' ? 'bad' : 'done',
      when: t('until', { from: f.date(publishedAt), to: f.date(publicityEndsAt) }),
      note: state === 'OBJECTED' ? t('held') : undefined,
    },
    ...notice.objections.flatMap((objection): TimelineItem[] => [
      {
        key: objection.id,
        title: t('objection'),
        state: objection.answeredAt ? 'done' : 'now',
        when: f.dateTime(objection.filedAt),
        note: objection.outcome ? t(objection.outcome) : t('due', { date: f.date(objection.answerDueOn) }),
      },
      ...appealOf(objection, t, f),
    ]),
  ];
}

function appealOf(
  {
    id,
    appealedAt,
    appealDueOn,
    appealDecidedAt,
    appealOutcome,
  }: NoticeLife_NoticeFragment['objections'][number],
  t: Words,
  f: Format,
): TimelineItem[] {
  if (!appealedAt) return [];
  return [
    {
      key: `appeal-${id}`,
      title: t('appeal'),
      state: appealDecidedAt ? 'done' : 'now',
      when: f.dateTime(appealedAt),
      note: appealOutcome
        ? t(`appeal${appealOutcome}`)
        : appealDueOn
          ? t('appealDue', { date: f.date(appealDueOn) })
          : undefined,
    },
  ];
}

function after({ notice, t, f }: Told): TimelineItem[] {
  const reversal = notice.transfers.find(({ kind }) => kind === 'REVERSAL');
  const { releasedAt, publicityEndsAt, state } = notice;
  return [
    releasedAt
      ? { key: 'release', title: t('release'), when: f.dateTime(releasedAt) }
      : {
          key: 'release',
          title: t('release'),
          state: 'ahead',
          note:
            publicityEndsAt && state === 'IN_PUBLICITY'
              ? t('ahead', { date: f.date(publicityEndsAt) })
              : undefined,
        },
    ...(reversal
      ? [
          {
            key: 'reversal',
            title: t('reversal'),
            state: 'bad' as const,
            when: f.dateTime(reversal.postedAt),
          },
        ]
      : []),
  ];
}
