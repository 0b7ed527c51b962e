import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { ConsentTexts_TextFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { Dialog } from '#client/ui/dialog';
import { TextArea, TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { EditIcon } from '#client/ui/icons';
import { Notice } from '#client/ui/notice';
import { Row, Stack } from '#client/ui/section';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { useConsentTextWords } from './consent-text-words';
import './privacy.css';

const ConsentTexts_text = graphql(`
  fragment ConsentTexts_text on ConsentText {
    id
    purpose
    version
    titleZh
    titleEn
    wordsZh
    wordsEn
    fromAt
    mayRevise
    holders
    setter {
      id
      name
    }
  }
`);
const ReviseConsentTextDocument = graphql(`
  mutation ReviseConsentText($input: ConsentTextInput!) {
    reviseConsentText(input: $input) {
      ...ConsentTexts_text
    }
  }
`);

type Text = ConsentTexts_TextFragment;

/** Wordings gathered by purpose, as the server orders them: the one in force first. */
function byPurpose(texts: readonly Text[]): [current: Text, older: Text[]][] {
  const groups = new Map<Text['purpose'], Text[]>();
  for (const text of texts) groups.set(text.purpose, [...(groups.get(text.purpose) ?? []), text]);
  return [...groups.values()].flatMap(([current, ...older]) => (current ? [[current, older]] : []));
}

/** What people are asked, word by word, with every wording before; and the way to a new one for who may. */
export function ConsentTexts({
  texts: masked,
  onRevised,
}: {
  texts: readonly FragmentType<typeof ConsentTexts_text>[];
  onRevised: () => void;
}) {
  const t = useConsentTextWords();
  const [chosen, setChosen] = useState<Text | null>(null);
  const groups = byPurpose(unmask(ConsentTexts_text, masked));
  return (
    <Stack>
      {groups.map(([current, older]) => (
        <Card
          key={current.purpose}
          as="article"
          level={3}
          title={t.pick(current.titleZh, current.titleEn)}
          actions={<StatusTag tone="info">{t('version', { version: current.version })}</StatusTag>}
        >
          <p className="consent-words">{t.pick(current.wordsZh, current.wordsEn)}</p>
          <Origin text={current} />
          <Holders current={current} older={older} />
          {older.length > 0 ? (
            <details>
              <summary className="privacy-more">{t('older', { count: older.length })}</summary>
              <ol className="consent-versions">
                {older.map((text) => (
                  <li key={text.id}>
                    <h4>
                      {t('version', { version: text.version })}
                      {' · '}
                      {t.pick(text.titleZh, text.titleEn)}
                    </h4>
                    <p className="consent-words">{t.pick(text.wordsZh, text.wordsEn)}</p>
                    <Origin text={text} />
                  </li>
                ))}
              </ol>
            </details>
          ) : null}
          {current.mayRevise ? (
            <Row>
              <Button icon={EditIcon} onClick={() => setChosen(current)}>
                {t('revise')}
              </Button>
            </Row>
          ) : null}
        </Card>
      ))}
      {chosen ? <ReviseDialog text={chosen} onClose={() => setChosen(null)} onRevised={onRevised} /> : null}
    </Stack>
  );
}

/** Since when a wording is asked, and who put it in force. */
function Origin({ text }: { text: Text }) {
  const t = useConsentTextWords();
  const f = useFormat();
  const date = f.date(text.fromAt);
  return (
    <p className="muted small">
      {text.setter ? t('fromBy', { date, name: text.setter.name }) : t('from', { date })}
    </p>
  );
}

/** How many agree by the wording in force, and how many are asked anew; told to those who write the wordings. */
function Holders({ current, older }: { current: Text; older: readonly Text[] }) {
  const t = useConsentTextWords();
  const { holders } = current;
  if (holders === null || holders === undefined) return null;
  const before = older.reduce((sum, text) => sum + (text.holders ?? 0), 0);
  return (
    <p className="small">
      {t('holders', { count: holders })}
      {before > 0 ? t('askedAnew', { count: before }) : null}
    </p>
  );
}

function ReviseDialog({
  text,
  onClose,
  onRevised,
}: {
  text: Text;
  onClose: () => void;
  onRevised: () => void;
}) {
  const t = useConsentTextWords();
  const ui = useUiTexts();
  const intent = useIntent();
  const [revise] = useMutation(ReviseConsentTextDocument);
  return (
    <Dialog open onClose={onClose} width="wide" title={t('reviseTitle', { version: text.version + 1 })}>
      <Form
        submit={t('putInForce')}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={async (values) => {
          const input = intent.sign({
            purpose: text.purpose,
            titleZh: readText(values, 'titleZh'),
            titleEn: readText(values, 'titleEn'),
            wordsZh: readText(values, 'wordsZh'),
            wordsEn: readText(values, 'wordsEn'),
          });
          await revise({ variables: { input } });
          intent.done();
          toast.good(t('inForce', { version: text.version + 1 }));
          onRevised();
          onClose();
        }}
      >
        <Notice>{t('reviseLead')}</Notice>
        <TextField name="titleZh" label={t('titleZh')} defaultValue={text.titleZh} maxLength={60} required />
        <TextArea
          name="wordsZh"
          label={t('wordsZh')}
          defaultValue={text.wordsZh}
          maxLength={1000}
          rows={5}
          required
        />
        <TextField name="titleEn" label={t('titleEn')} defaultValue={text.titleEn} maxLength={120} required />
        <TextArea
          name="wordsEn"
          label={t('wordsEn')}
          defaultValue={text.wordsEn}
          maxLength={2000}
          rows={5}
          required
        />
      </Form>
    </Dialog>
  );
}
