import { useMutation } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { PledgeTable_PledgeFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { RadioCards } from '#client/ui/choice';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { DateField, SelectField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { toDateInput } from '#client/ui/format';
import { Row } from '#client/ui/section';
import { Table } from '#client/ui/table';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { TOPICS, usePreventionTexts } from './prevention-texts';

const PledgeTable_pledge = graphql(`
  fragment PledgeTable_pledge on PreventionPledge {
    id
    topic
    signedOn
    onPaper
    reviewOn
    due
    checkedOn
    home {
      id
      number
      name
    }
  }
`);

const AskPledgeDocument = graphql(`
  mutation AskPledge($input: CheckPledgeInput!) {
    checkPledge(input: $input) {
      id
      ...PledgeTable_pledge
    }
  }
`);
const DropPledgeDocument = graphql(`
  mutation DropPledge($input: EndPledgeInput!) {
    endPledge(input: $input)
  }
`);
const TakePledgeDocument = graphql(`
  mutation TakePledge($input: TakePledgeInput!) {
    takePledge(input: $input) {
      id
    }
  }
`);

type Pledge = PledgeTable_PledgeFragment;
type Props = { pledges: readonly FragmentType<typeof PledgeTable_pledge>[]; onChanged: () => void };

/** Pledges by the day on which the household is asked again. */
export function PledgeTable({ pledges, onChanged }: Props) {
  const t = usePreventionTexts();
  const f = useFormat();
  const intent = useIntent();
  const [asked, setAsked] = useState<Pledge | null>(null);
  const [ending, setEnding] = useState<Pledge | null>(null);
  const [how, setHow] = useState<'CALL' | 'VISIT'>('VISIT');
  const [check] = useMutation(AskPledgeDocument);
  const [drop] = useMutation(DropPledgeDocument);
  const named = (word: 'ask' | 'end', { home }: Pledge): string =>
    `${t(word)}${t.pick('：', ': ')}${t('homeOf', home)}`;
  return (
    <>
      <Table<Pledge>
        caption={t('pledge')}
        rows={unmask(PledgeTable_pledge, pledges)}
        rowKey={({ id }) => id}
        empty={<p className="muted">{t('pledgesNone')}</p>}
        columns={[
          {
            key: 'home',
            header: t('household'),
            head: true,
            nowrap: true,
            cell: ({ home }) => t('homeOf', home),
          },
          { key: 'topic', header: t('topic'), nowrap: true, cell: ({ topic }) => t(topic) },
          {
            key: 'days',
            header: t('day'),
            cell: ({ signedOn, checkedOn, reviewOn }) => (
              <>
                {checkedOn[0]
                  ? t('checked', { day: f.date(checkedOn[0]) })
                  : t('signedOn', { day: f.date(signedOn) })}{' '}
                · {t('reviewOn', { day: f.date(reviewOn) })}
              </>
            ),
          },
          {
            key: 'due',
            header: t('dueTag'),
            hideHeader: true,
            cell: ({ due }) => (due ? <StatusTag tone="warn">{t('dueTag')}</StatusTag> : null),
          },
          {
            key: 'moves',
            header: t('ask'),
            hideHeader: true,
            align: 'end',
            cell: (one) => (
              <Row wrap>
                {one.due ? (
                  <Button
                    size="small"
                    kind="primary"
                    aria-label={named('ask', one)}
                    onClick={() => setAsked(one)}
                  >
                    {t('ask')}
                  </Button>
                ) : null}
                {one.onPaper ? (
                  <Button
                    size="small"
                    kind="quiet"
                    aria-label={named('end', one)}
                    onClick={() => setEnding(one)}
                  >
                    {t('end')}
                  </Button>
                ) : null}
              </Row>
            ),
          },
        ]}
      />
      <ConfirmDialog
        open={asked !== null}
        onCancel={() => setAsked(null)}
        title={asked ? named('ask', asked) : ''}
        confirm={t('ask')}
        onConfirm={async () => {
          await check({ variables: { input: intent.sign({ pledgeId: asked?.id ?? '', how }) } });
          intent.done();
          setAsked(null);
          toast.good(t('stood'));
          onChanged();
        }}
      >
        <RadioCards
          name="how"
          label={t('how')}
          value={how}
          onChange={(next) => setHow(next === 'CALL' ? 'CALL' : 'VISIT')}
          options={(['VISIT', 'CALL'] as const).map((value) => ({ value, label: t(value) }))}
        />
      </ConfirmDialog>
      <ConfirmDialog
        open={ending !== null}
        onCancel={() => setEnding(null)}
        title={ending ? named('end', ending) : ''}
        confirm={t('end')}
        onConfirm={async () => {
          await drop({ variables: { input: intent.sign({ pledgeId: ending?.id ?? '' }) } });
          intent.done();
          setEnding(null);
          toast.good(t('ended'));
          onChanged();
        }}
      >
        {t('endText')}
      </ConfirmDialog>
    </>
  );
}

type TakeProps = { now: Date; householdId: string | null; household: ReactNode; onDone: () => void };

/** Writes down a pledge that a household signed on paper. */
export function TakePledgeForm({ now, householdId, household, onDone }: TakeProps) {
  const t = usePreventionTexts();
  const intent = useIntent();
  const [take] = useMutation(TakePledgeDocument);
  const today = toDateInput(now);
  return (
    <Form
      submit={t('paper')}
      submitKind="primary"
      check={() => (householdId ? {} : { household: t('householdMissing') })}
      onSubmit={async (values) => {
        const input = {
          householdId: householdId ?? '',
          topic: TOPICS.find((each) => each === readText(values, 'topic')) ?? 'BOTH',
          signedOn: readText(values, 'signedOn'),
        };
        await take({ variables: { input: intent.sign(input) } });
        intent.done();
        toast.good(t('paperTaken'));
        onDone();
      }}
    >
      {household}
      <SelectField
        name="topic"
        label={t('pledgeWhat')}
        required
        defaultValue="BOTH"
        options={(['BOTH', 'DRUGS', 'GAMBLING'] as const).map((value) => ({
          value,
          label: t(`pledge${value}`),
        }))}
      />
      <DateField name="signedOn" label={t('paperDay')} required max={today} defaultValue={today} />
    </Form>
  );
}
