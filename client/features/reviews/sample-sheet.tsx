import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { SampleSheet_DrawFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button, TextLink } from '#client/ui/button';
import { KeyValues } from '#client/ui/key-values';
import { Section, Stack } from '#client/ui/section';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { RecheckDialog } from './recheck-dialog';
import './sample-sheet.css';
import { useSampleTexts } from './sample-texts';

const SampleSheet_draw = graphql(`
  fragment SampleSheet_draw on SampleDraw {
    id
    month
    seed
    candidates
    population
    percent
    least
    size
    drawnAt
    lines {
      id
      position
      ticket
      outcome
      note
      mayRecheck
      recheckedAt
      recheckedBy {
        id
        name
      }
      record {
        id
        title
        points
        startedAt
        resident {
          id
          name
        }
        household {
          id
          number
        }
        rule {
          id
          code
        }
        approvals {
          id
          body
        }
      }
    }
  }
`);

type Line = SampleSheet_DrawFragment['lines'][number];
/** So much of a lot tells the lines apart on paper. */
const SHORT_LOT = 12;

type Props = {
  draw: FragmentType<typeof SampleSheet_draw>;
  bodyName: (code: string) => string;
};

/** One month's drawn records with their findings, and how anybody redoes the draw; made to be printed. */
export function SampleSheet({ draw: masked, bodyName }: Props) {
  const t = useSampleTexts();
  const f = useFormat();
  const [asked, setAsked] = useState<Line | null>(null);
  const draw = unmask(SampleSheet_draw, masked);
  return (
    <Stack gap="large">
      <KeyValues
        columns={2}
        items={[
          { label: t('population'), value: t('count', { count: draw.population }) },
          { label: t('rule'), value: t('ruleText', { percent: draw.percent, least: draw.least }) },
          { label: t('size'), value: t('count', { count: draw.size }) },
          { label: t('drawnAt'), value: f.dateTime(draw.drawnAt) },
          { label: t('seed'), value: <code>{draw.seed}</code>, wide: true },
        ]}
      />
      <Table<Line>
        caption={t('title')}
        hideCaption
        rows={draw.lines}
        rowKey={(line) => line.id}
        columns={[
          { key: 'number', header: t('number'), nowrap: true, cell: (line) => line.position },
          {
            key: 'record',
            header: t('record'),
            head: true,
            cell: (line) => (
              <>
                <TextLink to={`/work/records/${line.record.id}`}>{line.record.title}</TextLink>{' '}
                <span className="muted small nowrap">{line.record.rule.code}</span>
              </>
            ),
          },
          {
            key: 'who',
            header: t('who'),
            cell: ({ record }) => t.aside(record.resident.name, record.household.number),
          },
          { key: 'when', header: t('when'), nowrap: true, cell: ({ record }) => f.date(record.startedAt) },
          {
            key: 'points',
            header: t('points'),
            align: 'end',
            nowrap: true,
            cell: ({ record }) => f.points(record.points ?? 0),
          },
          {
            key: 'approved',
            header: t('approvedBy'),
            cell: ({ record }) => t.list(record.approvals.map(({ body }) => bodyName(body))),
          },
          {
            key: 'ticket',
            header: t('ticket'),
            nowrap: true,
            cell: (line) => <code className="small">{line.ticket.slice(0, SHORT_LOT)}</code>,
          },
          {
            key: 'finding',
            header: t('finding'),
            cell: (line) => <Finding line={line} onEnter={() => setAsked(line)} />,
          },
        ]}
      />
      <div className="print-only keep-together">
        <p>{t('signs')}</p>
        <p>{t('signDate')}</p>
      </div>
      <Section title={t('how')}>
        <div className="sample-how">
          <ol>
            <li>{t('how1')}</li>
            <li>{t('how2')}</li>
            <li>{t('how3', { count: draw.size })}</li>
            <li>
              {t('how4')} <code>{`printf '%s' '${draw.seed}:${t('recordId')}' | sha256sum`}</code>
            </li>
          </ol>
        </div>
        <Candidates draw={draw} />
      </Section>
      {asked ? (
        <RecheckDialog lineId={asked.id} title={asked.record.title} onClose={() => setAsked(null)} />
      ) : null}
    </Stack>
  );
}

function Finding({ line, onEnter }: { line: Line; onEnter: () => void }) {
  const t = useSampleTexts();
  const f = useFormat();
  if (line.outcome) {
    return (
      <>
        <StatusTag tone={line.outcome === 'OK' ? 'good' : 'bad'}>{t(line.outcome)}</StatusTag>
        {line.note ? <p>{line.note}</p> : null}
        {line.recheckedBy && line.recheckedAt ? (
          <p className="muted small">
            {t('by', { name: line.recheckedBy.name, when: f.date(line.recheckedAt) })}
          </p>
        ) : null}
      </>
    );
  }
  return line.mayRecheck ? (
    <Button size="small" onClick={onEnter}>
      {t('enter')}
    </Button>
  ) : (
    <span className="muted">{t('notYet')}</span>
  );
}

/** Long on a screen, whole on paper: without it nobody could redo the draw. */
function Candidates({ draw }: { draw: SampleSheet_DrawFragment }) {
  const t = useSampleTexts();
  const ids = draw.candidates.join('\n');
  return (
    <>
      <details className="sample-list no-print">
        <summary>{t('candidates', { count: draw.population })}</summary>
        <pre className="sample-ids">{ids}</pre>
      </details>
      <div className="print-only">
        <p>{t('candidates', { count: draw.population })}</p>
        <pre className="sample-ids">{ids}</pre>
      </div>
    </>
  );
}
