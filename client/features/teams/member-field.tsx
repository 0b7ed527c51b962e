import { useQuery } from '@apollo/client/react';
import { graphql } from '#client/gql';
import { SelectField } from '#client/ui/fields';

const MemberFieldDocument = graphql(`
  query MemberField($teamId: ID!) {
    team(id: $teamId) {
      id
      members {
        id
        personId
        name
      }
    }
  }
`);

type Person = { id: string; name: string };
type Props = {
  teamId: string;
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  chosen: { id: string } | null;
  onChoose: (person: Person | null) => void;
};

/** Chooses one of a team's members: a leader without a post searches nobody else. */
export function MemberField({ teamId, chosen, onChoose, ...field }: Props) {
  const { data } = useQuery(MemberFieldDocument, { variables: { teamId } });
  const members = data?.team?.members ?? [];
  return (
    <SelectField
      {...field}
      placeholder="—"
      value={chosen?.id ?? ''}
      options={members.map(({ personId, name }) => ({ value: personId, label: name }))}
      onChange={(id) => {
        const member = members.find(({ personId }) => personId === id);
        onChoose(member ? { id, name: member.name } : null);
      }}
    />
  );
}
