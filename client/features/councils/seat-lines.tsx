import type { CouncilCard_CouncilFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button, TextLink } from '#client/ui/button';
import { toDateInput } from '#client/ui/format';
import { StarIcon } from '#client/ui/more-icons';
import { useFormat } from '#client/ui/use-format';
import './council-card.css';
import { useCouncilTexts } from './council-texts';

export type Seat = CouncilCard_CouncilFragment['seats'][number];

type Props = {
  seats: readonly Seat[];
  /** Whoever sits since then sits for the whole term; only other days are worth saying. */
  termStartsOn: string;
  now: () => Date;
  personPath?: (residentId: string) => string;
  onEnd?: (seat: Seat) => void;
};

/** Who sits in the council: the chair first, those to come next, former holders folded away. */
export function SeatLines({ seats, termStartsOn, now, personPath, onEnd }: Props) {
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
          <SeatLine
            key={seat.id}
            seat={seat}
            termStartsOn={termStartsOn}
            personPath={personPath}
            onEnd={onEnd}
          />
        ))}
      </ul>
      {past.length > 0 ? (
        <details className="council-more">
          <summary>{t('past', { count: past.length })}</summary>
          <ul className="seat-lines" role="list">
            {past.map((seat) => (
              <SeatLine key={seat.id} seat={seat} termStartsOn={termStartsOn} personPath={personPath} />
            ))}
          </ul>
        </details>
      ) : null}
    </>
  );
}

type LineProps = { seat: Seat } & Pick<Props, 'termStartsOn' | 'personPath' | 'onEnd'>;

function SeatLine({ seat, termStartsOn, personPath, onEnd }: LineProps) {
  const t = useCouncilTexts();
  const f = useFormat();
  const { id, name } = seat.resident;
  const span = [
    seat.startsOn === termStartsOn ? '' : t(seat.active ? 'since' : 'from', { date: f.date(seat.startsOn) }),
    seat.endsOn ? t('until', { date: f.date(seat.endsOn) }) : '',
  ].filter(Boolean);
  return (
    <li className="seat-line">
      <span className="seat-who">
        {personPath ? <TextLink to={personPath(id)}>{name}</TextLink> : <span>{name}</span>}
        {seat.role === 'COUNCIL_CHAIR' ? (
          <StatusTag tone="accent" icon={StarIcon}>
            {t('chair')}
          </StatusTag>
        ) : null}
      </span>
      {span.length > 0 ? <span className="seat-span muted small">{span.join(' ')}</span> : null}
      {onEnd ? (
        <Button
          className="seat-end"
          size="small"
          kind="quiet"
          aria-label={t('endOf', { name })}
          onClick={() => onEnd(seat)}
        >
          {t('end')}
        </Button>
      ) : null}
    </li>
  );
}
