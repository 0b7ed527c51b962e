import { useMutation } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { type FragmentType, graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { ChevronRightIcon } from '#client/ui/icons';
import { ScanIcon } from '#client/ui/more-icons';
import { QrScanner } from '#client/ui/qr-scanner';
import { useHotkeys } from '#client/ui/use-hotkeys';
import { useIntent } from '#client/ui/use-intent';
import type { CounterVisit_visit } from './counter-visit';
import { useCounterTexts } from './counter-texts';

const OpenVisitDocument = graphql(`
  mutation OpenVisit($input: VisitInput!) {
    openVisit(input: $input) {
      ...CounterVisit_visit
    }
  }
`);

type Props = { shopId: string; onOpen: (visit: FragmentType<typeof CounterVisit_visit>) => void };

const CARD = /^\d{6}$/;
const FOCUS_AFTER_MS = 150;

/** Step 1: the household's card, scanned or typed, and its PIN. */
export function CounterCardStep({ shopId, onOpen }: Props) {
  const t = useCounterTexts();
  const intent = useIntent();
  const [openVisit] = useMutation(OpenVisitDocument);
  const [scanning, setScanning] = useState(false);
  const [card, setCard] = useState('');
  const [scanned, setScanned] = useState(false);
  const cardField = useRef<HTMLInputElement>(null);
  const pin = useRef<HTMLInputElement>(null);
  useHotkeys({ f2: () => setScanning((on) => !on) });

  function took(value: string, byScan: boolean): void {
    const clean = value.trim();
    setCard(clean);
    setScanned(byScan);
    // A full number needs no further key; a till has no time for it.
    if (byScan || CARD.test(clean)) pin.current?.focus();
  }

  return (
    <div className="counter-card">
      <Form
        label={t('cardTitle')}
        className="counter-card-form"
        submit={t('enter')}
        submitIcon={ChevronRightIcon}
        check={(values) => ({
          card:
            CARD.test(readText(values, 'card')) || readText(values, 'card').length > 12
              ? undefined
              : t('cardFormat'),
        })}
        onSubmit={async (values) => {
          try {
            const { data } = await openVisit({
              variables: {
                input: intent.sign({ shopId, card: readText(values, 'card'), pin: readText(values, 'pin') }),
              },
            });
            intent.done();
            if (data) onOpen(data.openVisit);
          } catch (error) {
            if (pin.current) pin.current.value = '';
            // The summary has the word first; then the next try needs no mouse.
            setTimeout(() => pin.current?.focus(), FOCUS_AFTER_MS);
            throw error;
          }
        }}
        actions={
          <Button icon={ScanIcon} aria-pressed={scanning} onClick={() => setScanning(!scanning)}>
            {t(scanning ? 'scanStop' : 'scan')}
          </Button>
        }
      >
        <h2>{t('cardTitle')}</h2>
        {scanning ? (
          <QrScanner
            paused={scanned}
            onRead={(text) => took(text, true)}
            onUnavailable={() => cardField.current?.focus()}
          />
        ) : null}
        <TextField
          name="card"
          label={t('card')}
          hint={t('cardHint')}
          required
          big
          autoFocus
          autoComplete="off"
          inputMode="numeric"
          spellCheck={false}
          inputRef={cardField}
          value={card}
          onChange={(value) => took(value, false)}
        />
        <TextField
          name="pin"
          label={t('pin')}
          hint={t('pinHint')}
          required
          big
          type="password"
          autoComplete="off"
          inputMode="numeric"
          pattern="[0-9]{4,6}"
          patternHint={t('pinFormat')}
          inputRef={pin}
        />
        <p className="visually-hidden" role="status">
          {scanned ? t('scanned') : ''}
        </p>
      </Form>
    </div>
  );
}
