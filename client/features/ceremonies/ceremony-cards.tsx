import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { CardLink, CardList } from '#client/ui/card';
import { CalendarIcon } from '#client/ui/more-icons';
import { useFormat } from '#client/ui/use-format';
import { STATE_TONE, useCeremonyTexts } from './ceremony-texts';

const CeremonyCards_ceremony = graphql(`
  fragment CeremonyCards_ceremony on Ceremony {
    id
    kind
    state
    beginsOn
    tables
    overStandard
    daysAhead
  }
`);

/** The server's today, as a day: this machine's may be another. */
const dayBefore = (day: string, days: number): Date =>
  new Date(Date.parse(`${day}T12:00:00+08:00`) - days * 86_400_000);

type Props = {
  ceremonies: readonly FragmentType<typeof CeremonyCards_ceremony>[];
  pathOf: (id: string) => string;
};

/** Notices as cards: kind, day and tables; whose they are is inside. */
export function CeremonyCards({ ceremonies, pathOf }: Props) {
  const t = useCeremonyTexts();
  const f = useFormat();
  return (
    <CardList>
      {unmask(CeremonyCards_ceremony, ceremonies).map((one) => (
        <li key={one.id}>
          <CardLink
            to={pathOf(one.id)}
            icon={CalendarIcon}
            title={`${t(one.kind)} · ${f.date(one.beginsOn)}`}
            end={<StatusTag tone={STATE_TONE[one.state]}>{t(one.state)}</StatusTag>}
          >
            {t('plannedOnly', { tables: one.tables })}
            {one.daysAhead >= 0
              ? ` · ${f.relativeDays(one.beginsOn, dayBefore(one.beginsOn, one.daysAhead))}`
              : null}
            {one.overStandard ? ` · ${t('overShort')}` : null}
          </CardLink>
        </li>
      ))}
    </CardList>
  );
}
