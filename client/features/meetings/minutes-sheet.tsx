import { type FragmentType, graphql, unmask } from '#client/gql';
import { useFormat } from '#client/ui/use-format';
import './meetings.css';
import { namesOf, optionLabel, OUTCOME, useMeetingTexts } from './meeting-texts';

const MinutesSheet_meeting = graphql(`
  fragment MinutesSheet_meeting on Meeting {
    id
    year
    no
    title
    place
    startsAt
    state
    seats
    present
    quorumNeeded
    guests
    minutes
    shortNotice
    openedAt
    closedAt
    openedBy {
      id
      name
    }
    recordedBy {
      id
      name
    }
    council {
      id
      nameZh
      nameEn
    }
    agenda {
      id
      place
      title
      said
    }
    roll {
      person {
        id
        name
      }
      state
    }
    motions {
      id
      text
      secret
      outcome
      options {
        id
        answer
        label
        votes
      }
      standing {
        entitled
        needed
        ballots
      }
      recused {
        id
        name
      }
    }
  }
`);

/** The minutes as a sheet to sign and keep. */
export function MinutesSheet({ meeting: masked }: { meeting: FragmentType<typeof MinutesSheet_meeting> }) {
  const t = useMeetingTexts();
  const f = useFormat();
  const meeting = unmask(MinutesSheet_meeting, masked);
  const of = (...states: string[]) =>
    namesOf(
      t,
      meeting.roll.filter(({ state }) => states.includes(state)).map(({ person }) => person),
    );
  const council = t.pick(meeting.council.nameZh, meeting.council.nameEn);
  const voted = meeting.motions.filter(({ outcome }) => outcome);
  const fact = (label: string, value: string) =>
    value ? (
      <div>
        <dt>{label}</dt>
        <dd>{value}</dd>
      </div>
    ) : null;
  return (
    <article className="minutes-sheet" aria-label={t('paperTitle')}>
      <h2>
        {council} {t('paperTitle')}
      </h2>
      <p className="muted">
        {t('number', meeting)} · {meeting.title}
      </p>
      <dl>
        {fact(
          t('when'),
          meeting.openedAt
            ? `${f.dateTime(meeting.openedAt)}${meeting.closedAt ? `–${f.time(meeting.closedAt)}` : ''}`
            : f.dateTime(meeting.startsAt),
        )}
        {fact(t('where'), meeting.place)}
        {fact(t('openedBy'), meeting.openedBy?.name ?? '')}
        {fact(t('recordedBy'), meeting.recordedBy?.name ?? '')}
        {fact(
          t('seats'),
          `${t('people', { count: meeting.seats })} · ${t('present')} ${t('people', { count: meeting.present })} · ${t('quorum')} ${t('people', { count: meeting.quorumNeeded ?? 0 })}`,
        )}
        {fact(t('paperPresent'), of('PRESENT'))}
        {fact(t('paperLeft'), meeting.roll.some(({ state }) => state === 'LEFT') ? of('LEFT') : '')}
        {fact(t('paperExcused'), meeting.roll.some(({ state }) => state === 'EXCUSED') ? of('EXCUSED') : '')}
        {fact(
          t('paperAbsent'),
          meeting.roll.some(({ state }) => state === 'ABSENT' || state === 'DUE') ? of('ABSENT', 'DUE') : '',
        )}
        {fact(t('guests'), meeting.guests)}
        {fact(t('shortNotice'), meeting.shortNotice)}
      </dl>
      <h3>{t('agenda')}</h3>
      <ol>
        {meeting.agenda.map(({ id, title, said }) => (
          <li key={id}>
            <strong>{title}</strong>
            {said ? <p className="meeting-words">{said}</p> : null}
          </li>
        ))}
      </ol>
      {meeting.minutes ? (
        <>
          <h3>{t('minutes')}</h3>
          <p className="meeting-words">{meeting.minutes}</p>
        </>
      ) : null}
      {voted.length > 0 ? (
        <>
          <h3>{t('motions')}</h3>
          <ol>
            {voted.map((motion) => (
              <li key={motion.id} className="keep-together">
                <strong>{motion.text}</strong>
                <p>
                  {motion.secret ? `${t('secret')} · ` : ''}
                  {t('standingEnd', motion.standing)}
                  {motion.options.some(({ votes }) => votes !== null && votes !== undefined)
                    ? ` · ${motion.options
                        .map(
                          (option) => `${optionLabel(t, option)} ${t('votes', { count: option.votes ?? 0 })}`,
                        )
                        .join(t('listSep'))}`
                    : ''}
                  {motion.recused.length > 0
                    ? ` · ${t('recused', { names: namesOf(t, motion.recused) })}`
                    : ''}
                  {motion.outcome ? ` · ${t(OUTCOME[motion.outcome].word)}` : ''}
                </p>
              </li>
            ))}
          </ol>
        </>
      ) : null}
      <ul className="minutes-hands keep-together">
        {(['paperSign', 'paperSignRecord', 'paperSignMembers'] as const).map((hand) => (
          <li key={hand}>
            <p>{t(hand)}</p>
            <p className="minutes-day">{t('paperDay')}</p>
          </li>
        ))}
      </ul>
      <p className="muted small">
        {meeting.closedAt ? t('paperClosed', { date: f.dateTime(meeting.closedAt) }) : t('paperOpen')}
      </p>
    </article>
  );
}
