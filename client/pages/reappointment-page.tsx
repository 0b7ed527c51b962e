import { useQuery } from '@apollo/client/react';
import { useParams, useSearchParams } from 'react-router';
import { usePlaceName } from '#client/features/councils/place-names';
import { useDutyTexts } from '#client/features/duties/duty-texts';
import { ReappointmentTable } from '#client/features/duties/reappointment-table';
import { graphql } from '#client/gql';
import { SegmentedControl } from '#client/ui/choice';
import { toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Stack } from '#client/ui/section';
import { CouncilTabs } from './council-tabs';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const ReappointmentPageDocument = graphql(`
  query ReappointmentPage($councilId: ID!, $year: Int!) {
    reappointmentSheet(councilId: $councilId, year: $year) {
      year
      council {
        id
        nameZh
        nameEn
        kind {
          code
          ...PlaceNames_kind
        }
        ...CouncilTabs_council
      }
      ...ReappointmentTable_sheet
    }
  }
`);

const useSheetTexts = defineTexts('reappointment-page', {
  zh: { loading: '履职表', year: '年度', back: '理事会' },
  en: { loading: 'Year sheet', year: 'Year', back: 'Councils' },
});

/** `/work/councils/:councilId/reappointment`: each member's year on one sheet, to be printed and signed. */
export function ReappointmentPage() {
  const t = useSheetTexts();
  const words = useDutyTexts();
  const now = useServerNow();
  const { councilId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const thisYear = Number(toDateInput(now()).slice(0, 4));
  const years = [thisYear, thisYear - 1];
  const year = years.find((each) => String(each) === params.get('year')) ?? thisYear;
  const { data, previousData, error, loading, refetch } = useQuery(ReappointmentPageDocument, {
    variables: { councilId, year },
    fetchPolicy: 'cache-and-network',
  });
  const sheet = data?.reappointmentSheet ?? previousData?.reappointmentSheet;
  const placeName = usePlaceName(sheet?.council.kind);
  return (
    <>
      <PageHeader
        title={
          sheet
            ? words('sheetTitle', {
                name: t.pick(sheet.council.nameZh, sheet.council.nameEn),
                year: sheet.year,
              })
            : t('loading')
        }
        lead={words('sheetLead')}
        back={{ to: '/work/councils', label: t('back') }}
        actions={sheet ? <PrintButton /> : null}
      />
      <QueryState data={sheet} error={error} loading={loading} onRetry={() => void refetch()} kind="page" />
      {sheet ? (
        <Stack>
          <CouncilTabs council={sheet.council} />
          <div className="no-print">
            <SegmentedControl
              label={t('year')}
              options={years.map((each) => ({ value: String(each), label: String(each) }))}
              value={String(year)}
              onChange={(next) => setParams({ year: next }, { replace: true })}
            />
          </div>
          <ReappointmentTable sheet={sheet} placeName={placeName} />
        </Stack>
      ) : null}
    </>
  );
}
