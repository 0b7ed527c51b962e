import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { TextLink } from '#client/ui/button';
import { KeyValues } from '#client/ui/key-values';
import { Notice } from '#client/ui/notice';
import { Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { STATE_TONE, useCeremonyTexts } from './ceremony-texts';

const CeremonyFacts_ceremony = graphql(`
  fragment CeremonyFacts_ceremony on Ceremony {
    id
    kind
    state
    beginsOn
    endsOn
    place
    tables
    tableCost
    words
    heardBy
    own
    overStandard
    recused
    savedCents
    recordId
    thanks
    home {
      id
      number
      name
      phone
    }
    filedBy {
      id
      name
    }
    agreedBy {
      id
      name
    }
    standard {
      id
      usualTables
      usualTableCost
    }
    visit {
      visitedAt
      tables
      toStandard
      words
      visitor {
        id
        name
      }
      companion {
        id
        name
      }
    }
    loans {
      id
      quantity
      state
      gear {
        id
        name
      }
    }
  }
`);

type Props = { ceremony: FragmentType<typeof CeremonyFacts_ceremony>; recordPath: (id: string) => string };

/** All that is known of a ceremony, for those who may see it. */
export function CeremonyFacts({ ceremony, recordPath }: Props) {
  const t = useCeremonyTexts();
  const f = useFormat();
  const one = unmask(CeremonyFacts_ceremony, ceremony);
  const { home, visit, standard } = one;
  const plan =
    one.tableCost === null
      ? t('plannedOnly', { tables: one.tables })
      : t('planned', { tables: one.tables, cost: f.money(one.tableCost) });
  const seenBy = visit?.companion
    ? t('seenWith', {
        name: visit.visitor?.name ?? '',
        other: visit.companion.name,
        when: f.dateTime(visit.visitedAt),
      })
    : t('seenBy', { name: visit?.visitor?.name ?? '', when: visit ? f.dateTime(visit.visitedAt) : '' });
  return (
    <Stack>
      {one.recused ? <Notice tone="warn">{t('recused')}</Notice> : null}
      {one.overStandard && one.state !== 'CLOSED' ? <Notice tone="warn">{t('over')}</Notice> : null}
      <KeyValues
        items={[
          {
            label: t(one.kind),
            value: <StatusTag tone={STATE_TONE[one.state]}>{t(one.state)}</StatusTag>,
          },
          {
            label: t('when'),
            value:
              one.beginsOn === one.endsOn
                ? f.date(one.beginsOn)
                : t('daysOf', { from: f.date(one.beginsOn), to: f.date(one.endsOn) }),
          },
          { label: t('plan'), value: plan },
          one.place ? { label: t('place'), value: one.place } : null,
          one.own
            ? null
            : { label: t('family'), value: t('familyOf', { number: home.number, name: home.name }) },
          one.own
            ? null
            : {
                label: t('phone'),
                value: home.phone ? <a href={`tel:${home.phone}`}>{home.phone}</a> : t('noPhone'),
              },
          {
            label: t('filed'),
            value: one.heardBy
              ? t('filedFor', { name: one.filedBy?.name ?? '', way: t(one.heardBy) })
              : t('filedSelf', { name: one.filedBy?.name ?? '' }),
          },
          one.agreedBy ? { label: t('agreedBy'), value: one.agreedBy.name } : null,
          one.loans.length > 0
            ? {
                label: t('gear'),
                value: t.list(
                  one.loans.map(({ gear, quantity, state }) => t.aside(`${gear.name} ${quantity}`, t(state))),
                ),
              }
            : null,
          one.words ? { label: t('words'), value: one.words, wide: true } : null,
          visit
            ? {
                label: t('seen'),
                value: (
                  <>
                    {seenBy} · {t('plannedOnly', { tables: visit.tables })}{' '}
                    <StatusTag tone={visit.toStandard ? 'good' : 'plain'}>
                      {t(visit.toStandard ? 'kept' : 'notKept')}
                    </StatusTag>
                    {visit.words ? <p>{visit.words}</p> : null}
                  </>
                ),
                wide: true,
              }
            : null,
          one.savedCents !== null
            ? {
                label: t('saved'),
                value: `${f.money(one.savedCents)} · ${t('savedNote', {
                  tables: standard.usualTables,
                  cost: f.money(standard.usualTableCost),
                })}`,
                wide: true,
              }
            : null,
          one.recordId
            ? {
                label: t('record'),
                value: <TextLink to={recordPath(one.recordId)}>{t('recordLink')}</TextLink>,
              }
            : null,
        ]}
      />
      {one.own ? null : <p className="muted small">{t('lookKept')}</p>}
    </Stack>
  );
}
