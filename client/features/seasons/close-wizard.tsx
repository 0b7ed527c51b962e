import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '#client/gql';
import type { DryRunCloseMutation } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { useErrorText } from '#client/ui/error-text';
import { CheckCircleIcon } from '#client/ui/icons';
import { Notice } from '#client/ui/notice';
import { Row, Section, Stack } from '#client/ui/section';
import { Steps } from '#client/ui/steps';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { newRequestId } from '#client/ui/use-request-id';
import { ExpiryList } from './expiry-list';
import { useSeasonTexts } from './season-texts';

const DryRunCloseDocument = graphql(`
  mutation DryRunClose($input: CloseSeasonInput!) {
    closeSeason(input: $input) {
      id
      households
      points
      lines {
        ...ExpiryList_line
      }
    }
  }
`);

const PrepareCloseDocument = graphql(`
  mutation PrepareClose($input: CloseSeasonInput!) {
    closeSeason(input: $input) {
      id
      ...CloseReport_close
    }
  }
`);

type Props = {
  villageId: string;
  season: { beginsOn: string; endsOn: string };
  onPrepared: (closeId: string) => void;
};

/** Closing a season, the secretary's half: a dry run, then the report that another body signs. */
export function CloseWizard({ villageId, season, onPrepared }: Props) {
  const t = useSeasonTexts();
  const f = useFormat();
  const intent = useIntent();
  const errorText = useErrorText();
  const [dryRun, { loading }] = useMutation(DryRunCloseDocument, { fetchPolicy: 'no-cache' });
  const [prepare] = useMutation(PrepareCloseDocument);
  const [report, setReport] = useState<DryRunCloseMutation['closeSeason'] | null>(null);
  const [asking, setAsking] = useState(false);

  async function tryOut(): Promise<void> {
    try {
      const { data } = await dryRun({
        variables: { input: { requestId: newRequestId(), villageId, dryRun: true } },
      });
      setReport(data?.closeSeason ?? null);
    } catch (error) {
      toast.bad(errorText(error).message);
    }
  }

  const figures = report
    ? {
        households: t('householdsCount', { count: report.households }),
        points: f.pointsWithUnit(report.points),
      }
    : null;
  return (
    <Card
      title={t('closeNow', { from: f.date(season.beginsOn), to: f.date(season.endsOn) })}
      level={2}
      tone="accent"
    >
      <Stack>
        <Steps
          label={t('steps')}
          steps={[t('stepTry'), t('stepPrepare'), t('stepSign'), t('stepDone')]}
          current={report ? 1 : 0}
        />
        <p>{t('closeNowText')}</p>
        <Row>
          <Button kind={report ? 'secondary' : 'primary'} busy={loading} onClick={() => void tryOut()}>
            {t(report ? 'tryAgain' : 'tryOut')}
          </Button>
          {report ? (
            <Button kind="primary" icon={CheckCircleIcon} onClick={() => setAsking(true)}>
              {t('prepare')}
            </Button>
          ) : null}
        </Row>
        {report && figures ? (
          <Section title={t('dryTitle')} level={3}>
            <Notice live>
              {t('figures', figures)} · {t('dryText')}
            </Notice>
            <ExpiryList lines={report.lines} caption={t('dryTitle')} hideCaption />
          </Section>
        ) : null}
      </Stack>
      <ConfirmDialog
        open={asking}
        onCancel={() => setAsking(false)}
        title={t('prepareTitle')}
        confirm={t('prepare')}
        onConfirm={async () => {
          const input = intent.sign({ villageId, dryRun: false });
          const { data } = await prepare({ variables: { input } });
          intent.done();
          setAsking(false);
          toast.good(t('prepared'));
          if (data) onPrepared(data.closeSeason.id);
        }}
      >
        {figures ? t('prepareText', figures) : null}
      </ConfirmDialog>
    </Card>
  );
}
