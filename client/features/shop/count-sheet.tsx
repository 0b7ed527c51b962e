import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { CountSheet_CountFragment } from '#client/gql/graphql';
import { NumberField, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { KeyValues } from '#client/ui/key-values';
import { Table } from '#client/ui/table';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import './count-entry.css';
import { CountStateTag, useCountFigures } from './count-list';
import { useCountTexts } from './count-texts';

export const CountSheet_count = graphql(`
  fragment CountSheet_count on StockCount {
    id
    month
    state
    openedAt
    keeperSignedAt
    supervisorSignedAt
    postedAt
    moves
    keeper {
      id
      name
    }
    supervisor {
      id
      name
    }
    figures {
      goods
      counted
      differing
      over
      under
    }
    lines {
      goodsId
      book
      counted
      moved
      difference
      reason
      goods {
        id
        code
        nameZh
        nameEn
        unitZh
        unitEn
        stock
      }
    }
  }
`);

type Count = CountSheet_CountFragment;
type Line = Count['lines'][number];

const EnterCountDocument = graphql(`
  mutation EnterCount($input: EnterCountInput!) {
    enterCount(input: $input) {
      id
      ...CountSheet_count
    }
  }
`);

/** How a sheet stands: its instant, its signatures, its outcome. */
export function CountFacts({ count: masked }: { count: FragmentType<typeof CountSheet_count> }) {
  const t = useCountTexts();
  const f = useFormat();
  const figures = useCountFigures();
  const count = unmask(CountSheet_count, masked);
  const signature = (name: string | undefined, at: string | null) =>
    at ? `${name ?? ''} ${f.dateTime(at)}` : t('notSigned');
  return (
    <KeyValues
      items={[
        { label: t('state'), value: <CountStateTag state={count.state} /> },
        { label: t('figures'), value: figures(count.figures) },
        { label: t('keeper'), value: signature(count.keeper?.name, count.keeperSignedAt) },
        { label: t('supervisor'), value: signature(count.supervisor?.name, count.supervisorSignedAt) },
      ]}
    />
  );
}

type Typed = { real: string; reason: string };

/** What a line of the sheet says already. */
function kept(line: Line): Typed {
  return { real: line.counted === null ? '' : String(line.counted), reason: line.reason };
}

/** The figure typed in; null while it is empty or no whole number. */
function realOf(typed: Typed | undefined): number | null {
  return typed && /^\d+$/.test(typed.real.trim()) ? Number(typed.real) : null;
}

/** The sheet while it is being counted: all lines of the shelf, saved as often as one likes. */
export function CountFigures({ count: masked }: { count: FragmentType<typeof CountSheet_count> }) {
  const t = useCountTexts();
  const intent = useIntent();
  const count = unmask(CountSheet_count, masked);
  const [typed, setTyped] = useState<Readonly<Record<string, Typed>>>({});
  const [enter] = useMutation(EnterCountDocument);
  const filled = count.lines.flatMap((line) => {
    const counted = realOf(typed[line.goodsId]);
    return counted === null
      ? []
      : [{ goodsId: line.goodsId, counted, reason: typed[line.goodsId]?.reason.trim() ?? '' }];
  });
  const change = (line: Line, part: Partial<Typed>) =>
    setTyped((before) => ({
      ...before,
      [line.goodsId]: { ...(before[line.goodsId] ?? kept(line)), ...part },
    }));
  return (
    <Form
      submit={t('save')}
      label={t('title')}
      check={() => ({ [`real.${count.lines[0]?.goodsId}`]: filled.length === 0 ? t('nothing') : undefined })}
      onSubmit={async () => {
        await enter({ variables: { input: intent.sign({ countId: count.id, lines: filled }) } });
        intent.done();
        setTyped({});
        toast.good(t('saved', { count: filled.length }));
      }}
    >
      <ul className="count-rows" role="list">
        {count.lines.map((line) => (
          <SheetRow
            key={line.goodsId}
            line={line}
            typed={typed[line.goodsId]}
            onChange={(part) => change(line, part)}
          />
        ))}
      </ul>
    </Form>
  );
}

type RowProps = { line: Line; typed: Typed | undefined; onChange: (part: Partial<Typed>) => void };

function SheetRow({ line, typed, onChange }: RowProps) {
  const t = useCountTexts();
  const f = useFormat();
  const { goods } = line;
  const name = t.pick(goods.nameZh, goods.nameEn);
  const real = realOf(typed);
  // Typed anew, it is held against the book of this moment; as saved, against the book of then.
  const expected = real === null ? line.book + line.moved : goods.stock;
  const difference = real === null ? (line.counted === null ? null : line.difference) : real - expected;
  return (
    <li className="count-row" data-filled={difference === null ? undefined : ''}>
      <div>
        <strong>{name}</strong>{' '}
        <span className="muted small nowrap">
          {goods.code} · {t.pick(goods.unitZh, goods.unitEn)}
        </span>
        <p className="muted small numeric">
          {t('book', { count: line.book })}
          {line.moved === 0 ? null : ` · ${t('moved', { change: f.signed(line.moved) })}`}
          {' · '}
          {t('should', { count: expected })}
        </p>
      </div>
      <NumberField
        name={`real.${line.goodsId}`}
        label={t('real', { name })}
        hideLabel
        placeholder={t('realShort')}
        min={0}
        value={(typed ?? kept(line)).real}
        onChange={(value) => onChange({ real: value })}
      />
      <div className="count-row-outcome" aria-live="polite">
        <Difference value={difference} />
        {real === null && line.reason !== '' ? <p className="muted small">{line.reason}</p> : null}
      </div>
      {real === null || difference === 0 ? null : (
        <div className="count-row-reason">
          <TextField
            name={`reason.${line.goodsId}`}
            label={t('reason', { name })}
            value={typed?.reason ?? ''}
            onChange={(value) => onChange({ reason: value })}
            maxLength={200}
            required
          />
        </div>
      )}
    </li>
  );
}

function Difference({ value }: { value: number | null }) {
  const t = useCountTexts();
  if (value === null) return null;
  if (value === 0) return <span className="count-agrees">{t('agrees')}</span>;
  return <span className="count-differs">{t(value > 0 ? 'over' : 'under', { count: Math.abs(value) })}</span>;
}

/** The sheet once signed: what was found, line by line. */
export function CountLines({ count: masked }: { count: FragmentType<typeof CountSheet_count> }) {
  const t = useCountTexts();
  const f = useFormat();
  const count = unmask(CountSheet_count, masked);
  return (
    <Table<Line>
      caption={t('sheet', { month: f.month(count.month) })}
      hideCaption
      dense
      // What differs is what everybody looks for.
      rows={count.lines.toSorted((a, b) => Number(b.difference !== 0) - Number(a.difference !== 0))}
      rowKey={(line) => line.goodsId}
      columns={[
        {
          key: 'goods',
          header: t('paperGoods'),
          head: true,
          cell: (line) => `${line.goods.code} ${t.pick(line.goods.nameZh, line.goods.nameEn)}`,
        },
        { key: 'book', header: t('paperBook'), align: 'end', cell: (line) => f.number(line.book) },
        { key: 'moved', header: t('paperMoved'), align: 'end', cell: (line) => f.signed(line.moved) },
        {
          key: 'real',
          header: t('paperReal'),
          align: 'end',
          cell: (line) => (line.counted === null ? '' : f.number(line.counted)),
        },
        {
          key: 'difference',
          header: t('paperDifference'),
          cell: (line) => <Difference value={line.difference} />,
        },
        { key: 'reason', header: t('paperReason'), cell: (line) => line.reason },
      ]}
    />
  );
}

type PaperProps = { count: FragmentType<typeof CountSheet_count>; shopName: string; blind: boolean };

/** The sheet on paper, with room for both signatures. */
export function CountPaper({ count: masked, shopName, blind }: PaperProps) {
  const t = useCountTexts();
  const f = useFormat();
  const count = unmask(CountSheet_count, masked);
  return (
    <div className="print-only">
      <div className="stock-paper">
        <p className="stock-paper-title">
          {t('paperTitle', { shop: shopName, month: f.month(count.month) })}
        </p>
        <p>{t('frozen', { when: f.dateTime(count.openedAt) })}</p>
        <table>
          <thead>
            <tr>
              <th scope="col">{t('paperNo')}</th>
              <th scope="col">{t('paperGoods')}</th>
              <th scope="col">{t('paperBook')}</th>
              <th scope="col">{t('paperMoved')}</th>
              <th scope="col">{t('paperReal')}</th>
              <th scope="col">{t('paperDifference')}</th>
              <th scope="col">{t('paperReason')}</th>
            </tr>
          </thead>
          <tbody>
            {count.lines.map((line, place) => (
              <tr key={line.goodsId}>
                <td className="numeric">{place + 1}</td>
                <td>
                  {line.goods.code} {t.pick(line.goods.nameZh, line.goods.nameEn)}
                </td>
                <td className="numeric end">{line.book}</td>
                <td className="numeric end">{blind || line.moved === 0 ? '' : f.signed(line.moved)}</td>
                <td className="numeric end stock-paper-blank">{blind ? '' : line.counted}</td>
                <td className="numeric end stock-paper-blank">
                  {blind || line.difference === 0 ? '' : f.signed(line.difference)}
                </td>
                <td className="stock-paper-wide">{blind ? '' : line.reason}</td>
              </tr>
            ))}
          </tbody>
        </table>
        <p className="stock-paper-head keep-together">
          {(['keeper', 'supervisor'] as const).map((who) => (
            <span key={who}>
              {t(who)} {blind ? null : count[who]?.name} <span className="stock-paper-line" />
            </span>
          ))}
        </p>
      </div>
    </div>
  );
}
