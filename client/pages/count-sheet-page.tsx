import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { HistoryList } from '#client/features/people/history-list';
import { CountMoves } from '#client/features/shop/count-moves';
import { CountFacts, CountFigures, CountLines, CountPaper } from '#client/features/shop/count-sheet';
import { useCountTexts } from '#client/features/shop/count-texts';
import '#client/features/shop/stock-paper.css';
import { graphql } from '#client/gql';
import { Checkbox } from '#client/ui/choice';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Section, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { useFormat } from '#client/ui/use-format';
import { QueryState } from './query-state';

const CountSheetPageDocument = graphql(`
  query CountSheetPage($id: ID!) {
    stockCount(id: $id) {
      id
      month
      state
      openedAt
      moves
      shop {
        id
        nameZh
        nameEn
      }
      history {
        ...HistoryList_entry
      }
      ...CountSheet_count
      ...CountMoves_count
    }
  }
`);

/** `/work/count/:countId`: one month's sheet, to fill in, to sign and to print. */
export function CountSheetPage() {
  const t = useCountTexts();
  const f = useFormat();
  const navigate = useNavigate();
  const { countId = '' } = useParams();
  const [blind, setBlind] = useState(false);
  const { data, error, loading, refetch } = useQuery(CountSheetPageDocument, {
    variables: { id: countId },
    fetchPolicy: 'cache-and-network',
  });
  const count = data?.stockCount;
  const back = { to: '/work/count', label: t('back') };
  if (!count) {
    return (
      <>
        <PageHeader title={data ? t('noSheet') : t('title')} back={back} />
        <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="page" />
        {data ? <EmptyState title={t('noSheet')}>{t('noSheetText')}</EmptyState> : null}
      </>
    );
  }
  const shopName = t.pick(count.shop.nameZh, count.shop.nameEn);
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={t('sheet', { month: f.month(count.month) })}
          eyebrow={shopName}
          lead={t('frozen', { when: f.dateTime(count.openedAt) })}
          back={back}
          actions={<PrintButton>{t('print')}</PrintButton>}
        />
        <Stack gap="large">
          <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
          <CountFacts count={count} />
          <CountMoves
            count={count}
            onDone={() => refetch()}
            onDropped={() => void navigate('/work/count', { replace: true })}
          />
          {count.state === 'COUNTING' ? (
            <Checkbox label={t('paperBlind')} checked={blind} onChange={setBlind} />
          ) : null}
          {count.moves.includes('ENTER') ? <CountFigures count={count} /> : <CountLines count={count} />}
          <Section title={t('history')}>
            <HistoryList entries={count.history} />
          </Section>
        </Stack>
      </div>
      <CountPaper count={count} shopName={shopName} blind={blind && count.state === 'COUNTING'} />
    </>
  );
}
