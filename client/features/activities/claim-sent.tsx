import { type FragmentType, graphql, unmask } from '#client/gql';
import { Notice } from '#client/ui/notice';
import { useFormat } from '#client/ui/use-format';
import './claim-sent.css';
import { useClaimTexts } from './claim-texts';

const ClaimSent_record = graphql(`
  fragment ClaimSent_record on ActivityRecord {
    id
    submittedAt
    bodiesMissing
    ruleVersion {
      id
      publicityDays
    }
  }
`);

const DAY_MS = 86_400_000;

type Props = { record: FragmentType<typeof ClaimSent_record>; bodyName: (code: string) => string };

/** What happens after a claim was sent, in order and with the earliest day of its points. */
export function ClaimSent({ record: masked, bodyName }: Props) {
  const t = useClaimTexts();
  const f = useFormat();
  const { submittedAt, bodiesMissing, ruleVersion } = unmask(ClaimSent_record, masked);
  const days = ruleVersion.publicityDays;
  const earliest = submittedAt ? new Date(new Date(submittedAt).getTime() + days * DAY_MS) : null;
  return (
    <Notice tone="good" title={t('sentTitle')} live>
      <ol className="claim-sent">
        <li>{t('sentCheck')}</li>
        {bodiesMissing.length > 0 ? (
          <li>{t('sentApprove', { bodies: bodiesMissing.map(bodyName).join(t('listBetween')) })}</li>
        ) : null}
        <li>
          {days > 0 && earliest
            ? t('sentPublic', { count: days, date: f.date(earliest) })
            : t('sentNoPublic')}
        </li>
      </ol>
      <p>{t('sentFollow')}</p>
    </Notice>
  );
}
