import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { CoverageCurve } from '#client/features/fund/coverage-curve';
import { EntryForm } from '#client/features/fund/entry-form';
import { EntryList } from '#client/features/fund/entry-list';
import { FundLight } from '#client/features/fund/fund-light';
import { FundStatement } from '#client/features/fund/fund-statement';
import { FundTabs } from '#client/features/fund/fund-tabs';
import { useFundTexts } from '#client/features/fund/fund-texts';
import { FundTotals } from '#client/features/fund/fund-totals';
import { TermsForm } from '#client/features/fund/terms-form';
import type { WorkVillage } from '#client/features/people/work-village';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { EditIcon } from '#client/ui/icons';
import { PlusIcon } from '#client/ui/more-icons';
import { LoadMore } from '#client/ui/load-more';
import { PrintButton } from '#client/ui/print-button';
import { Section, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';
import { useFundPageTexts } from './fund-page-texts';
import { VillagePage } from './village-page';

const FundPageDocument = graphql(`
  query FundPage($villageId: ID!, $after: String) {
    fund(villageId: $villageId) {
      villageId
      moves
      terms {
        id
        parCents
        greenPercent
        amberPercent
        document
        decidedOn
        setBy {
          id
          name
        }
        ...TermsForm_terms
      }
      coverage {
        ...FundLight_coverage
      }
      days {
        ...CoverageCurve_day
      }
      totals {
        ...FundTotals_total
      }
      deliveries {
        document
        movedOn
        costCents
        goods
        ...EntryForm_delivery
      }
      waiting: entries(state: ENTERED, first: 100) {
        nodes {
          id
          ...EntryList_entry
        }
      }
      statement(first: 30, after: $after) {
        nodes {
          id
          ...FundStatement_line
        }
        pageInfo {
          endCursor
          hasNextPage
        }
      }
    }
  }
`);

/** `/work/fund`: the light, money in and out, and the statement of a village's fund. */
export function FundPage() {
  const t = useFundTexts();
  const page = useFundPageTexts();
  return (
    <VillagePage
      title={page('fundTitle')}
      lead={page('fundLead')}
      actions={<PrintButton>{page('print')}</PrintButton>}
    >
      {(village) => (
        <>
          <Stack gap="large">
            <FundTabs villageId={village.id} />
            <FundOf village={village} />
          </Stack>
          <p className="print-only">{t('howText')}</p>
        </>
      )}
    </VillagePage>
  );
}

function FundOf({ village }: { village: NonNullable<WorkVillage['village']> }) {
  const t = useFundTexts();
  const f = useFormat();
  const now = useServerNow();
  const [open, setOpen] = useState<'enter' | 'terms' | null>(null);
  const { data, error, loading, refetch, fetchMore } = useQuery(FundPageDocument, {
    variables: { villageId: village.id },
    fetchPolicy: 'cache-and-network',
  });
  const fund = data?.fund;
  const [terms, ...earlier] = fund?.terms ?? [];
  const close = () => setOpen(null);
  const saved = async () => {
    close();
    await refetch();
  };
  const termsForm =
    fund && open === 'terms' ? (
      <Dialog open onClose={close} title={t('terms')} width="wide">
        <TermsForm villageId={village.id} terms={terms ?? null} now={now} onDone={saved} onCancel={close} />
      </Dialog>
    ) : null;
  if (!fund) return <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />;
  const mayEnter = fund.moves.includes('ENTER');
  const maySet = fund.moves.includes('SET_TERMS');
  if (!terms || !fund.coverage) {
    return (
      <>
        <EmptyState
          title={t('notOpen')}
          action={
            maySet ? (
              <Button kind="primary" onClick={() => setOpen('terms')}>
                {t('open')}
              </Button>
            ) : undefined
          }
        >
          {t('notOpenText')}
        </EmptyState>
        {termsForm}
      </>
    );
  }
  return (
    <>
      <FundLight coverage={fund.coverage} live />
      <div className="row no-print" data-wrap="">
        {mayEnter ? (
          <Button kind="primary" icon={PlusIcon} onClick={() => setOpen('enter')}>
            {t('enter')}
          </Button>
        ) : null}
        {maySet ? (
          <Button icon={EditIcon} onClick={() => setOpen('terms')}>
            {t('terms')}
          </Button>
        ) : null}
      </div>
      <Section title={t('waiting')} lead={t('waitingLead')} id="waiting">
        <EntryList
          caption={t('waiting')}
          empty={t('noneWaiting')}
          entries={fund.waiting.nodes}
          onDone={() => refetch()}
        />
      </Section>
      <Section title={t('curve')}>
        <CoverageCurve days={fund.days} greenPercent={terms.greenPercent} amberPercent={terms.amberPercent} />
      </Section>
      <FundTotals totals={fund.totals} level={2} />
      {fund.deliveries.length > 0 ? (
        <Section title={t('deliveries')} lead={t('deliveriesLead')}>
          <Table
            caption={t('deliveries')}
            hideCaption
            rows={[...fund.deliveries]}
            rowKey={(row) => `${row.movedOn} ${row.document}`}
            columns={[
              { key: 'date', header: t('date'), cell: (row) => f.date(row.movedOn), nowrap: true },
              { key: 'paper', header: t('paper'), cell: (row) => row.document, head: true },
              { key: 'goods', header: t('what'), cell: (row) => t('kinds', { count: row.goods }) },
              { key: 'cost', header: t('cost'), cell: (row) => f.money(row.costCents), align: 'end' },
            ]}
          />
        </Section>
      ) : null}
      <Section title={t('statement')} lead={t('statementLead')}>
        <FundStatement lines={fund.statement.nodes} onDone={() => refetch()} />
        <LoadMore
          hasMore={fund.statement.pageInfo.hasNextPage}
          onMore={() => fetchMore({ variables: { after: fund.statement.pageInfo.endCursor } })}
        />
      </Section>
      <Section title={t('terms')} lead={t('termsLead')}>
        <ul>
          {[terms, ...earlier].map((each) => (
            <li key={each.id}>
              {t('termsNow', {
                par: f.money(each.parCents),
                green: each.greenPercent,
                amber: each.amberPercent,
              })}{' '}
              <span className="muted">
                {each.document} · {f.date(each.decidedOn)} · {each.setBy?.name}
              </span>
            </li>
          ))}
        </ul>
      </Section>
      {open === 'enter' ? (
        <Dialog open onClose={close} title={t('enter')} width="wide">
          <p className="muted">{t('enterLead')}</p>
          <EntryForm
            villageId={village.id}
            deliveries={fund.deliveries}
            now={now}
            onDone={saved}
            onCancel={close}
          />
        </Dialog>
      ) : null}
      {termsForm}
    </>
  );
}
