import { type ReactNode, useId } from 'react';
import { Checkbox } from './choice';
import { ChevronDownIcon, ChevronUpIcon, SortIcon } from './more-icons';
import { LoadingState } from './states';
import './table.css';
import { useUiTexts } from './texts';

export type Column<Row> = {
  key: string;
  header: string;
  cell: (row: Row) => ReactNode;
  /** Figures stand at the end. */
  align?: 'start' | 'end';
  sortable?: boolean;
  /** What the row is about: its header, and the title of its card. */
  head?: boolean;
  /** The header is spoken only, and the card shows no label. */
  hideHeader?: boolean;
  nowrap?: boolean;
};
export type Sort = { key: string; descending: boolean };
export type Selection<Row> = {
  selected: ReadonlySet<string>;
  onChange: (next: Set<string>) => void;
  /** Names the row for the ear: "select …". */
  labelOf: (row: Row) => string;
  canSelect?: (row: Row) => boolean;
};

type TableProps<Row> = {
  caption: string;
  hideCaption?: boolean;
  rows: readonly Row[];
  rowKey: (row: Row) => string;
  columns: readonly Column<Row>[];
  selection?: Selection<Row>;
  sort?: Sort;
  onSort?: (sort: Sort) => void;
  empty?: ReactNode;
  loading?: boolean;
  footer?: ReactNode;
  dense?: boolean;
};

/** A table where there is room, labelled cards where there is not; the roles are written out because cards lose them. */
export function Table<Row>(props: TableProps<Row>) {
  const t = useUiTexts();
  const { caption, hideCaption, rows, rowKey, columns, selection, empty, loading, footer, dense } = props;
  if (loading && rows.length === 0) return <LoadingState kind="list" />;
  if (rows.length === 0) return <>{empty ?? <p className="muted">{t('noRows')}</p>}</>;
  return (
    <div className="table-box">
      {selection ? <PickAllOnCards rows={rows} rowKey={rowKey} selection={selection} /> : null}
      <table
        className="table"
        role="table"
        data-dense={dense ? '' : undefined}
        aria-busy={loading || undefined}
      >
        <caption className={hideCaption ? 'visually-hidden' : undefined}>{caption}</caption>
        <Head {...props} />
        <tbody role="rowgroup">
          {rows.map((row) => {
            const key = rowKey(row);
            const picked = selection?.selected.has(key) ?? false;
            return (
              <tr
                key={key}
                role="row"
                data-selected={picked ? '' : undefined}
                data-pick={selection ? '' : undefined}
                aria-selected={selection ? picked : undefined}
              >
                {selection ? <PickCell row={row} rowKey={key} selection={selection} /> : null}
                {columns.map((column) => (
                  <Cell key={column.key} column={column} row={row} />
                ))}
              </tr>
            );
          })}
        </tbody>
      </table>
      {footer ? <div className="table-foot">{footer}</div> : null}
    </div>
  );
}

function Cell<Row>({ column, row }: { column: Column<Row>; row: Row }) {
  const shared = { 'data-align': column.align, 'data-nowrap': column.nowrap ? '' : undefined };
  if (column.head) {
    return (
      <th scope="row" role="rowheader" {...shared}>
        {column.cell(row)}
      </th>
    );
  }
  return (
    <td role="cell" data-label={column.hideHeader ? undefined : column.header} {...shared}>
      <div>{column.cell(row)}</div>
    </td>
  );
}

function Head<Row>({ columns, rows, rowKey, selection, sort, onSort }: TableProps<Row>) {
  const t = useUiTexts();
  return (
    <thead role="rowgroup">
      <tr role="row">
        {selection ? (
          <th scope="col" role="columnheader" className="table-pick">
            <PickAll rows={rows} rowKey={rowKey} selection={selection} hideLabel />
          </th>
        ) : null}
        {columns.map((column) => {
          const active = sort?.key === column.key;
          const Shape = active ? (sort.descending ? ChevronDownIcon : ChevronUpIcon) : SortIcon;
          return (
            <th
              key={column.key}
              scope="col"
              role="columnheader"
              data-align={column.align}
              data-nowrap=""
              aria-sort={active ? (sort.descending ? 'descending' : 'ascending') : undefined}
            >
              {column.sortable && onSort ? (
                <button
                  type="button"
                  className="table-sort"
                  data-active={active ? '' : undefined}
                  title={t('sortBy', { name: column.header })}
                  onClick={() => onSort({ key: column.key, descending: active ? !sort.descending : false })}
                >
                  {column.header}
                  <Shape size={0.9} />
                </button>
              ) : (
                <span className={column.hideHeader ? 'visually-hidden' : undefined}>{column.header}</span>
              )}
            </th>
          );
        })}
      </tr>
    </thead>
  );
}

type PickProps<Row> = { rows: readonly Row[]; rowKey: (row: Row) => string; selection: Selection<Row> };

function PickAll<Row>({ rows, rowKey, selection, hideLabel }: PickProps<Row> & { hideLabel?: boolean }) {
  const t = useUiTexts();
  const open = rows.filter((row) => selection.canSelect?.(row) ?? true).map(rowKey);
  const count = open.filter((key) => selection.selected.has(key)).length;
  return (
    <Checkbox
      label={t('selectAll')}
      hideLabel={hideLabel}
      disabled={open.length === 0}
      checked={open.length > 0 && count === open.length}
      partly={count > 0 && count < open.length}
      onChange={(checked) => selection.onChange(new Set(checked ? open : []))}
    />
  );
}

function PickAllOnCards<Row>(props: PickProps<Row>) {
  const t = useUiTexts();
  const id = useId();
  return (
    <div className="table-pick-all" id={id}>
      <PickAll {...props} />
      <span className="muted small">{t('selectedCount', { count: props.selection.selected.size })}</span>
    </div>
  );
}

function PickCell<Row>({ row, rowKey, selection }: { row: Row; rowKey: string; selection: Selection<Row> }) {
  const t = useUiTexts();
  return (
    <td role="cell" className="table-pick">
      <Checkbox
        label={t('selectRow', { name: selection.labelOf(row) })}
        hideLabel
        disabled={!(selection.canSelect?.(row) ?? true)}
        checked={selection.selected.has(rowKey)}
        onChange={(checked) => {
          const next = new Set(selection.selected);
          if (checked) next.add(rowKey);
          else next.delete(rowKey);
          selection.onChange(next);
        }}
      />
    </td>
  );
}
