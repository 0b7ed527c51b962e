import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { CloseReport_CloseFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { KeyValues } from '#client/ui/key-values';
import { Notice } from '#client/ui/notice';
import { Section, Stack } from '#client/ui/section';
import { type Column, Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { CloseMoves } from './close-moves';
import { ClosePaper } from './close-paper';
import { useSeasonTexts } from './season-texts';
import { UndoList } from './undo-list';

const CloseReport_close = graphql(`
  fragment CloseReport_close on SeasonClose {
    id
    beginsOn
    endsOn
    state
    households
    points
    postedHouseholds
    postedPoints
    preparedAt
    signedBody
    signedAt
    undoUntil
    undoneAt
    droppedAt
    dropReason
    moves
    preparedBy {
      id
      name
    }
    signedBy {
      id
      name
    }
    droppedBy {
      id
      name
    }
    lines {
      balance
      points
      postedPoints
      undoneAt
      household {
        id
        number
        head {
          id
          name
        }
      }
    }
    undos {
      id
      ...UndoList_undo
    }
  }
`);

type Close = CloseReport_CloseFragment;
type Props = {
  close: FragmentType<typeof CloseReport_close>;
  village: string;
  bodyName: (code: string) => string;
  now: Date;
  onChanged: () => Promise<unknown>;
};

/** A closing as its report: figures of every household, who prepared, who signed, what was undone; and as paper. */
export function CloseReport({ close: masked, village, bodyName, now, onChanged }: Props) {
  const t = useSeasonTexts();
  const close = unmask(CloseReport_close, masked);
  const [undoing, setUndoing] = useState<Close['lines'][number]['household'] | null>(null);
  const spent = close.postedPoints !== null && close.postedPoints < close.points;
  return (
    <>
      <div className="no-print">
        <Stack gap="large">
          {close.state === 'PREPARED' ? <Notice tone="warn">{t('waiting')}</Notice> : null}
          <Facts close={close} bodyName={bodyName} />
          {spent ? <Notice>{t('spentMeanwhile')}</Notice> : null}
          <CloseMoves
            close={close}
            undoing={undoing}
            onUndone={() => setUndoing(null)}
            onChanged={onChanged}
          />
          {close.undos.length > 0 ? (
            <Section title={t('undos')}>
              <UndoList undos={close.undos} bodyName={bodyName} onChanged={onChanged} />
            </Section>
          ) : null}
          <Lines close={close} onUndo={close.moves.includes('UNDO') ? setUndoing : null} />
        </Stack>
      </div>
      <ClosePaper close={close} village={village} bodyName={bodyName} now={now} />
    </>
  );
}

function Facts({ close, bodyName }: { close: Close; bodyName: (code: string) => string }) {
  const t = useSeasonTexts();
  const f = useFormat();
  const figures = (households: number, points: number) =>
    t('figures', {
      households: t('householdsCount', { count: households }),
      points: f.pointsWithUnit(points),
    });
  return (
    <KeyValues
      items={[
        { label: t('season'), value: t('span', { from: f.date(close.beginsOn), to: f.date(close.endsOn) }) },
        { label: t('reportFigures'), value: figures(close.households, close.points) },
        close.postedPoints !== null && {
          label: t('postedFigures'),
          value: figures(close.postedHouseholds ?? 0, close.postedPoints),
        },
        {
          label: t('preparedBy'),
          value: t('whoWhen', { name: close.preparedBy.name, when: f.dateTime(close.preparedAt) }),
        },
        close.signedBy !== null && {
          label: t('signedBy'),
          value: t('whoBodyWhen', {
            name: close.signedBy.name,
            body: bodyName(close.signedBody ?? ''),
            when: f.dateTime(close.signedAt ?? ''),
          }),
        },
        close.droppedBy !== null && {
          label: t('droppedBy'),
          value: (
            <>
              {t('whoWhen', { name: close.droppedBy.name, when: f.dateTime(close.droppedAt ?? '') })}
              <br />
              {close.dropReason}
            </>
          ),
        },
        close.undoUntil !== null &&
          close.undoneAt === null && { label: t('undoUntil'), value: f.dateTime(close.undoUntil) },
        close.undoneAt !== null && { label: t('undoneAt'), value: f.dateTime(close.undoneAt) },
      ]}
    />
  );
}

type LinesProps = { close: Close; onUndo: ((household: Close['lines'][number]['household']) => void) | null };

function Lines({ close, onUndo }: LinesProps) {
  const t = useSeasonTexts();
  const f = useFormat();
  type Line = Close['lines'][number];
  const posted: Column<Line>[] =
    close.state === 'POSTED'
      ? [
          {
            key: 'posted',
            header: t('posted'),
            align: 'end',
            cell: ({ postedPoints }) => <strong className="numeric">{f.points(postedPoints ?? 0)}</strong>,
          },
          {
            key: 'undone',
            header: t('undoneWord'),
            cell: (line) =>
              line.undoneAt ? (
                <StatusTag tone="info">{t('undoneMark', { date: f.date(line.undoneAt) })}</StatusTag>
              ) : onUndo && line.postedPoints ? (
                <Button size="small" onClick={() => onUndo(line.household)}>
                  {t('undoOne')}
                </Button>
              ) : null,
          },
        ]
      : [];
  return (
    <Table
      caption={t('reportFigures')}
      rows={close.lines}
      rowKey={(line) => line.household.id}
      columns={[
        {
          key: 'household',
          header: t('number'),
          head: true,
          cell: ({ household }) => `${household.number} ${household.head?.name ?? ''}`,
        },
        { key: 'balance', header: t('balance'), align: 'end', cell: (line) => f.points(line.balance) },
        { key: 'points', header: t('expiring'), align: 'end', cell: (line) => f.points(line.points) },
        ...posted,
      ]}
      dense
    />
  );
}
