import { type FragmentType, graphql, unmask } from '#client/gql';
import { CardLink } from '#client/ui/card';
import { BoardIcon, ClockIcon, EditIcon, UndoIcon, WarnIcon } from '#client/ui/icons';
import { sorted } from '#client/ui/ordered';
import { useFormat } from '#client/ui/use-format';
import { usePurseTexts } from './purse-texts';

const RecordSteps_record = graphql(`
  fragment RecordSteps_record on ActivityRecord {
    id
    title
    state
    reason
    moves
    publicityEndsAt
    objections {
      id
      state
      answerDueOn
    }
  }
`);

type Props = { records: readonly FragmentType<typeof RecordSteps_record>[] };

/** What a household can do, or has to wait for, about its own records: items of a CardList. */
export function RecordSteps({ records }: Props) {
  const t = usePurseTexts();
  const f = useFormat();
  const all = unmask(RecordSteps_record, records);
  const inPublicity = all.filter((record) => record.state === 'IN_PUBLICITY');
  const waiting = all.filter(
    ({ state }) => state === 'SUBMITTED' || state === 'CHECKED' || state === 'APPROVED',
  );
  const [firstEnd] = sorted(inPublicity.flatMap((record) => record.publicityEndsAt ?? []));
  return (
    <>
      {all
        .filter((record) => record.state === 'RETURNED')
        .map((record) => (
          <li key={record.id}>
            <CardLink
              to={`/records/${record.id}`}
              icon={UndoIcon}
              title={t('stepReturned', { title: record.title })}
            >
              {record.reason ? t('stepReturnedNote', { reason: record.reason }) : t('stepReturnedNoReason')}
            </CardLink>
          </li>
        ))}
      {all
        .filter((record) => record.state === 'DRAFT')
        .map((record) => (
          <li key={record.id}>
            <CardLink
              to={`/records/${record.id}`}
              icon={EditIcon}
              title={t('stepDraft', { title: record.title })}
            >
              {t('stepDraftNote')}
            </CardLink>
          </li>
        ))}
      {all
        .filter((record) => record.state === 'OBJECTED')
        .map((record) => {
          const due = record.objections.find((objection) => objection.state === 'OPEN')?.answerDueOn;
          return (
            <li key={record.id}>
              <CardLink
                to={`/records/${record.id}`}
                icon={WarnIcon}
                title={t('stepObjected', { title: record.title })}
              >
                {due ? t('stepObjectedNote', { date: f.date(due) }) : null}
              </CardLink>
            </li>
          );
        })}
      {inPublicity.length > 0 ? (
        <li>
          <CardLink
            to="/records?group=publicity"
            icon={BoardIcon}
            title={t('stepPublic', { count: inPublicity.length })}
          >
            {firstEnd ? t('stepPublicNote', { date: f.date(firstEnd) }) : null}
          </CardLink>
        </li>
      ) : null}
      {waiting.length > 0 ? (
        <li>
          <CardLink
            to="/records?group=moving"
            icon={ClockIcon}
            title={t('stepWaiting', { count: waiting.length })}
          >
            {t('stepWaitingNote')}
          </CardLink>
        </li>
      ) : null}
    </>
  );
}
