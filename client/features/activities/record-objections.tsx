import { type FragmentType, graphql, unmask } from '#client/gql';
import { Stack } from '#client/ui/section';
import { ObjectionCard } from './objection-card';

const RecordObjections_objection = graphql(`
  fragment RecordObjections_objection on Objection {
    id
    ...ObjectionCard_objection
  }
`);

type Props = {
  objections: readonly FragmentType<typeof RecordObjections_objection>[];
  bodyName: (code: string) => string;
  now: string;
  onChanged: () => void | Promise<unknown>;
};

/** What was said against a record, how it was answered, and what can be done about it. */
export function RecordObjections({ objections, bodyName, now, onChanged }: Props) {
  return (
    <Stack>
      {unmask(RecordObjections_objection, objections).map((objection) => (
        <ObjectionCard
          key={objection.id}
          objection={objection}
          bodyName={bodyName}
          now={now}
          onChanged={onChanged}
        />
      ))}
    </Stack>
  );
}
