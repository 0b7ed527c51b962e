import { type FragmentType, graphql, unmask } from '#client/gql';
import { TextLink } from '#client/ui/button';
import { KeyValues } from '#client/ui/key-values';
import { Notice } from '#client/ui/notice';
import { useFormat } from '#client/ui/use-format';
import { useRegisterTexts } from './people-texts';

const ResidentFacts_resident = graphql(`
  fragment ResidentFacts_resident on Resident {
    id
    state
    phone
    birthYear
    hasLogin
    honour
    minutes
    household {
      id
      number
    }
  }
`);

/** A person as the books have it. */
export function ResidentFacts({
  resident: masked,
}: {
  resident: FragmentType<typeof ResidentFacts_resident>;
}) {
  const t = useRegisterTexts();
  const f = useFormat();
  const resident = unmask(ResidentFacts_resident, masked);
  return (
    <>
      {resident.state === 'ACTIVE' ? null : <Notice tone="warn" title={t(resident.state)} />}
      <KeyValues
        columns={2}
        items={[
          {
            label: t('household'),
            value: resident.household ? (
              <TextLink to={`/work/households/${resident.household.id}`}>
                {resident.household.number}
              </TextLink>
            ) : (
              t('noHousehold')
            ),
          },
          { label: t('birthYear'), value: resident.birthYear ?? t('unknown') },
          { label: t('phone'), value: resident.phone ?? t('unknown') },
          { label: t('login'), value: t(resident.hasLogin ? 'hasLogin' : 'noLogin') },
          { label: t('honour'), value: f.pointsWithUnit(resident.honour) },
          { label: t('minutes'), value: f.minutes(resident.minutes) },
        ]}
      />
    </>
  );
}
