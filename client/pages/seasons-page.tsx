import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { flushSync } from 'react-dom';
import { useSearchParams } from 'react-router';
import { VillageSwitch, type WorkVillage, useWorkVillage } from '#client/features/people/work-village';
import { CloseWizard } from '#client/features/seasons/close-wizard';
import { ClosesTable } from '#client/features/seasons/closes-table';
import { ExpiryLetters } from '#client/features/seasons/expiry-letters';
import { ExpiryList } from '#client/features/seasons/expiry-list';
import { ExpiryPaper } from '#client/features/seasons/expiry-paper';
import { ExpiryRounds } from '#client/features/seasons/expiry-rounds';
import { useSeasonTexts } from '#client/features/seasons/season-texts';
import { SeasonSettingsForm } from '#client/features/seasons/settings-form';
import { SeasonSettingsWords } from '#client/features/seasons/settings-words';
import { SpeakerText } from '#client/features/seasons/speaker-text';
import { graphql } from '#client/gql';
import type { SeasonsPageQuery } from '#client/gql/graphql';
import { AmountFigure } from '#client/ui/amount';
import { Button } from '#client/ui/button';
import { Checkbox, SegmentedControl } from '#client/ui/choice';
import { DateField } from '#client/ui/fields';
import { ClockIcon } from '#client/ui/icons';
import { PrintIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { Row, Section, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { useFormat } from '#client/ui/use-format';
import { QueryState } from './query-state';
import { SeasonReport } from './season-report';
import { useServerNow } from './server-now';

const SeasonsPageDocument = graphql(`
  query SeasonsPage($villageId: ID!, $on: LocalDate) {
    seasons(villageId: $villageId) {
      villageId
      moves
      running {
        beginsOn
        endsOn
      }
      toClose {
        beginsOn
        endsOn
      }
      settings {
        ...SeasonSettingsForm_settings
        ...SeasonSettingsWords_settings
      }
      preview(on: $on) {
        on
        households
        points
        season {
          beginsOn
          endsOn
        }
        lines {
          ...ExpiryList_line
          ...ExpiryLetters_line
        }
        ...ExpiryPaper_preview
        ...SpeakerText_preview
      }
      rounds {
        ...ExpiryRounds_round
      }
      closes {
        id
        ...ClosesTable_close
      }
    }
  }
`);

const VIEWS = [
  { value: 'list', label: 'viewList' },
  { value: 'notices', label: 'viewNotices' },
  { value: 'close', label: 'viewClose' },
  { value: 'settings', label: 'viewSettings' },
] as const;
type View = (typeof VIEWS)[number]['value'];
type Village = NonNullable<WorkVillage['village']>;
type Book = SeasonsPageQuery['seasons'];

/** `/work/seasons`: what will expire, notices, closing and settings; `?close=` shows one report. */
export function SeasonsPage() {
  const [params] = useSearchParams();
  const choice = useWorkVillage();
  const closeId = params.get('close');
  if (choice.village && closeId)
    return <SeasonReport key={closeId} village={choice.village} closeId={closeId} />;
  return <Seasons choice={choice} />;
}

function Seasons({ choice }: { choice: WorkVillage }) {
  const t = useSeasonTexts();
  const { village } = choice;
  return (
    <>
      <div className="no-print">
        <PageHeader title={t('title')} lead={t('lead')} actions={<VillageSwitch choice={choice} />} />
        <QueryState data={village} error={choice.error} loading={choice.loading} onRetry={choice.retry} />
      </div>
      {village ? <SeasonsOf key={village.id} village={village} /> : null}
    </>
  );
}

function SeasonsOf({ village }: { village: Village }) {
  const t = useSeasonTexts();
  const [params, setParams] = useSearchParams();
  const on = params.get('on') ?? '';
  const view: View = VIEWS.find(({ value }) => value === params.get('see'))?.value ?? 'list';
  const { data, previousData, error, loading, refetch } = useQuery(SeasonsPageDocument, {
    variables: { villageId: village.id, on: on || null },
    fetchPolicy: 'cache-and-network',
  });
  const book = (data ?? previousData)?.seasons;

  function set(name: string, value: string): void {
    setParams(
      (before) => {
        if (value === '') before.delete(name);
        else before.set(name, value);
        return before;
      },
      { replace: true },
    );
  }

  return (
    <Stack gap="large">
      <div className="no-print">
        <Stack>
          <SegmentedControl
            label={t('viewLabel')}
            options={VIEWS.map(({ value, label }) => ({ value, label: t(label) }))}
            value={view}
            onChange={(next) => set('see', next === 'list' ? '' : next)}
          />
          <QueryState data={book} error={error} loading={loading} onRetry={() => void refetch()} />
        </Stack>
      </div>
      {book && view === 'list' ? (
        <ListView village={village} book={book} onDay={(day) => set('on', day)} />
      ) : null}
      {book && view === 'notices' ? <NoticesView village={village} book={book} /> : null}
      {book && view === 'close' ? (
        <CloseView
          village={village}
          book={book}
          onPrepared={(closeId) => setParams({ village: village.id, close: closeId })}
        />
      ) : null}
      {book && view === 'settings' ? <SettingsView book={book} onSaved={() => void refetch()} /> : null}
    </Stack>
  );
}

type ViewProps = { village: Village; book: Book };
type Preview = Book['preview'];

/** Prints one of several papers: only the chosen one is on the sheet. */
function usePaper<Paper extends string>(): [Paper | null, (paper: Paper) => void] {
  const [paper, setPaper] = useState<Paper | null>(null);
  return [
    paper,
    (next) => {
      flushSync(() => setPaper(next));
      window.print();
    },
  ];
}

function ListView({ village, book, onDay }: ViewProps & { onDay: (day: string) => void }) {
  const t = useSeasonTexts();
  const f = useFormat();
  const now = useServerNow()();
  const [paper, print] = usePaper<'list' | 'letters'>();
  const { preview } = book;
  const name = t.pick(village.nameZh, village.nameEn);
  return (
    <>
      <div className="no-print">
        <Section title={t('listTitle', { date: f.date(preview.on) })}>
          <Stack>
            <DateField
              name="on"
              label={t('until')}
              hint={`${t('running')}${t.lang === 'zh' ? '：' : ': '}${t('span', { from: f.date(book.running.beginsOn), to: f.date(book.running.endsOn) })}`}
              value={preview.on}
              onChange={onDay}
            />
            {preview.season && preview.households > 0 ? (
              <>
                <Figures preview={preview} season={preview.season} />
                <Row>
                  <Button icon={PrintIcon} onClick={() => print('list')}>
                    {t('printList')}
                  </Button>
                  <Button icon={PrintIcon} onClick={() => print('letters')}>
                    {t('printLetters')}
                  </Button>
                </Row>
                <ExpiryList
                  lines={preview.lines}
                  caption={t('listTitle', { date: f.date(preview.on) })}
                  hideCaption
                />
              </>
            ) : (
              <EmptyState icon={ClockIcon} title={t('noneBy', { date: f.date(preview.on) })}>
                {t('noneByText')}
              </EmptyState>
            )}
          </Stack>
        </Section>
      </div>
      {paper === 'list' ? <ExpiryPaper preview={preview} village={name} now={now} /> : null}
      {paper === 'letters' && preview.season ? (
        <ExpiryLetters lines={preview.lines} village={name} season={preview.season} now={now} />
      ) : null}
    </>
  );
}

function Figures({ preview, season }: { preview: Preview; season: { beginsOn: string } }) {
  const t = useSeasonTexts();
  const f = useFormat();
  return (
    <AmountFigure
      value={preview.points}
      unit={f.pointsWithUnit(preview.points).replace(f.points(preview.points), '').trim()}
      label={t('householdsCount', { count: preview.households })}
      note={t('listLead', { from: f.date(season.beginsOn) })}
      size="big"
    />
  );
}

function NoticesView({ village, book }: ViewProps) {
  const t = useSeasonTexts();
  const now = useServerNow()();
  const [paper, print] = usePaper<'letters' | 'speaker'>();
  const [noPhoneOnly, setNoPhoneOnly] = useState(true);
  const { preview } = book;
  return (
    <>
      <div className="no-print">
        <Stack gap="large">
          <Section title={t('roundsTitle')} lead={t('roundsLead')}>
            <ExpiryRounds rounds={book.rounds} />
          </Section>
          <Section title={t('speakerTitle')} lead={t('speakerLead')}>
            <Stack>
              <Checkbox label={t('noPhoneOnly')} checked={noPhoneOnly} onChange={setNoPhoneOnly} />
              <SpeakerText preview={preview} noPhoneOnly={noPhoneOnly} />
              <Row>
                <Button icon={PrintIcon} onClick={() => print('speaker')}>
                  {t('speakerPrint')}
                </Button>
                {preview.season ? (
                  <Button icon={PrintIcon} onClick={() => print('letters')}>
                    {t('printLetters')}
                  </Button>
                ) : null}
              </Row>
            </Stack>
          </Section>
        </Stack>
      </div>
      {paper === 'speaker' ? (
        <div className="print-only">
          <SpeakerText preview={preview} noPhoneOnly={noPhoneOnly} />
        </div>
      ) : null}
      {paper === 'letters' && preview.season ? (
        <ExpiryLetters
          lines={preview.lines}
          village={t.pick(village.nameZh, village.nameEn)}
          season={preview.season}
          now={now}
        />
      ) : null}
    </>
  );
}

function CloseView({ village, book, onPrepared }: ViewProps & { onPrepared: (closeId: string) => void }) {
  const t = useSeasonTexts();
  return (
    <Stack gap="large">
      {book.toClose && book.moves.includes('CLOSE') ? (
        <CloseWizard villageId={village.id} season={book.toClose} onPrepared={onPrepared} />
      ) : book.toClose ? null : (
        <EmptyState icon={ClockIcon} title={t('closeNone')}>
          {t('closeNoneText')}
        </EmptyState>
      )}
      <Section title={t('closes')}>
        <ClosesTable
          closes={book.closes}
          pathOf={(closeId) => `/work/seasons?village=${village.id}&close=${closeId}`}
        />
      </Section>
    </Stack>
  );
}

function SettingsView({ book, onSaved }: { book: Book; onSaved: () => void }) {
  const t = useSeasonTexts();
  const mayRevise = book.moves.includes('REVISE');
  return (
    <Section title={t('settingsTitle')} lead={t('settingsLead')}>
      <Stack>
        <SeasonSettingsWords settings={book.settings} full={!mayRevise} />
        {mayRevise ? (
          <SeasonSettingsForm settings={book.settings} onSaved={onSaved} />
        ) : (
          <p className="muted">{t('readOnly')}</p>
        )}
      </Stack>
    </Section>
  );
}
