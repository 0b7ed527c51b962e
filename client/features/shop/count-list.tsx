import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { CountState } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button, TextLink } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { SelectField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { ClipboardIcon } from '#client/ui/icons';
import { Notice } from '#client/ui/notice';
import { EmptyState } from '#client/ui/states';
import { Table } from '#client/ui/table';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { useCountTexts } from './count-texts';
import type { Tone } from '#client/ui/tone';

const CountList_count = graphql(`
  fragment CountList_count on StockCount {
    id
    month
    state
    keeperSignedAt
    supervisorSignedAt
    figures {
      goods
      counted
      differing
      over
      under
    }
  }
`);

const TONES = {
  COUNTING: 'info',
  SIGNING: 'warn',
  POSTED: 'good',
  DROPPED: 'plain',
} as const satisfies Record<CountState, Tone>;

export function CountStateTag({ state }: { state: CountState }) {
  const t = useCountTexts();
  return <StatusTag tone={TONES[state]}>{t(state)}</StatusTag>;
}

type Figures = { goods: number; counted: number; differing: number; over: number; under: number };

/** The outcome of a count in one line. */
export function useCountFigures(): (figures: Figures) => string {
  const t = useCountTexts();
  return ({ goods, counted, differing, over, under }) => {
    if (counted < goods) return t('progress', { goods, counted });
    return differing === 0 ? t('allAgree', { goods }) : t('differs', { goods, differing, over, under });
  };
}

type Props = { counts: readonly FragmentType<typeof CountList_count>[]; path: (id: string) => string };

/** The sheets of a shop, newest month first. */
export function CountList({ counts, path }: Props) {
  const t = useCountTexts();
  const f = useFormat();
  const figures = useCountFigures();
  const rows = unmask(CountList_count, counts);
  type Row = (typeof rows)[number];
  return (
    <Table<Row>
      caption={t('title')}
      hideCaption
      rows={rows}
      rowKey={(row) => row.id}
      empty={
        <EmptyState icon={ClipboardIcon} title={t('none')}>
          {t('noneText')}
        </EmptyState>
      }
      columns={[
        {
          key: 'month',
          header: t('month'),
          head: true,
          nowrap: true,
          cell: (row) => <TextLink to={path(row.id)}>{f.month(row.month)}</TextLink>,
        },
        { key: 'state', header: t('state'), cell: (row) => <CountStateTag state={row.state} /> },
        { key: 'figures', header: t('figures'), cell: (row) => figures(row.figures) },
        {
          key: 'signed',
          header: t('signedBy'),
          cell: (row) => (
            <span className="small">
              {t('keeper')} {row.keeperSignedAt ? f.date(row.keeperSignedAt) : t('notSigned')}
              <br />
              {t('supervisor')} {row.supervisorSignedAt ? f.date(row.supervisorSignedAt) : t('notSigned')}
            </span>
          ),
        },
      ]}
    />
  );
}

const CountsDue_due = graphql(`
  fragment CountsDue_due on CountDue {
    month
    dueOn
    overdue
  }
`);

/** Months that have ended without a posted count; nothing when there is none. */
export function CountsDue({ due: masked }: { due: readonly FragmentType<typeof CountsDue_due>[] }) {
  const t = useCountTexts();
  const f = useFormat();
  const due = unmask(CountsDue_due, masked);
  if (due.length === 0) return null;
  return (
    <Notice
      tone={due.some((each) => each.overdue) ? 'bad' : 'warn'}
      title={t('dueTitle', { count: due.length })}
    >
      <ul>
        {due.map((each) => (
          <li key={each.month}>
            {t(each.overdue ? 'overdue' : 'due', { month: f.month(each.month), day: f.date(each.dueOn) })}
          </li>
        ))}
      </ul>
    </Notice>
  );
}

const OpenCountDocument = graphql(`
  mutation OpenCount($input: OpenCountInput!) {
    openCount(input: $input) {
      id
    }
  }
`);

type OpenProps = {
  shopId: string;
  /** First days of the months a sheet can be opened for, the likeliest first. */
  months: readonly string[];
  onOpened: (countId: string) => void | Promise<unknown>;
};

/** The button that opens a month's sheet. */
export function OpenCount({ shopId, months, onOpened }: OpenProps) {
  const t = useCountTexts();
  const ui = useUiTexts();
  const f = useFormat();
  const intent = useIntent();
  const [asking, setAsking] = useState(false);
  const [open] = useMutation(OpenCountDocument);
  if (months.length === 0) return null;
  return (
    <>
      <Button kind="primary" icon={ClipboardIcon} onClick={() => setAsking(true)}>
        {t('open')}
      </Button>
      <Dialog open={asking} onClose={() => setAsking(false)} title={t('open')} width="narrow">
        <Form
          submit={t('open')}
          cancel={<Button onClick={() => setAsking(false)}>{ui('cancel')}</Button>}
          onSubmit={async (values) => {
            const month = readText(values, 'month');
            const { data } = await open({ variables: { input: intent.sign({ shopId, month }) } });
            intent.done();
            toast.good(t('opened', { month: f.month(month) }));
            setAsking(false);
            if (data) await onOpened(data.openCount.id);
          }}
        >
          <SelectField
            name="month"
            label={t('openMonth')}
            hint={t('noneText')}
            options={months.map((month) => ({ value: month, label: f.month(month) }))}
            defaultValue={months[0]}
            required
          />
        </Form>
      </Dialog>
    </>
  );
}
