import { useMutation } from '@apollo/client/react';
import { graphql } from '#client/gql';
import { FiguresDialog } from '#client/ui/figures-dialog';
import { defineTexts } from '#client/ui/i18n';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useElderTexts } from './elder-texts';

const ReportElderMonthDocument = graphql(`
  mutation ReportElderMonth($input: ElderMonthInput!) {
    reportElderMonth(input: $input)
  }
`);

const useReportTexts = defineTexts('elder-report-month', {
  zh: {
    title: '登记纸上的月数',
    lead: '还在纸上记的月份，只报数字，不报姓名。这里已经有登记的月份，以登记的为准。',
    month: '哪个月（填当月任意一天）',
    visits: '探访几次',
    meals: '聚餐几次',
    calls: '亲情视频几次',
  },
  en: {
    title: 'Figures kept on paper',
    lead: 'For months that are kept on paper: figures, no names. Where something is written here, that holds.',
    month: 'Which month (any day of it)',
    visits: 'Visits',
    meals: 'Meals',
    calls: 'Video calls',
  },
});

type Props = { villageId: string; now: Date; onClose: () => void };

/** A month of an association that keeps its book on paper. */
export function ElderMonthDialog({ villageId, now, onClose }: Props) {
  const t = useElderTexts();
  const r = useReportTexts();
  const intent = useIntent();
  const [report] = useMutation(ReportElderMonthDocument);
  return (
    <FiguresDialog
      title={r('title')}
      lead={r('lead')}
      day={{ name: 'month', label: r('month') }}
      submit={t('save')}
      now={now}
      figures={
        [
          { name: 'visits', label: r('visits'), min: 0, max: 2000 },
          { name: 'meals', label: r('meals'), min: 0, max: 60 },
          { name: 'calls', label: r('calls'), min: 0, max: 2000 },
        ] as const
      }
      onSend={async (month, figures) => {
        await report({ variables: { input: intent.sign({ villageId, month, ...figures }) } });
        intent.done();
        toast.good(t('saved'));
      }}
      onClose={onClose}
    />
  );
}
