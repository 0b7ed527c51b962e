import { graphql, unmask, type FragmentType } from '#client/gql';
import { Card } from '#client/ui/card';
import { useFormat } from '#client/ui/use-format';
import { useScoringTexts } from './resident-texts';
import './scheme-words.css';

export const SchemeWords_scheme = graphql(`
  fragment SchemeWords_scheme on Scheme {
    villageId
    householdQuarterPoints
    personDayMinutes
    twoApproversFromPoints
    openClaimsPerHousehold
    objectionWorkingDays
  }
`);

/** The village's general limits as sentences. */
export function SchemeWords({ scheme }: { scheme: FragmentType<typeof SchemeWords_scheme> }) {
  const t = useScoringTexts();
  const f = useFormat();
  const limits = unmask(SchemeWords_scheme, scheme);
  return (
    <Card title={t('schemeTitle')} tone="sunken">
      <ul className="scheme-words">
        <li>{t('schemeHousehold', { points: f.points(limits.householdQuarterPoints) })}</li>
        <li>{t('schemeHours', { amount: f.minutes(limits.personDayMinutes) })}</li>
        <li>{t('schemeTwo', { points: f.points(limits.twoApproversFromPoints) })}</li>
        <li>{t('schemeObject', { count: limits.objectionWorkingDays })}</li>
        <li>{t('schemeClaims', { count: limits.openClaimsPerHousehold })}</li>
      </ul>
    </Card>
  );
}
