import type { CouncilCard_CouncilFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button, TextLink } from '#client/ui/button';
import { toDateInput } from '#client/ui/format';
import { StarIcon } from '#client/ui/icons';
import { useFormat } from '#client/ui/use-format';
import './council-card.css';
import { useCouncilTexts } from './council-texts';

export type Seat = CouncilCard_CouncilFragment['seats'][number];

type Props = {
  seats: readonly Seat[];
  now: () => Date;
  personPath?: (residentId: string) => string;
  onEnd?: (seat: Seat) => void;
};

/** Who sits in the council: the chair first, those to come next, former holders folded away. */
export function SeatLines({ seats, now, personPath, onEnd }: Props) {
  const t = useCouncilTexts();
  const today = toDateInput(now());
  const isPast = (seat: Seat) => !seat.active && seat.startsOn <= today;
  const rank = (seat: Seat) => (seat.active ? 0 : 2) + (seat.role === 'COUNCIL_CHAIR' ? 0 : 1);
  const present = seats.filter((seat) => !isPast(seat)).toSorted((a, b) => rank(a) - rank(b));
  const past = seats.filter(isPast).toSorted((a, b) => b.startsOn.localeCompare(a.startsOn));
  return (
    <>
      {present.length === 0 ? <p className="muted">{t('noSeats')}</p> : null}
      <ul className="seat-lines" role="list">
        {present.map((seat) => (
          <SeatLine key={seat.id} seat={seat} personPath={personPath} onEnd={onEnd} />
        ))}
      </ul>
      {past.length > 0 ? (
        <details className="council-more">
          <summary>{t('past', { count: past.length })}</summary>
          <ul className="seat-lines" role="list">
            {past.map((seat) => (
              <SeatLine key={seat.id} seat={seat} personPath={personPath} />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

function SeatLine({ seat, personPath, onEnd }: { seat: Seat } & Pick<Props, 'personPath' | 'onEnd'>) {
  const t = useCouncilTexts();
  const f = useFormat();
  const { id, name } = seat.resident;
  const chair = seat.role === 'COUNCIL_CHAIR';
  return (
    <li className="seat-line">
      <span className="seat-who">
        {personPath ? <TextLink to={personPath(id)}>{name}</TextLink> : <span>{name}</span>}
        {chair ? (
          <StatusTag tone="accent" icon={StarIcon}>
            {t('chair')}
          </StatusTag>
        ) : null}
      </span>
      <span className="muted small">
        {seat.endsOn && !seat.active
          ? t('span', { from: f.date(seat.startsOn), to: f.date(seat.endsOn) })
          : t(seat.active ? 'since' : 'from', { date: f.date(seat.startsOn) })}
        {seat.endsOn && seat.active ? ` ${t('until', { date: f.date(seat.endsOn) })}` : ''}
      </span>
      {onEnd ? (
        <Button size="small" kind="quiet" aria-label={t('endOf', { name })} onClick={() => onEnd(seat)}>
          {t('end')}
        </Button>
      ) : null}
    </li>
  );
}
