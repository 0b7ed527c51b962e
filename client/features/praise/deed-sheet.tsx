import { type FragmentType, graphql, unmask } from '#client/gql';
import { defineTexts } from '#client/ui/i18n';
import { Notice } from '#client/ui/notice';
import { useFormat } from '#client/ui/use-format';
import './praise.css';

const DeedSheet_deed = graphql(`
  fragment DeedSheet_deed on Deed {
    id
    story
    state
    shown
    noticeFrom
    noticeUntil
    awardedAt
    awardNo
    month {
      id
      month
    }
    nominee {
      id
      name
    }
  }
`);

const useSheetTexts = defineTexts('deed-sheet', {
  zh: {
    noticeTitle: '公　示',
    noticeWords:
      '经村民推荐、道德评议会核实并无记名表决，下面这件事评为{{month}}文明新事。本人同意公示。公示到{{until}}。',
    who: '{{name}}',
    noticeFoot: '有意见的，请在公示期内向道德评议会或者村委会提出。',
    awardTitle: '奖　状',
    to: '{{name}}：',
    awardWords: '您的事迹评为{{month}}文明新事。特发此状，以资鼓励。',
    council: '{{village}}道德评议会',
    number: '编号 {{number}}',
    hidden: '本人没有同意公开，不能打印。',
  },
  en: {
    noticeTitle: 'NOTICE',
    noticeWords:
      'Proposed by villagers, heard by the moral review and chosen by a secret vote, this is the good deed of {{month}}. The person agreed to this notice. It stands until {{until}}.',
    who: '{{name}}',
    noticeFoot: 'Whoever doubts it, please tell the moral review or the village office in time.',
    awardTitle: 'AWARD',
    to: '{{name}}',
    awardWords: 'What you did is the good deed of {{month}}.',
    council: 'Moral Review Council, {{village}}',
    number: 'No. {{number}}',
    hidden: 'The person has not agreed to be named; it cannot be printed.',
  },
});

type Props = { deed: FragmentType<typeof DeedSheet_deed>; village: string };

/** The notice for the wall during the days of publicity, and the award afterwards. */
export function DeedSheet({ deed: masked, village }: Props) {
  const s = useSheetTexts();
  const f = useFormat();
  const deed = unmask(DeedSheet_deed, masked);
  if (!deed.shown) return <Notice tone="warn">{s('hidden')}</Notice>;
  const month = f.month(deed.month.month);
  const isAward = deed.state === 'AWARDED';
  return (
    <article className="deed-sheet" data-kind={isAward ? 'award' : 'notice'}>
      <h2>{s(isAward ? 'awardTitle' : 'noticeTitle')}</h2>
      {isAward ? (
        <>
          <p>
            <strong>{s('to', { name: deed.nominee.name })}</strong>
          </p>
          <p>{deed.story}</p>
          <p>{s('awardWords', { month })}</p>
        </>
      ) : (
        <>
          <p>{s('noticeWords', { month, until: deed.noticeUntil ? f.date(deed.noticeUntil) : '' })}</p>
          <p>
            <strong>{s('who', { name: deed.nominee.name })}</strong>
          </p>
          <p>{deed.story}</p>
          <p>{s('noticeFoot')}</p>
        </>
      )}
      <p className="deed-sheet-foot">
        {s('council', { village })}
        <br />
        {f.date(isAward ? (deed.awardedAt ?? '') : (deed.noticeFrom ?? ''))}
        {isAward && deed.awardNo ? (
          <>
            <br />
            {s('number', { number: deed.awardNo })}
          </>
        ) : null}
      </p>
    </article>
  );
}
