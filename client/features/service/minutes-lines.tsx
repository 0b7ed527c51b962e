import { type FragmentType, graphql, unmask } from '#client/gql';
import type { MinutesLines_LineFragment } from '#client/gql/graphql';
import { TextLink } from '#client/ui/button';
import { type Column, Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { useHoursTexts } from './hours-texts';

export const MinutesLines_line = graphql(`
  fragment MinutesLines_line on MinutesLine {
    id
    move
    minutes
    balance
    doneOn
    kind
    title
    ruleNameZh
    ruleNameEn
    workedMinutes
    recordId
    team {
      id
      name
    }
  }
`);

/** The statement of minutes, each line explained by the act it came from. */
export function MinutesLines({
  lines: masked,
}: {
  lines: readonly FragmentType<typeof MinutesLines_line>[];
}) {
  const t = useHoursTexts();
  const f = useFormat();
  const columns: Column<MinutesLines_LineFragment>[] = [
    { key: 'doneOn', header: t('doneOn'), nowrap: true, cell: ({ doneOn }) => f.date(doneOn) },
    { key: 'line', header: t('line'), head: true, cell: (line) => <What line={line} /> },
    {
      key: 'minutes',
      header: t('minutes'),
      align: 'end',
      nowrap: true,
      cell: ({ minutes }) => (
        <span className="numeric">{`${minutes < 0 ? '−' : '+'}${f.minutes(Math.abs(minutes))}`}</span>
      ),
    },
    {
      key: 'balance',
      header: t('balance'),
      align: 'end',
      nowrap: true,
      cell: ({ balance }) => <span className="numeric">{f.minutes(balance)}</span>,
    },
  ];
  return (
    <Table
      caption={t('lines')}
      hideCaption
      rows={unmask(MinutesLines_line, masked)}
      rowKey={({ id }) => id}
      columns={columns}
      empty={t('none')}
      dense
    />
  );
}

function What({ line }: { line: MinutesLines_LineFragment }) {
  const t = useHoursTexts();
  const f = useFormat();
  const capped =
    line.move === 'GRANT' && line.workedMinutes !== null && line.workedMinutes > line.minutes
      ? t('worked', { worked: f.minutes(line.workedMinutes) })
      : null;
  const rule = t.pick(line.ruleNameZh ?? '', line.ruleNameEn ?? '');
  return (
    <>
      {line.recordId ? (
        <TextLink to={`/records/${line.recordId}`}>{line.title ?? rule}</TextLink>
      ) : (
        line.title
      )}
      <span className="muted small">
        {' '}
        {[t(line.kind), line.team?.name, rule].filter(Boolean).join(' · ')}
        {line.move === 'REVERSAL' ? ` · ${t('reversedLine')}` : ''}
        {capped ? ` · ${capped}` : ''}
      </span>
    </>
  );
}
