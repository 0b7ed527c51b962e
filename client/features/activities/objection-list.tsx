import { type FragmentType, graphql, unmask } from '#client/gql';
import { LinkButton, TextLink } from '#client/ui/button';
import { EditIcon } from '#client/ui/icons';
import { Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { useDoubtTexts } from './doubt-texts';
import { ObjectionCard } from './objection-card';
import { RecordStateTag } from './record-state-tag';

const ObjectionList_objection = graphql(`
  fragment ObjectionList_objection on Objection {
    id
    line {
      maskedName
      householdNumber
      ruleNameZh
      ruleNameEn
      happenedOn
      points
      honour
      state
    }
    moves
    record {
      id
      title
      village {
        id
        nameZh
        nameEn
      }
      resident {
        id
        name
      }
    }
    ...ObjectionCard_objection
  }
`);

type Props = {
  objections: readonly FragmentType<typeof ObjectionList_objection>[];
  bodyName: (code: string) => string;
  now: string;
  /** Where a record's own page is for this reader. */
  recordPath: (id: string) => string;
  /** The list is of several villages. */
  withVillage?: boolean;
  onChanged: () => void | Promise<unknown>;
};

/** Doubts one after another, each with the line it is about. */
export function ObjectionList({
  objections,
  bodyName,
  now,
  recordPath,
  withVillage = false,
  onChanged,
}: Props) {
  const t = useDoubtTexts();
  const f = useFormat();
  return (
    <Stack>
      {unmask(ObjectionList_objection, objections).map((objection) => {
        const { line, record } = objection;
        const act = t.pick(line.ruleNameZh, line.ruleNameEn);
        const words = t('line', {
          name: record?.resident.name ?? line.maskedName,
          household: line.householdNumber,
          act: record?.title ?? act,
        });
        return (
          <ObjectionCard
            key={objection.id}
            objection={objection}
            bodyName={bodyName}
            now={now}
            onChanged={onChanged}
            foot={
              record && objection.moves.includes('ANSWER') ? (
                <LinkButton kind="primary" icon={EditIcon} to={recordPath(record.id)}>
                  {t('toRecord')}
                </LinkButton>
              ) : null
            }
            head={
              <>
                <p>
                  <strong>{record ? <TextLink to={recordPath(record.id)}>{words}</TextLink> : words}</strong>
                </p>
                <p className="muted small">
                  {withVillage && record
                    ? `${t.pick(record.village.nameZh, record.village.nameEn)} · `
                    : null}
                  {f.date(line.happenedOn)} · {f.pointsWithUnit(line.points ?? line.honour)}{' '}
                  <RecordStateTag state={line.state} />
                </p>
              </>
            }
          />
        );
      })}
    </Stack>
  );
}
