import { type FragmentType, graphql, unmask } from '#client/gql';
import type { Decision } from '#client/gql/graphql';
import { TextLink } from '#client/ui/button';
import { SelectField, TextField } from '#client/ui/fields';
import { useFormat } from '#client/ui/use-format';
import { useDecisionTexts } from './decision-texts';
import { MOVE_KEY, useRecordWords } from './record-words';
import { SignsTag } from './signs-tag';

const DecisionRow_record = graphql(`
  fragment DecisionRow_record on ActivityRecord {
    id
    title
    startedAt
    facePoints
    points
    moves
    signs {
      key
      mark {
        id
      }
    }
    attendance {
      minutes
      task {
        id
        title
        team {
          id
          name
        }
      }
      came {
        id
        at
      }
      left {
        id
        at
      }
    }
    resident {
      id
      name
    }
    household {
      id
      number
    }
  }
`);

type Props = {
  record: FragmentType<typeof DecisionRow_record>;
  /** What is decided for all rows that say nothing else. */
  base: Decision;
  choice: Decision | '';
  onChoice: (choice: Decision | '') => void;
};

const ORDER: readonly Decision[] = ['CHECK', 'APPROVE', 'RETURN', 'REJECT'];

/** One record of a batch: what it is, and its own decision when it differs. */
export function DecisionRow({ record: masked, base, choice, onChoice }: Props) {
  const t = useDecisionTexts();
  const words = useRecordWords();
  const f = useFormat();
  const record = unmask(DecisionRow_record, masked);
  const offered = ORDER.filter((each) => record.moves.includes(each));
  const refused = choice === 'RETURN' || choice === 'REJECT';
  const general = base === 'RETURN' || base === 'REJECT';
  return (
    <li className="decision-row" data-off={choice === '' ? '' : undefined}>
      <div>
        <strong>{record.resident.name}</strong>{' '}
        <span className="muted numeric">{record.household.number}</span>
        <p>
          {record.title} ·{' '}
          <span className="nowrap">{f.pointsWithUnit(record.points ?? record.facePoints)}</span>
        </p>
        <p className="muted small">{f.dateTime(record.startedAt)}</p>
        {record.attendance ? (
          <p className="small">
            <TextLink to={`/work/tasks/${record.attendance.task.id}/roll`}>
              {record.attendance.task.team?.name ?? record.attendance.task.title}
            </TextLink>{' '}
            {record.attendance.came ? f.time(record.attendance.came.at) : '—'}–
            {record.attendance.left ? f.time(record.attendance.left.at) : '—'} ·{' '}
            {f.minutes(record.attendance.minutes)}
          </p>
        ) : null}
        <SignsTag signs={record.signs} to={`/work/records/${record.id}`} />
      </div>
      <SelectField
        name={`choice-${record.id}`}
        label={t('choice')}
        hideLabel
        value={choice}
        options={[
          ...offered.map((each) => ({ value: each, label: words(MOVE_KEY[each]) })),
          { value: '', label: t('skip') },
        ]}
        onChange={(value) => onChoice(offered.find((each) => each === value) ?? '')}
      />
      {refused ? (
        <div className="decision-row-reason">
          <TextField
            name={`reason-${record.id}`}
            label={general ? t('reasonOwn') : t('reasonOne')}
            maxLength={200}
            required={!general}
          />
        </div>
      ) : null}
    </li>
  );
}
