import { type FragmentType, graphql, unmask } from '#client/gql';
import { type Column, Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { useSeasonTexts } from './season-texts';

const ExpiryRounds_round = graphql(`
  fragment ExpiryRounds_round on ExpiryRound {
    expiresOn
    days
    households
    points
    madeAt
  }
`);

/** The notices already made: when, how long before, to how many. */
export function ExpiryRounds({
  rounds: masked,
}: {
  rounds: readonly FragmentType<typeof ExpiryRounds_round>[];
}) {
  const t = useSeasonTexts();
  const f = useFormat();
  const rounds = unmask(ExpiryRounds_round, masked);
  const columns: Column<(typeof rounds)[number]>[] = [
    { key: 'days', header: t('roundDay'), head: true, cell: (round) => t('days', { count: round.days }) },
    { key: 'ends', header: t('roundEnds'), cell: (round) => f.date(round.expiresOn) },
    { key: 'made', header: t('roundMade'), cell: (round) => f.date(round.madeAt) },
    {
      key: 'households',
      header: t('roundHouseholds'),
      align: 'end',
      cell: (round) => f.number(round.households),
    },
    { key: 'points', header: t('roundPoints'), align: 'end', cell: (round) => f.points(round.points) },
  ];
  return (
    <Table
      caption={t('roundsTitle')}
      hideCaption
      rows={rounds}
      rowKey={(round) => `${round.expiresOn} ${round.days}`}
      columns={columns}
      empty={<p className="muted">{t('roundsNone')}</p>}
    />
  );
}
