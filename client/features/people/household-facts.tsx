import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { TextLink } from '#client/ui/button';
import { KeyValues } from '#client/ui/key-values';
import { Notice } from '#client/ui/notice';
import { Row, Section } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { useRegisterTexts } from './people-texts';
import './register.css';

const HouseholdFacts_household = graphql(`
  fragment HouseholdFacts_household on Household {
    id
    number
    state
    balance
    pendingPoints
    cardNumber
    pinSet
    mergedInto {
      id
      number
    }
    area {
      id
      nameZh
      nameEn
    }
    head {
      id
      name
    }
    collectors {
      id
      name
    }
    members {
      id
      name
      state
      phone
      birthYear
      hasLogin
      honour
      minutes
    }
  }
`);

/** A household as the books have it: purse, card, people. */
export function HouseholdFacts({
  household: masked,
}: {
  household: FragmentType<typeof HouseholdFacts_household>;
}) {
  const t = useRegisterTexts();
  const f = useFormat();
  const household = unmask(HouseholdFacts_household, masked);
  const collectors = new Set(household.collectors.map((collector) => collector.id));
  return (
    <>
      {household.state === 'ACTIVE' ? null : (
        <Notice tone="warn" title={t(household.state)}>
          {household.mergedInto ? (
            <TextLink to={`/work/households/${household.mergedInto.id}`}>
              {t('mergedInto', { number: household.mergedInto.number })}
            </TextLink>
          ) : undefined}
        </Notice>
      )}
      <KeyValues
        columns={2}
        items={[
          { label: t('balance'), value: f.pointsWithUnit(household.balance) },
          { label: t('pending'), value: f.pointsWithUnit(household.pendingPoints) },
          { label: t('area'), value: t.pick(household.area.nameZh, household.area.nameEn) },
          { label: t('head'), value: household.head?.name ?? t('noHead') },
          { label: t('card'), value: household.cardNumber ?? t('unknown') },
          { label: t('pin'), value: t(household.pinSet ? 'pinSet' : 'pinNotSet') },
          {
            label: t('collectors'),
            wide: true,
            value: t.list(household.collectors.map((collector) => collector.name)) || t('noCollectors'),
          },
        ]}
      />
      <Section title={t('members')}>
        <ul className="register-rows" role="list">
          {household.members.map((member) => (
            <li key={member.id}>
              <div>
                <Row>
                  <TextLink to={`/work/residents/${member.id}`}>
                    <strong>{member.name}</strong>
                  </TextLink>
                  {member.id === household.head?.id ? (
                    <StatusTag tone="accent">{t('isHead')}</StatusTag>
                  ) : null}
                  {collectors.has(member.id) ? <StatusTag tone="info">{t('isCollector')}</StatusTag> : null}
                  {member.state === 'ACTIVE' ? null : <StatusTag tone="plain">{t(member.state)}</StatusTag>}
                </Row>
                <p className="muted small">
                  {[
                    member.birthYear ? t('born', { year: String(member.birthYear) }) : '',
                    member.phone ?? '',
                    `${t('login')}${t.lang === 'zh' ? '' : ' '}${t(member.hasLogin ? 'hasLogin' : 'noLogin')}`,
                  ]
                    .filter(Boolean)
                    .join(' · ')}
                </p>
              </div>
              <p className="small numeric">
                {t('honour')} {f.points(member.honour)} · {f.minutes(member.minutes)}
              </p>
            </li>
          ))}
        </ul>
      </Section>
    </>
  );
}
