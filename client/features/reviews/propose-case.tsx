import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { CaseSource } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { SelectField, TextArea } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { UndoIcon } from '#client/ui/icons';
import { Row } from '#client/ui/section';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useCaseTexts } from './case-texts';

const ProposeCase_record = graphql(`
  fragment ProposeCase_record on ActivityRecord {
    id
    title
    state
    mayProposeCase
  }
`);

const ProposeCaseDocument = graphql(`
  mutation ProposeCase($input: ProposeCaseInput!) {
    proposeCase(input: $input) {
      id
    }
  }
`);

const SOURCES = ['SIGN', 'OTHER'] as const satisfies readonly CaseSource[];

type Props = {
  record: FragmentType<typeof ProposeCase_record>;
  onDone: () => void | Promise<unknown>;
};

/** The door to a hearing; nothing for those to whom the server does not open it. */
export function ProposeCase({ record: masked, onDone }: Props) {
  const t = useCaseTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const [open, setOpen] = useState(false);
  const [propose] = useMutation(ProposeCaseDocument);
  const record = unmask(ProposeCase_record, masked);
  const most = record.mayProposeCase;
  if (most === null) return null;
  // Of a record that was turned down nothing is left to take back.
  const least = record.state === 'REJECTED' || record.state === 'REVERSED' ? 1 : 0;
  const months = Array.from({ length: most - least + 1 }, (_, place) => place + least);
  return (
    <>
      <Row>
        <Button icon={UndoIcon} onClick={() => setOpen(true)}>
          {t('propose')}
        </Button>
      </Row>
      <Dialog open={open} onClose={() => setOpen(false)} title={t('proposeTitle')}>
        <Form
          submit={t('propose')}
          cancel={<Button onClick={() => setOpen(false)}>{ui('cancel')}</Button>}
          onSubmit={async (values) => {
            const input = intent.sign({
              recordId: record.id,
              source: SOURCES.find((each) => each === readText(values, 'source')) ?? 'OTHER',
              reason: readText(values, 'reason'),
              freezeMonths: Number(readText(values, 'months') || 0),
            });
            await propose({ variables: { input } });
            intent.done();
            setOpen(false);
            toast.good(t('proposeDone'));
            await onDone();
          }}
        >
          <p>
            <strong>{record.title}</strong>
          </p>
          <p className="muted">{t('proposeText')}</p>
          <SelectField
            name="source"
            label={t('sourceLabel')}
            options={SOURCES.map((value) => ({ value, label: t(`source${value}`) }))}
          />
          <TextArea name="reason" label={t('proposeReason')} required maxLength={500} />
          {most > 0 ? (
            <SelectField
              name="months"
              label={t('months')}
              hint={t('monthsHint')}
              options={months.map((count) => ({
                value: String(count),
                label: count === 0 ? t('months0') : t('monthsN', { count }),
              }))}
            />
          ) : null}
        </Form>
      </Dialog>
    </>
  );
}
