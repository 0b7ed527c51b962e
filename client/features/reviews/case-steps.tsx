import { type FragmentType, graphql, unmask } from '#client/gql';
import { CardLink, CardList } from '#client/ui/card';
import { EarIcon } from '#client/ui/more-icons';
import { useFormat } from '#client/ui/use-format';
import { useCaseTexts } from './case-texts';

const CaseSteps_case = graphql(`
  fragment CaseSteps_case on ClaimCase {
    id
    state
    heard
    hearUntil
    appealUntil
    appealDueOn
    moves
    record {
      id
      title
    }
  }
`);

/** Told to the person alone: somebody doubts an own record, and what can be said until when. */
export function CaseSteps({ cases }: { cases: readonly FragmentType<typeof CaseSteps_case>[] }) {
  const t = useCaseTexts();
  const f = useFormat();
  return (
    <CardList>
      {unmask(CaseSteps_case, cases).map((the) => {
        const { record, moves, hearUntil, appealUntil, appealDueOn } = the;
        if (!record) return null;
        const { title } = record;
        const [words, note] = moves.includes('STATE')
          ? [
              t('stepState', { title }),
              the.heard ? t('stepLate') : t('stepStateNote', { when: f.date(hearUntil) }),
            ]
          : moves.includes('APPEAL') && appealUntil
            ? [t('stepAppeal', { title }), t('stepAppealNote', { when: f.date(appealUntil) })]
            : [
                t('stepWaits', { title }),
                appealDueOn ? t('appealDue', { when: f.date(appealDueOn) }) : t('stepWaitsNote'),
              ];
        return (
          <li key={the.id}>
            <CardLink to={`/records/${record.id}`} icon={EarIcon} title={words}>
              {note}
            </CardLink>
          </li>
        );
      })}
    </CardList>
  );
}
