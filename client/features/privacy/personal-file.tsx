import { useMutation } from '@apollo/client/react';
import { useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import { graphql } from '#client/gql';
import type { ExportPersonMutation } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { DownloadIcon } from '#client/ui/more-icons';
import { PrintButton } from '#client/ui/print-button';
import { Row, Section, Stack } from '#client/ui/section';
import { Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import './personal-file.css';
import { usePrivacyTexts } from './privacy-texts';

const ExportPersonDocument = graphql(`
  mutation ExportPerson($input: PersonalFileInput!) {
    exportPerson(input: $input) {
      preparedAt
      json
      chapters {
        key
        titleZh
        titleEn
        columns {
          key
          titleZh
          titleEn
          kind
          words {
            value
            zh
            en
          }
        }
        rows {
          cells
        }
      }
    }
  }
`);

type File = ExportPersonMutation['exportPerson'];
type Chapter = File['chapters'][number];
// Rows of a chapter that are shown at first.
const FEW = 6;

type Placed = { cells: string[]; place: number };

type Props = {
  person: { id: string; name: string };
  /** Staff need the number of a signed sheet. */
  onPaper?: boolean;
};

/** All that is kept about a person: asked for, read, printed, taken home as a file. */
export function PersonalFile({ person, onPaper = false }: Props) {
  const t = usePrivacyTexts();
  const f = useFormat();
  const intent = useIntent();
  const [prepare, { data }] = useMutation(ExportPersonDocument, { fetchPolicy: 'no-cache' });
  const file = data?.exportPerson;
  const printed = usePrinted();
  return (
    <Stack gap="large">
      <div className="no-print">
        <Form
          submit={t('prepareFile')}
          onSubmit={async (values) => {
            const input = intent.sign({ residentId: person.id, paper: readText(values, 'paper') });
            await prepare({ variables: { input } });
            intent.done();
          }}
        >
          <p className="muted">{t(onPaper ? 'filePaperLead' : 'fileLead')}</p>
          {onPaper ? (
            <TextField
              name="paper"
              label={t('paperNumber')}
              hint={t('paperNumberHint')}
              required
              maxLength={40}
            />
          ) : null}
        </Form>
      </div>
      {file ? (
        <Section
          title={t('fileOf', { name: person.name })}
          lead={t('preparedAt', { date: f.dateTime(file.preparedAt) })}
          actions={
            <div className="no-print">
              <Row>
                <PrintButton />
                <Button icon={DownloadIcon} onClick={() => save(file, person.name)}>
                  {t('downloadJson')}
                </Button>
              </Row>
            </div>
          }
        >
          {file.chapters.map((chapter) => (
            <ChapterTable key={chapter.key} chapter={chapter} whole={printed} />
          ))}
        </Section>
      ) : null}
    </Stack>
  );
}

/** Has the page been printed, or is it about to be? A sheet with lines missing would mislead. */
function usePrinted(): boolean {
  const [printed, setPrinted] = useState(false);
  useEffect(() => {
    const complete = (): void => flushSync(() => setPrinted(true));
    window.addEventListener('beforeprint', complete);
    return () => window.removeEventListener('beforeprint', complete);
  }, []);
  return printed;
}

/** Hands the file over without asking the server again. */
function save(file: File, name: string): void {
  const url = URL.createObjectURL(new Blob([file.json], { type: 'application/json' }));
  const link = document.createElement('a');
  link.href = url;
  link.download = `${name}-${file.preparedAt.slice(0, 10)}.json`;
  link.click();
  URL.revokeObjectURL(url);
}

/** One kind of what is kept: a few rows first, all of them on demand and on paper. */
function ChapterTable({ chapter, whole }: { chapter: Chapter; whole: boolean }) {
  const t = usePrivacyTexts();
  const [all, setAll] = useState(false);
  const f = useFormat();
  const title = t.pick(chapter.titleZh, chapter.titleEn);

  function told({ kind, words }: Chapter['columns'][number], cell: string): string {
    if (cell === '') return '';
    switch (kind) {
      case 'DAY':
        return f.date(cell);
      case 'TIME':
        return f.dateTime(cell);
      case 'WORD': {
        const word = words.find(({ value }) => value === cell);
        return word ? t.pick(word.zh, word.en) : cell;
      }
      case 'NUMBER':
      case 'TEXT':
        return cell;
    }
  }

  const shown = whole || all ? chapter.rows : chapter.rows.slice(0, FEW);
  const rows: Placed[] = shown.map(({ cells }, place) => ({ cells, place }));
  return (
    <div className="personal-chapter">
      {chapter.rows.length === 0 ? (
        <Section title={title} level={3}>
          <p className="muted">{t('nothing')}</p>
        </Section>
      ) : (
        <Section title={title} level={3}>
          <Table<Placed>
            caption={title}
            hideCaption
            dense
            rows={rows}
            rowKey={({ place }) => String(place)}
            columns={chapter.columns.map((column, place) => ({
              key: column.key,
              header: t.pick(column.titleZh, column.titleEn),
              head: place === 0,
              align: column.kind === 'NUMBER' ? ('end' as const) : ('start' as const),
              cell: ({ cells }) => told(column, cells[place] ?? ''),
            }))}
          />
          {rows.length < chapter.rows.length ? (
            <Row>
              <Button onClick={() => setAll(true)}>{t('showAll', { count: chapter.rows.length })}</Button>
            </Row>
          ) : null}
        </Section>
      )}
    </div>
  );
}
