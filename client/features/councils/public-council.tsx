import { type FragmentType, graphql, unmask } from '#client/gql';
import { CardLink, CardList } from '#client/ui/card';
import { LockIcon } from '#client/ui/icons';
import { KeyValues } from '#client/ui/key-values';
import { ScalesIcon } from '#client/ui/more-icons';
import { Section } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import './council-card.css';
import './seats.css';
import { useCouncilTexts } from './council-texts';
import { useSeatTexts } from './seat-texts';

const PublicCouncils_council = graphql(`
  fragment PublicCouncils_council on PublicCouncil {
    id
    nameZh
    nameEn
    termEndsOn
    seats
  }
`);

const PublicCharter_council = graphql(`
  fragment PublicCharter_council on PublicCouncil {
    id
    termStartsOn
    termEndsOn
    seats
    kind {
      code
      charterZh
      charterEn
      mustNotHoldZh
      mustNotHoldEn
      seatsMin
      seatsMax
      termYears
      quorumPercent
      meetingsPerYear
      seating
      rules {
        id
        code
        current {
          id
          nameZh
          nameEn
        }
      }
    }
    places {
      code
      nameZh
      nameEn
      holders
    }
  }
`);

/** The councils of a village, for everybody. */
export function PublicCouncils({
  councils: masked,
  villageId,
}: {
  councils: readonly FragmentType<typeof PublicCouncils_council>[];
  villageId: string;
}) {
  const t = useCouncilTexts();
  const f = useFormat();
  const councils = unmask(PublicCouncils_council, masked);
  return (
    <CardList>
      {councils.map((council) => (
        <li key={council.id}>
          <CardLink
            to={`/board/${villageId}/councils/${council.id}`}
            icon={ScalesIcon}
            title={t.pick(council.nameZh, council.nameEn)}
          >
            {t('term')} {t('until', { date: f.date(council.termEndsOn) })}
          </CardLink>
        </li>
      ))}
    </CardList>
  );
}

/** What a council is for, who has which place, and what it must not keep: for everybody, names masked. */
export function PublicCharter({ council: masked }: { council: FragmentType<typeof PublicCharter_council> }) {
  const t = useSeatTexts();
  const words = useCouncilTexts();
  const f = useFormat();
  const council = unmask(PublicCharter_council, masked);
  const { kind } = council;
  const mustNot = t.pick(kind.mustNotHoldZh, kind.mustNotHoldEn);
  return (
    <>
      <Section title={t('charter')}>
        <div className="council-facts">
          <p>{t.pick(kind.charterZh, kind.charterEn)}</p>
          <p className="muted small">
            {[
              words('span', { from: f.date(council.termStartsOn), to: f.date(council.termEndsOn) }),
              t('termYears', { count: kind.termYears }),
              kind.meetingsPerYear > 0 ? t('meetings', { count: kind.meetingsPerYear }) : t('meetingsFree'),
              t('quorum', { percent: f.percent(kind.quorumPercent / 100) }),
              t('byWay', { way: t(kind.seating) }),
            ].join(' · ')}
          </p>
          {mustNot === '' ? null : (
            <p className="council-must-not">
              <LockIcon size={1.2} />
              <span>
                <strong>{t('mustNot')}</strong> {mustNot}
              </span>
            </p>
          )}
        </div>
      </Section>
      <Section title={t('places')}>
        <KeyValues
          items={council.places
            .filter(({ holders, code }) => holders.length > 0 || code === 'CHAIR')
            .map(({ nameZh, nameEn, holders }) => ({
              label: t.pick(nameZh, nameEn),
              value: holders.length > 0 ? t.list(holders) : t('nobody'),
            }))}
        />
      </Section>
      {kind.rules.length > 0 ? (
        <Section title={t('approves')}>
          <ul role="list">
            {kind.rules.map((rule) => (
              <li key={rule.id}>
                <span className="numeric">{rule.code}</span>{' '}
                {rule.current ? t.pick(rule.current.nameZh, rule.current.nameEn) : ''}
              </li>
            ))}
          </ul>
        </Section>
      ) : null}
    </>
  );
}
