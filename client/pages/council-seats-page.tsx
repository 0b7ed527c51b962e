import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { ChoiceCard } from '#client/features/councils/choice-card';
import { HandOverCard } from '#client/features/councils/hand-over-card';
import { usePlaceName, usePlaces } from '#client/features/councils/place-names';
import { SeatPlaces } from '#client/features/councils/seat-places';
import { useSeatTexts } from '#client/features/councils/seat-texts';
import { OpenChoiceDialog, OpenTermDialog } from '#client/features/councils/term-dialogs';
import { type PersonChoice, PersonCombobox } from '#client/features/people/person-combobox';
import { useSession } from '#client/features/people/session';
import { graphql } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { defineTexts } from '#client/ui/i18n';
import { PlusIcon, ScalesIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Section, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { Timeline } from '#client/ui/timeline';
import { useFormat } from '#client/ui/use-format';
import { CouncilTabs } from './council-tabs';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const CouncilSeatsPageDocument = graphql(`
  query CouncilSeatsPage($councilId: ID!) {
    council(id: $councilId) {
      id
      nameZh
      nameEn
      mayManage
      part
      area {
        id
      }
      kind {
        code
        termYears
        seating
        votesPercent
        ...PlaceNames_kind
      }
      ...SeatPlaces_council
      ...CouncilTabs_council
      terms {
        id
        no
        startsOn
        endsOn
        current
      }
      choices {
        id
        ...ChoiceCard_choice
      }
      handOvers {
        id
        ...HandOverCard_handOver
      }
    }
  }
`);

const useSeatsPageTexts = defineTexts('council-seats-page', {
  zh: { title: '{{name}}：成员和换届', loading: '成员和换届', back: '理事会', gone: '没有找到这个理事会' },
  en: {
    title: '{{name}}: seats and terms',
    loading: 'Seats and terms',
    back: 'Councils',
    gone: 'No such council',
  },
});

/** `/work/councils/:councilId/seats`: who sits, how it came, what is handed over, and the next term. */
export function CouncilSeatsPage() {
  const t = useSeatsPageTexts();
  const words = useSeatTexts();
  const f = useFormat();
  const now = useServerNow();
  const { viewer } = useSession();
  const { councilId = '' } = useParams();
  const [open, setOpen] = useState<'TERM' | 'CHOICE' | null>(null);
  const { data, error, loading, refetch } = useQuery(CouncilSeatsPageDocument, {
    variables: { councilId },
    fetchPolicy: 'cache-and-network',
  });
  const council = data?.council;
  const places = usePlaces(council?.kind);
  const placeName = usePlaceName(council?.kind);
  const name = council ? t.pick(council.nameZh, council.nameEn) : '';
  const changed = (): Promise<unknown> => refetch();
  const serves = Boolean(council && (council.mayManage || council.part));
  return (
    <>
      <PageHeader
        title={council ? t('title', { name }) : t('loading')}
        back={{ to: '/work/councils', label: t('back') }}
        actions={council ? <PrintButton /> : null}
      />
      <QueryState data={council} error={error} loading={loading} onRetry={() => void refetch()} kind="page" />
      {data && !council ? <EmptyState icon={ScalesIcon} title={t('gone')} /> : null}
      {council ? (
        <Stack gap="large">
          <CouncilTabs council={council} />
          <Section title={words('seats')}>
            <SeatPlaces council={council} places={places} />
          </Section>
          <Section
            title={words('choices')}
            lead={words('choicesLead')}
            actions={
              council.mayManage ? (
                <Button size="small" icon={PlusIcon} onClick={() => setOpen('CHOICE')}>
                  {words('openChoice')}
                </Button>
              ) : undefined
            }
          >
            {council.choices.length === 0 ? <p className="muted">{words('noChoices')}</p> : null}
            <Stack>
              {council.choices.map((choice) => (
                <ChoiceCard
                  key={choice.id}
                  choice={choice}
                  places={places}
                  votesPercent={council.kind.votesPercent}
                  ownId={viewer?.resident.id}
                  now={now}
                  personField={
                    serves
                      ? (chosen) => <NameSearch villageId={council.area.id} chosen={chosen} />
                      : undefined
                  }
                  onChanged={changed}
                />
              ))}
            </Stack>
          </Section>
          <Section title={words('handOvers')} lead={words('handOversLead')}>
            {council.handOvers.length === 0 ? <p className="muted">{words('noHandOvers')}</p> : null}
            <Stack>
              {council.handOvers.map((handOver) => (
                <HandOverCard key={handOver.id} handOver={handOver} placeName={placeName} />
              ))}
            </Stack>
          </Section>
          <Section
            title={words('terms')}
            actions={
              council.mayManage ? (
                <Button size="small" icon={PlusIcon} onClick={() => setOpen('TERM')}>
                  {words('openTerm')}
                </Button>
              ) : undefined
            }
          >
            <Timeline
              label={words('terms')}
              items={council.terms.map((term) => ({
                key: term.id,
                title: (
                  <>
                    {words('termNo', { no: term.no })}{' '}
                    {term.current ? <StatusTag tone="good">{words('now')}</StatusTag> : null}
                  </>
                ),
                state: term.current ? 'now' : 'done',
                when: `${f.date(term.startsOn)} – ${f.date(term.endsOn)}`,
              }))}
            />
          </Section>
          {open === 'TERM' ? (
            <OpenTermDialog
              council={{ id: council.id, name }}
              termYears={council.kind.termYears}
              now={now}
              onClose={() => setOpen(null)}
              onDone={changed}
            />
          ) : null}
          {open === 'CHOICE' ? (
            <OpenChoiceDialog
              council={{ id: council.id, name }}
              seating={council.kind.seating}
              now={now}
              onClose={() => setOpen(null)}
              onDone={changed}
            />
          ) : null}
        </Stack>
      ) : null}
    </>
  );
}

type SearchProps = {
  villageId: string;
  chosen: (person: { id: string; name: string } | null) => void;
};

function NameSearch({ villageId, chosen }: SearchProps) {
  const words = useSeatTexts();
  const [person, setPerson] = useState<PersonChoice | null>(null);
  return (
    <PersonCombobox
      villageId={villageId}
      name="residentId"
      label={words('who')}
      chosen={person}
      onChoose={(next) => {
        setPerson(next);
        chosen(next);
      }}
      required
    />
  );
}
