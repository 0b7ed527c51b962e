import { useMutation } from '@apollo/client/react';
import { graphql } from '#client/gql';
import { FiguresDialog } from '#client/ui/figures-dialog';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useDutyTexts } from './duty-texts';

const ReportMonthDocument = graphql(`
  mutation ReportMonth($input: ReportMonthInput!) {
    reportMonth(input: $input) {
      id
    }
  }
`);

type Props = {
  council: { id: string; name: string };
  now: () => Date;
  onClose: () => void;
  onReported: () => Promise<unknown>;
};

/** A month of a council that keeps its book on paper: figures alone. */
export function ReportMonthDialog({ council, now, onClose, onReported }: Props) {
  const t = useDutyTexts();
  const intent = useIntent();
  const [report] = useMutation(ReportMonthDocument);
  return (
    <FiguresDialog
      title={t('reportTitle', { name: council.name })}
      lead={t('reportLead')}
      day={{ name: 'lastOn', label: t('reportLast') }}
      submit={t('report')}
      now={now()}
      figures={
        [
          { name: 'duties', label: t('reportDuties'), min: 1, max: 2000 },
          { name: 'meetings', label: t('reportMeetings'), min: 0, max: 60 },
          { name: 'members', label: t('reportMembers'), min: 1, max: 60 },
          { name: 'minutes', label: t('reportMinutes'), min: 0, max: 100_000 },
        ] as const
      }
      onSend={async (lastOn, figures) => {
        const input = { councilId: council.id, month: lastOn.slice(0, 7), lastOn, ...figures };
        await report({ variables: { input: intent.sign(input) } });
        intent.done();
        toast.good(t('reportDone'));
        await onReported();
      }}
      onClose={onClose}
    />
  );
}
