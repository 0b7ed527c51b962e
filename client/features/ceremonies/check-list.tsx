import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { CeremonyItem } from '#client/gql/graphql';
import { Checkbox } from '#client/ui/choice';
import { useErrorText } from '#client/ui/error-text';
import { Section, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { useCeremonyTexts } from './ceremony-texts';

const CheckList_ceremony = graphql(`
  fragment CheckList_ceremony on Ceremony {
    id
    moves
    checks {
      item
      needed
      doneAt
      doneBy {
        id
        name
      }
    }
  }
`);

const CheckCeremonyDocument = graphql(`
  mutation CheckCeremony($input: CheckCeremonyInput!) {
    checkCeremony(input: $input) {
      id
      ...CheckList_ceremony
    }
  }
`);

/** What the council goes through with a family, ticked off by whoever did. */
export function CheckList({ ceremony }: { ceremony: FragmentType<typeof CheckList_ceremony> }) {
  const t = useCeremonyTexts();
  const f = useFormat();
  const intent = useIntent();
  const errorText = useErrorText();
  const { id, moves, checks } = unmask(CheckList_ceremony, ceremony);
  const [check] = useMutation(CheckCeremonyDocument);
  const may = moves.includes('CHECK');
  // A tick stands at once, and goes back when the server did not take it.
  const [ticked, setTicked] = useState<ReadonlyMap<string, boolean>>(new Map());
  const settled = (item: string): void =>
    setTicked((before) => new Map([...before].filter(([each]) => each !== item)));

  async function tick(item: CeremonyItem, done: boolean): Promise<void> {
    setTicked((before) => new Map(before).set(item, done));
    try {
      await check({ variables: { input: intent.sign({ ceremonyId: id, item, done }) } });
      intent.done();
    } catch (error) {
      toast.bad(errorText(error).message);
    } finally {
      settled(item);
    }
  }

  return (
    <Section title={t('list')}>
      <Stack gap="small">
        {checks.map(({ item, needed, doneAt, doneBy }) => (
          <Checkbox
            key={item}
            name={item}
            label={needed ? t.aside(t(item), t('needed')) : t(item)}
            hint={doneAt ? t('listDone', { name: doneBy?.name ?? '', day: f.date(doneAt) }) : undefined}
            checked={ticked.get(item) ?? doneAt !== null}
            disabled={!may}
            onChange={(done) => void tick(item, done)}
          />
        ))}
      </Stack>
    </Section>
  );
}
