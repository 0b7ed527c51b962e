import { useMutation } from '@apollo/client/react';
import { graphql } from '#client/gql';
import { FiguresDialog } from '#client/ui/figures-dialog';
import { defineTexts } from '#client/ui/i18n';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { usePraiseTexts } from './praise-texts';

const ReportPraiseMonthDocument = graphql(`
  mutation ReportPraiseMonth($input: PraiseMonthInput!) {
    reportPraiseMonth(input: $input)
  }
`);

const useReportTexts = defineTexts('praise-report-month', {
  zh: {
    title: '登记纸上的月数',
    lead: '还在纸上记的月份，只报数字，不报姓名。这里已经有登记的月份，以登记的为准。',
    month: '哪个月（填当月任意一天）',
    awarded: '表彰了几件',
    talks: '道德讲堂几次',
    saved: '保存好了',
  },
  en: {
    title: 'Figures kept on paper',
    lead: 'For months that are kept on paper: figures, no names. Where something is written here, that holds.',
    month: 'Which month (any day of it)',
    awarded: 'Deeds awarded',
    talks: 'Evenings of the lecture hall',
    saved: 'Saved',
  },
});

type Props = { villageId: string; now: Date; onClose: () => void };

/** A month of a moral review that keeps its book on paper. */
export function PraiseMonthDialog({ villageId, now, onClose }: Props) {
  const t = usePraiseTexts();
  const r = useReportTexts();
  const intent = useIntent();
  const [report] = useMutation(ReportPraiseMonthDocument);
  return (
    <FiguresDialog
      title={r('title')}
      lead={r('lead')}
      day={{ name: 'month', label: r('month') }}
      submit={t('save')}
      now={now}
      figures={
        [
          { name: 'awarded', label: r('awarded'), min: 0, max: 20 },
          { name: 'talks', label: r('talks'), min: 0, max: 60 },
        ] as const
      }
      onSend={async (month, figures) => {
        await report({ variables: { input: intent.sign({ villageId, month, ...figures }) } });
        intent.done();
        toast.good(r('saved'));
      }}
      onClose={onClose}
    />
  );
}
