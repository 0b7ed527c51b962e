import { useQuery } from '@apollo/client/react';
import { useBodyNames } from '#client/features/councils/body-names';
import type { WorkVillage } from '#client/features/people/work-village';
import { CloseReport } from '#client/features/seasons/close-report';
import { useSeasonTexts } from '#client/features/seasons/season-texts';
import { graphql } from '#client/gql';
import { ClockIcon } from '#client/ui/icons';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const SeasonReportDocument = graphql(`
  query SeasonReport($id: ID!) {
    seasonClose(id: $id) {
      id
      village {
        id
        nameZh
        nameEn
      }
      ...CloseReport_close
    }
    councilKinds {
      code
      ...BodyNames_kind
    }
  }
`);

type Props = { village: NonNullable<WorkVillage['village']>; closeId: string };

/** One closing: its report, its signatures, what was undone. */
export function SeasonReport({ village, closeId }: Props) {
  const t = useSeasonTexts();
  const now = useServerNow()();
  const { data, error, loading, refetch } = useQuery(SeasonReportDocument, {
    variables: { id: closeId },
    fetchPolicy: 'cache-and-network',
  });
  const bodyName = useBodyNames(data?.councilKinds);
  const close = data?.seasonClose;
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={t('reportTitle')}
          back={{ to: `/work/seasons?village=${village.id}&see=close`, label: t('back') }}
          actions={close ? <PrintButton>{t('printReport')}</PrintButton> : undefined}
        />
        <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
        {data && !close ? (
          <EmptyState icon={ClockIcon} title={t('noClose')}>
            {t('noCloseText')}
          </EmptyState>
        ) : null}
      </div>
      {close ? (
        <CloseReport
          close={close}
          village={t.pick(close.village.nameZh, close.village.nameEn)}
          bodyName={bodyName}
          now={now}
          onChanged={() => refetch()}
        />
      ) : null}
    </>
  );
}
