import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { MonthSealSheet } from '#client/features/board/month-seal-sheet';
import { useSealTexts } from '#client/features/board/seal-texts';
import { graphql } from '#client/gql';
import { toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { LockIcon } from '#client/ui/icons';
import { Notice } from '#client/ui/notice';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { EmptyState } from '#client/ui/states';
import { useFormat } from '#client/ui/use-format';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const MonthSealPageDocument = graphql(`
  query MonthSealPage($villageId: ID!, $month: String!) {
    board(villageId: $villageId) {
      village {
        id
        nameZh
        nameEn
      }
      sealMonth(month: $month) {
        month
        ...MonthSealSheet_month
      }
    }
  }
`);

const useMonthSealTexts = defineTexts('month-seal-page', {
  zh: {
    title: '{{month}}封存单',
    loading: '封存单',
    back: '核对账本',
    none: '这个月没有封存的账',
    noneText: '没有积分往来的月份没有封存单。',
  },
  en: {
    title: 'Seal sheet of {{month}}',
    loading: 'Seal sheet',
    back: 'Check the ledger',
    none: 'Nothing is sealed in this month',
    noneText: 'A month in which no points came or went has no sheet.',
  },
});

/** `/board/:villageId/seals/:month`: the sheet that keeper and oversight sign and put up at month's end. */
export function MonthSealPage() {
  const t = useMonthSealTexts();
  const seals = useSealTexts();
  const f = useFormat();
  const now = useServerNow()();
  const { villageId = '', month = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(MonthSealPageDocument, {
    variables: { villageId, month },
    fetchPolicy: 'cache-and-network',
  });
  const sealed = data?.board?.sealMonth;
  const verify = `/board/${villageId}/verify`;
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={sealed ? t('title', { month: f.month(sealed.month) }) : t('loading')}
          back={{ to: verify, label: t('back') }}
          actions={sealed ? <PrintButton kind="primary">{seals('print')}</PrintButton> : undefined}
        />
        <QueryState
          data={data}
          error={data ? undefined : error}
          loading={loading}
          onRetry={() => void refetch()}
          kind="card"
        />
        {data && !sealed ? (
          <EmptyState icon={LockIcon} title={t('none')}>
            {t('noneText')}
          </EmptyState>
        ) : null}
        {sealed && sealed.month === toDateInput(now).slice(0, 7) ? (
          <Notice tone="warn" title={seals('sheetOpen')}>
            {seals('sheetOpenText')}
          </Notice>
        ) : null}
      </div>
      {sealed && data.board ? (
        <MonthSealSheet
          month={sealed}
          villageName={t.pick(data.board.village.nameZh, data.board.village.nameEn)}
          verifyUrl={new URL(verify, window.location.href).href}
          now={now.toISOString()}
        />
      ) : null}
    </>
  );
}
