import { useEffect, useRef } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { useErrorText } from '#client/ui/error-text';
import { Notice } from '#client/ui/notice';
import { useDecisionTexts } from './decision-texts';
import { refusal } from './refusal';

const DecisionResults_record = graphql(`
  fragment DecisionResults_record on ActivityRecord {
    id
    title
    resident {
      id
      name
    }
  }
`);

type Props = {
  records: readonly FragmentType<typeof DecisionResults_record>[];
  results: readonly { recordId: string; error: string | null }[];
  onClose: () => void;
};

/** What became of each record of a batch: the refused ones first, with the reason in words. */
export function DecisionResults({ records: masked, results, onClose }: Props) {
  const t = useDecisionTexts();
  const errorText = useErrorText();
  const top = useRef<HTMLDivElement>(null);
  const records = unmask(DecisionResults_record, masked);
  const failed = results.filter((result) => result.error).length;
  const sorted = results.toSorted((a, b) => Number(b.error !== null) - Number(a.error !== null));

  useEffect(() => top.current?.focus(), []);

  return (
    <div className="form">
      <div ref={top} tabIndex={-1}>
        <Notice tone={failed > 0 ? 'warn' : 'good'} live>
          {[
            results.length > failed ? t('done', { count: results.length - failed }) : '',
            failed > 0 ? t('failed', { count: failed }) : '',
          ]
            .filter(Boolean)
            .join(' · ')}
        </Notice>
      </div>
      <ul className="decision-rows" role="list">
        {sorted.map((result) => {
          const record = records.find((each) => each.id === result.recordId);
          return (
            <li key={result.recordId} className="decision-row">
              <div>
                <strong>{record?.resident.name}</strong> {record?.title}
                {result.error ? (
                  <p className="field-error">{errorText(refusal(result.error)).message}</p>
                ) : null}
              </div>
              {result.error ? null : (
                <span className="decision-ok">
                  <StatusTag tone="good">{t('ok')}</StatusTag>
                </span>
              )}
            </li>
          );
        })}
      </ul>
      <div className="form-actions">
        <Button kind="primary" onClick={onClose}>
          {t('close')}
        </Button>
      </div>
    </div>
  );
}
