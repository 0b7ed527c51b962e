import { type FragmentType, graphql, unmask } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { toDateInput } from '#client/ui/format';
import { Notice } from '#client/ui/notice';
import { useFormat } from '#client/ui/use-format';
import { useLotTexts } from './resident-texts';

export const ExpiryBanner_household = graphql(`
  fragment ExpiryBanner_household on Household {
    id
    expiryNotice {
      pointsNow
      expiresOn
    }
  }
`);

type Props = { household: FragmentType<typeof ExpiryBanner_household>; now: Date; see?: boolean };

/** What the household was told: so many points end on that day. Gone when they are spent. */
export function ExpiryBanner({ household, now, see = true }: Props) {
  const t = useLotTexts();
  const f = useFormat();
  const { expiryNotice } = unmask(ExpiryBanner_household, household);
  if (!expiryNotice) return null;
  const { pointsNow, expiresOn } = expiryNotice;
  return (
    <Notice
      tone="warn"
      title={t('bannerTitle')}
      actions={
        see ? (
          <LinkButton size="small" to="/statement">
            {t('see')}
          </LinkButton>
        ) : undefined
      }
    >
      {t(expiresOn < toDateInput(now) ? 'bannerDue' : 'banner', {
        points: f.pointsWithUnit(pointsNow),
        date: f.date(expiresOn),
      })}
    </Notice>
  );
}
