import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { TextLink } from '#client/ui/button';
import { KeyValues } from '#client/ui/key-values';
import { Notice } from '#client/ui/notice';
import { Row, Section } from '#client/ui/section';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { useRegisterTexts } from './people-texts';

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
export function HouseholdFacts({ household: masked }: { household: FragmentType<typeof HouseholdFacts_household> }) {
  const t = useRegisterTexts();
  const f = useFormat();
  const household = unmask(HouseholdFacts_household, masked);
  const collectors = new Set(household.collectors.map((collector) => collector.id));
  type Member = (typeof household.members)[number];
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
            value:
              household.collectors.map((collector) => collector.name).join(t.lang === 'zh' ? '、' : ', ') ||
              t('noCollectors'),
          },
        ]}
      />
      <Section title={t('members')}>
        <Table<Member>
          caption={t('members')}
          hideCaption
          rows={household.members}
          rowKey={(member) => member.id}
          columns={[
            {
              key: 'name',
              header: t('name'),
              head: true,
              cell: (member) => (
                <Row>
                  <TextLink to={`/work/residents/${member.id}`}>{member.name}</TextLink>
                  {member.id === household.head?.id ? <StatusTag tone="accent">{t('isHead')}</StatusTag> : null}
                  {collectors.has(member.id) ? <StatusTag tone="info">{t('isCollector')}</StatusTag> : null}
                  {member.state === 'ACTIVE' ? null : <StatusTag tone="plain">{t(member.state)}</StatusTag>}
                </Row>
              ),
            },
            { key: 'birthYear', header: t('birthYear'), cell: (member) => member.birthYear ?? t('unknown') },
            { key: 'phone', header: t('phone'), nowrap: true, cell: (member) => member.phone ?? t('unknown') },
            { key: 'login', header: t('login'), cell: (member) => t(member.hasLogin ? 'hasLogin' : 'noLogin') },
            { key: 'honour', header: t('honour'), align: 'end', cell: (member) => f.points(member.honour) },
            { key: 'minutes', header: t('minutes'), align: 'end', cell: (member) => f.minutes(member.minutes) },
          ]}
        />
      </Section>
    </>
  );
}
