import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { Decision, DecideRecordsMutation } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { TextArea } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { Notice } from '#client/ui/notice';
import { useUiTexts } from '#client/ui/texts';
import { useIntent } from '#client/ui/use-intent';
import './record-after-move';
import { DecisionResults } from './decision-results';
import { DecisionRow } from './decision-row';
import { DECISION_LEAD, DECISION_TITLE, useDecisionTexts } from './decision-texts';
import './decisions.css';

const DecisionDialog_record = graphql(`
  fragment DecisionDialog_record on ActivityRecord {
    id
    ...DecisionRow_record
    ...DecisionResults_record
  }
`);

const DecideRecordsDocument = graphql(`
  mutation DecideRecords($input: DecisionsInput!) {
    decideRecords(input: $input) {
      recordId
      error
      record {
        ...RecordAfterMove_record
      }
    }
  }
`);

type Props = {
  decision: Decision;
  records: readonly FragmentType<typeof DecisionDialog_record>[];
  /** How many of the selected records cannot be decided like this. */
  left: number;
  onCancel: () => void;
  onDone: (refused: ReadonlySet<string>) => void;
};

const refuses = (decision: Decision | '') => decision === 'RETURN' || decision === 'REJECT';

/** One decision for many records, with the exceptions named row by row, and then what became of each. */
export function DecisionDialog({ decision, records, left, onCancel, onDone }: Props) {
  const t = useDecisionTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const [decide] = useMutation(DecideRecordsDocument);
  // The rows of the moment the dialog was opened: the answer itself changes what is legal.
  const [rows] = useState(() => unmask(DecisionDialog_record, records));
  const [own, setOwn] = useState<Readonly<Record<string, Decision | ''>>>({});
  const [reason, setReason] = useState('');
  const [results, setResults] = useState<DecideRecordsMutation['decideRecords'] | null>(null);
  const choiceOf = (id: string) => own[id] ?? decision;
  const acted = rows.filter((row) => choiceOf(row.id) !== '');

  function close(): void {
    if (!results) onCancel();
    else onDone(new Set(results.filter((result) => result.error).map((result) => result.recordId)));
  }

  function reasonOf(values: FormData, id: string): string {
    return readText(values, `reason-${id}`) || (refuses(decision) ? readText(values, 'reason') : '');
  }

  async function send(values: FormData): Promise<void> {
    const decisions = acted.flatMap((row) => {
      const chosen = choiceOf(row.id);
      if (chosen === '') return [];
      return [
        { recordId: row.id, decision: chosen, reason: refuses(chosen) ? reasonOf(values, row.id) : null },
      ];
    });
    const { data } = await decide({ variables: { input: intent.sign({ decisions }) } });
    intent.done();
    setResults(data?.decideRecords ?? []);
  }

  const title = results ? t('results') : t(DECISION_TITLE[decision], { count: acted.length });
  return (
    <Dialog open onClose={close} title={title} width="wide">
      {results ? (
        <DecisionResults records={rows} results={results} onClose={close} />
      ) : (
        <Form
          submit={t('confirm', { count: acted.length })}
          submitKind={decision === 'REJECT' ? 'danger' : 'primary'}
          cancel={<Button onClick={onCancel}>{ui('cancel')}</Button>}
          onSubmit={send}
          check={(values) =>
            acted.length === 0
              ? { reason: t('nothing') }
              : Object.fromEntries(
                  acted
                    .filter((row) => refuses(choiceOf(row.id)) && reasonOf(values, row.id) === '')
                    .map((row) => [`reason-${row.id}`, t('reasonMissing', { name: t('reasonOne') })]),
                )
          }
        >
          <p className="muted">{t(DECISION_LEAD[decision])}</p>
          {left > 0 ? <Notice tone="warn">{t('some', { count: left })}</Notice> : null}
          {refuses(decision) ? (
            <>
              <div className="decision-suggestions" role="group" aria-label={t('suggestions')}>
                {(
                  ['suggestPhoto', 'suggestTime', 'suggestPerson', 'suggestTwice', 'suggestRule'] as const
                ).map((key) => (
                  <Button key={key} size="small" onClick={() => setReason(t(key))}>
                    {t(key)}
                  </Button>
                ))}
              </div>
              <TextArea
                name="reason"
                label={t('reasonAll')}
                rows={2}
                maxLength={200}
                value={reason}
                onChange={setReason}
              />
            </>
          ) : null}
          <ul className="decision-rows" role="list">
            {rows.map((row) => (
              <DecisionRow
                key={row.id}
                record={row}
                base={decision}
                choice={choiceOf(row.id)}
                onChoice={(choice) => setOwn({ ...own, [row.id]: choice })}
              />
            ))}
          </ul>
        </Form>
      )}
    </Dialog>
  );
}
