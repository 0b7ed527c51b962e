import { type ReactNode, useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { Button, TextLink } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { daysUntil } from '#client/ui/format';
import { PlusIcon } from '#client/ui/more-icons';
import { useFormat } from '#client/ui/use-format';
import './council-card.css';
import { CouncilKindFacts } from './council-kind-facts';
import { useCouncilTexts } from './council-texts';
import { SeatEndDialog } from './seat-end-dialog';
import { SeatLines, type Seat } from './seat-lines';

const CouncilCard_council = graphql(`
  fragment CouncilCard_council on Council {
    id
    nameZh
    nameEn
    termStartsOn
    termEndsOn
    mayAppoint
    kind {
      code
      seatsMin
      seatsMax
      ...CouncilKindFacts_kind
    }
    seats {
      id
      role
      startsOn
      endsOn
      active
      resident {
        id
        name
      }
    }
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
`);

// A new election takes time to prepare.
const SOON_DAYS = 90;

type Props = {
  council: FragmentType<typeof CouncilCard_council>;
  now: () => Date;
  /** Opens the form for a new seat. */
  onAppoint: () => void;
  /** Where a rule is shown. */
  rulePath: (ruleId: string) => string;
  /** Links to the council's own pages. */
  links?: ReactNode;
  /** Where a person is shown; left out for those who may not see people. */
  personPath?: (residentId: string) => string;
};

/** The councils side by side, each as tall as it needs to be. */
export function CouncilCards({ children }: { children: ReactNode }) {
  return <div className="council-cards">{children}</div>;
}

/** One council: its term, who sits in it, what it approves and its charter. */
export function CouncilCard({ council: masked, now, onAppoint, rulePath, links, personPath }: Props) {
  const t = useCouncilTexts();
  const f = useFormat();
  const [ending, setEnding] = useState<Seat | null>(null);
  const council = unmask(CouncilCard_council, masked);
  const { kind } = council;
  const name = t.pick(council.nameZh, council.nameEn);
  const inOffice = council.seats.filter((seat) => seat.active).length;
  const left = daysUntil(council.termEndsOn, now());
  return (
    <Card
      title={name}
      level={3}
      as="article"
      actions={
        council.mayAppoint ? (
          <Button size="small" icon={PlusIcon} aria-label={t('appointTo', { name })} onClick={onAppoint}>
            {t('appoint')}
          </Button>
        ) : undefined
      }
    >
      <p className="council-term">
        <span className="muted">
          {t('term')} {t('span', { from: f.date(council.termStartsOn), to: f.date(council.termEndsOn) })}
        </span>
        {left < 0 ? <StatusTag tone="warn">{t('ended')}</StatusTag> : null}
        {left >= 0 && left <= SOON_DAYS ? (
          <StatusTag tone="warn">
            {t('endsSoon', { days: f.relativeDays(council.termEndsOn, now()) })}
          </StatusTag>
        ) : null}
      </p>
      {links ? <p className="council-links no-print">{links}</p> : null}
      <div className="council-seats">
        <h4>{t('seats')}</h4>
        <p className="muted small">
          {t('seatsOf', { count: inOffice, min: kind.seatsMin, max: kind.seatsMax })}
        </p>
        <p className="council-tags">
          {inOffice < kind.seatsMin ? <StatusTag tone="warn">{t('tooFew')}</StatusTag> : null}
          {council.seats.some((seat) => seat.active && seat.role === 'COUNCIL_CHAIR') ? null : (
            <StatusTag tone="warn">{t('noChair')}</StatusTag>
          )}
        </p>
        <SeatLines
          seats={council.seats}
          termStartsOn={council.termStartsOn}
          now={now}
          personPath={personPath}
          onEnd={council.mayAppoint ? setEnding : undefined}
        />
      </div>
      <details className="council-more">
        <summary>{t('approves', { count: council.rules.length })}</summary>
        {council.rules.length === 0 ? <p className="muted">{t('noRules')}</p> : null}
        <ul className="council-rules" role="list">
          {council.rules.map((rule) => (
            <li key={rule.id}>
              <TextLink to={rulePath(rule.id)}>
                <span className="numeric">{rule.code}</span>{' '}
                {rule.current ? t.pick(rule.current.nameZh, rule.current.nameEn) : ''}
              </TextLink>
            </li>
          ))}
        </ul>
      </details>
      <details className="council-more">
        <summary>{t('charterOf')}</summary>
        <CouncilKindFacts kind={kind} />
      </details>
      {ending ? <SeatEndDialog seat={ending} now={now} onClose={() => setEnding(null)} /> : null}
    </Card>
  );
}
