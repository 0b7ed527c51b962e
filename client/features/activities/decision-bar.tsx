import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { Decision } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { CloseIcon, CrossCircleIcon, type Icon, UndoIcon } from '#client/ui/icons';
import { CheckIcon, ShieldIcon } from '#client/ui/more-icons';
import { DecisionDialog } from './decision-dialog';
import './decisions.css';
import { useRecordListTexts } from './record-list-texts';
import { MOVE_KEY, useRecordWords } from './record-words';

const DecisionBar_record = graphql(`
  fragment DecisionBar_record on ActivityRecord {
    id
    moves
    ...DecisionDialog_record
  }
`);

export type DecisionBarRecords = readonly FragmentType<typeof DecisionBar_record>[];

const ORDER: readonly Decision[] = ['CHECK', 'APPROVE', 'RETURN', 'REJECT'];
const ICON: Record<Decision, Icon> = {
  CHECK: CheckIcon,
  APPROVE: ShieldIcon,
  RETURN: UndoIcon,
  REJECT: CrossCircleIcon,
};

type Props = {
  /** The selected records only. */
  records: DecisionBarRecords;
  onClear: () => void;
  /** After the results were read; `refused` stay selected. */
  onDone: (refused: ReadonlySet<string>) => void;
};

/** What can be done with the selected records: one button per decision that is legal for at least one of them. */
export function DecisionBar({ records, onClear, onDone }: Props) {
  const t = useRecordListTexts();
  const words = useRecordWords();
  const [decision, setDecision] = useState<Decision | null>(null);
  const chosen = unmask(DecisionBar_record, records);
  if (chosen.length === 0 && decision === null) return null;
  const able = (each: Decision) => chosen.filter((record) => record.moves.includes(each));
  return (
    <>
      <section className="decision-bar no-print" aria-label={t('choose')}>
        <p className="decision-bar-count" role="status">
          {t('chosen', { count: chosen.length })}
        </p>
        <div className="decision-bar-buttons">
          {ORDER.filter((each) => able(each).length > 0).map((each) => (
            <Button
              key={each}
              icon={ICON[each]}
              kind={each === 'CHECK' || each === 'APPROVE' ? 'primary' : 'secondary'}
              onClick={() => setDecision(each)}
            >
              {t('act', { move: words(MOVE_KEY[each]), count: able(each).length })}
            </Button>
          ))}
          <Button kind="quiet" icon={CloseIcon} onClick={onClear}>
            {t('unchoose')}
          </Button>
        </div>
      </section>
      {decision ? (
        <DecisionDialog
          key={decision}
          decision={decision}
          records={able(decision)}
          left={chosen.length - able(decision).length}
          onCancel={() => setDecision(null)}
          onDone={(refused) => {
            setDecision(null);
            onDone(refused);
          }}
        />
      ) : null}
    </>
  );
}
