import { useLazyQuery } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '#client/gql';
import type { CardPeopleQuery } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { ScanIcon } from '#client/ui/more-icons';
import { QrScanner } from '#client/ui/qr-scanner';
import { Section, Stack } from '#client/ui/section';
import { useOnline } from '#client/ui/use-online';
import { useAttendanceTexts } from './attendance-texts';

const CardPeopleDocument = graphql(`
  query CardPeople($taskId: ID!, $card: String!) {
    cardPeople(taskId: $taskId, card: $card) {
      card
      people {
        id
        name
        householdNumber
      }
    }
  }
`);

type Person = CardPeopleQuery['cardPeople']['people'][number];
type Props = {
  taskId: string;
  /** A volunteer number that is on the roll needs no network. */
  byNumber: (number: string) => string | null;
  onPerson: (person: { id: string; name: string; householdNumber: string } | { id: string }) => void;
};

/** A household card or a volunteer's card, scanned or typed; of a household one says who it is. */
export function AddByCard({ taskId, byNumber, onPerson }: Props) {
  const t = useAttendanceTexts();
  const online = useOnline();
  const [find] = useLazyQuery(CardPeopleDocument, { fetchPolicy: 'no-cache' });
  const [scanning, setScanning] = useState(false);
  const [card, setCard] = useState('');
  const [people, setPeople] = useState<readonly Person[]>([]);

  async function look(text: string): Promise<void> {
    const known = byNumber(text.trim().toUpperCase());
    if (known) {
      onPerson({ id: known });
      setCard('');
      return;
    }
    const { data, error } = await find({ variables: { taskId, card: text.trim() } });
    if (error) throw error;
    const found = data?.cardPeople.people ?? [];
    const [only] = found;
    if (found.length === 1 && only) took(only);
    else setPeople(found);
  }

  function took({ id, name, householdNumber }: Person): void {
    onPerson({ id, name, householdNumber: householdNumber ?? '' });
    setPeople([]);
    setCard('');
  }

  return (
    <Section title={t('card')} level={3}>
      <Stack>
        {online ? null : <p className="muted">{t('cardOffline')}</p>}
        {scanning ? (
          <QrScanner
            paused={people.length > 0}
            onRead={(text) => {
              setCard(text);
              setScanning(false);
            }}
          />
        ) : null}
        <Form
          label={t('card')}
          submit={t('cardFind')}
          onSubmit={(values) => look(readText(values, 'card'))}
          actions={
            <Button icon={ScanIcon} aria-pressed={scanning} onClick={() => setScanning(!scanning)}>
              {t(scanning ? 'scanStop' : 'scan')}
            </Button>
          }
        >
          <TextField
            name="card"
            label={t('cardLabel')}
            hint={t('cardHint')}
            value={card}
            onChange={setCard}
            autoComplete="off"
            maxLength={40}
            required
          />
        </Form>
        {people.length > 0 ? (
          <div role="group" aria-label={t('cardWho')}>
            <p>{t('cardWho')}</p>
            <Stack gap="small">
              {people.map((person) => (
                <Button key={person.id} wide size="large" onClick={() => took(person)}>
                  {person.name}
                </Button>
              ))}
            </Stack>
          </div>
        ) : null}
      </Stack>
    </Section>
  );
}
