import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { AppointSeatDialog } from '#client/features/councils/appoint-seat-dialog';
import { CouncilCard, CouncilCards } from '#client/features/councils/council-card';
import { CouncilKindFacts } from '#client/features/councils/council-kind-facts';
import { useCouncilTexts } from '#client/features/councils/council-texts';
import { FoundCouncilDialog } from '#client/features/councils/found-council-dialog';
import { type PersonChoice, PersonCombobox } from '#client/features/people/person-combobox';
import { useSession } from '#client/features/people/session';
import { VillageSwitch, type WorkVillage, useWorkVillage } from '#client/features/people/work-village';
import { graphql } from '#client/gql';
import { Button, LinkButton, TextLink } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { PlusIcon, ScalesIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';
import { useVillageWorkTexts } from './village-work-texts';

const CouncilsPageDocument = graphql(`
  query CouncilsPage($villageId: ID!) {
    area(id: $villageId) {
      id
      mayFoundCouncils
    }
    councils(areaId: $villageId) {
      id
      sight
      kind {
        code
      }
      ...CouncilCard_council
      ...AppointSeatDialog_council
    }
    councilKinds {
      code
      nameZh
      nameEn
      ...CouncilKindFacts_kind
      ...FoundCouncilDialog_kind
    }
  }
`);

/** `/work/councils`: who sits where, what each council approves, and which are still to be founded. */
export function CouncilsPage() {
  const t = useVillageWorkTexts();
  const choice = useWorkVillage();
  return (
    <>
      <PageHeader
        title={t('councils')}
        lead={t('councilsLead')}
        actions={
          <>
            <LinkButton to="/work/council-kinds">{t('charters')}</LinkButton>
            <VillageSwitch choice={choice} />
          </>
        }
      />
      <QueryState
        data={choice.village}
        error={choice.error}
        loading={choice.loading}
        onRetry={choice.retry}
      />
      {choice.village ? <CouncilsOf key={choice.village.id} village={choice.village} /> : null}
    </>
  );
}

function CouncilsOf({ village }: { village: NonNullable<WorkVillage['village']> }) {
  const words = useCouncilTexts();
  const now = useServerNow();
  const { may } = useSession();
  const [seating, setSeating] = useState<string | null>(null);
  const [founding, setFounding] = useState<string | null>(null);
  const { data, error, loading, refetch } = useQuery(CouncilsPageDocument, {
    variables: { villageId: village.id },
    fetchPolicy: 'cache-and-network',
  });
  if (!data) {
    return (
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
    );
  }
  const order = data.councilKinds.map((kind) => kind.code);
  const councils = data.councils.toSorted((a, b) => order.indexOf(a.kind.code) - order.indexOf(b.kind.code));
  const missing = data.councilKinds.filter(
    (kind) => !councils.some((council) => council.kind.code === kind.code),
  );
  const seatingIn = councils.find((council) => council.id === seating);
  const foundingKind = missing.find((kind) => kind.code === founding);
  return (
    <Stack gap="large">
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {councils.length === 0 && missing.length === 0 ? (
        <EmptyState icon={ScalesIcon} title={words('nothing')}>
          {words('nothingText')}
        </EmptyState>
      ) : null}
      {councils.length > 0 ? (
        <Section title={words('founded')}>
          <CouncilCards>
            {councils.map((council) => (
              <CouncilCard
                key={council.id}
                council={council}
                now={now}
                onAppoint={() => setSeating(council.id)}
                links={
                  <>
                    <TextLink to={`/work/councils/${council.id}`}>{words('home')}</TextLink>
                    {council.sight ? (
                      <TextLink to={`/work/councils/${council.id}/duties`}>{words('duties')}</TextLink>
                    ) : null}
                    <TextLink to={`/work/councils/${council.id}/seats`}>{words('seatsAndTerms')}</TextLink>
                  </>
                }
                rulePath={(ruleId) => `/work/rules?village=${village.id}&rule=${ruleId}`}
                personPath={
                  may('MANAGE_PEOPLE') ? (residentId) => `/work/residents/${residentId}` : undefined
                }
              />
            ))}
          </CouncilCards>
        </Section>
      ) : null}
      {missing.length > 0 ? (
        <Section title={words('missing')} lead={words('missingLead')}>
          <CouncilCards>
            {missing.map((kind) => {
              const name = words.pick(kind.nameZh, kind.nameEn);
              return (
                <Card
                  key={kind.code}
                  title={name}
                  level={3}
                  tone="sunken"
                  actions={
                    data.area?.mayFoundCouncils ? (
                      <Button
                        size="small"
                        icon={PlusIcon}
                        aria-label={words('foundOf', { name })}
                        onClick={() => setFounding(kind.code)}
                      >
                        {words('found')}
                      </Button>
                    ) : undefined
                  }
                >
                  <CouncilKindFacts kind={kind} />
                </Card>
              );
            })}
          </CouncilCards>
        </Section>
      ) : councils.length > 0 ? (
        <p className="muted">{words('allFounded')}</p>
      ) : null}
      {seatingIn ? (
        <Seating villageId={village.id} council={seatingIn} now={now} onClose={() => setSeating(null)} />
      ) : null}
      {foundingKind ? (
        <FoundCouncilDialog
          kind={foundingKind}
          area={village}
          now={now}
          onClose={() => setFounding(null)}
          onFounded={() => refetch()}
        />
      ) : null}
    </Stack>
  );
}

type SeatingProps = Pick<Parameters<typeof AppointSeatDialog>[0], 'council' | 'now' | 'onClose'> & {
  villageId: string;
};

function Seating({ villageId, ...dialog }: SeatingProps) {
  const words = useCouncilTexts();
  const [person, setPerson] = useState<PersonChoice | null>(null);
  return (
    <AppointSeatDialog
      {...dialog}
      person={person}
      personField={
        <PersonCombobox
          villageId={villageId}
          name="residentId"
          label={words('who')}
          chosen={person}
          onChoose={setPerson}
          required
        />
      }
    />
  );
}
