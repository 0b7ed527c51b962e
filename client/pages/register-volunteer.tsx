import { skipToken, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { type PersonChoice, PersonCombobox } from '#client/features/people/person-combobox';
import { VillageSwitch, useWorkVillage } from '#client/features/people/work-village';
import { useTeamTexts } from '#client/features/teams/team-texts';
import { VolunteerForm } from '#client/features/teams/volunteer-form';
import { graphql } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { Notice } from '#client/ui/notice';
import { PageHeader } from '#client/ui/page-header';
import { Stack } from '#client/ui/section';
import { QueryState } from './query-state';

const RegisterVolunteerPageDocument = graphql(`
  query RegisterVolunteerPage($id: ID!) {
    resident(id: $id) {
      id
      name
      volunteer {
        id
        number
        state
      }
      consents {
        id
        purpose
        given
      }
    }
  }
`);

/** `/work/volunteers?do=new`: the office registers somebody without a phone, from a signed form. */
export function RegisterVolunteer() {
  const t = useTeamTexts();
  const choice = useWorkVillage();
  const [person, setPerson] = useState<PersonChoice | null>(null);
  const villageId = choice.village?.id ?? '';
  return (
    <>
      <PageHeader
        title={t('registerFor')}
        lead={t('registerForLead')}
        back={{ to: '/work/volunteers', label: t('volunteers') }}
        actions={<VillageSwitch choice={choice} />}
      />
      <QueryState
        data={choice.village}
        error={choice.error}
        loading={choice.loading}
        onRetry={choice.retry}
        kind="card"
      />
      {villageId ? (
        <Stack gap="large">
          <PersonCombobox
            key={villageId}
            villageId={villageId}
            name="residentId"
            label={t('registerWho')}
            chosen={person}
            onChoose={setPerson}
            autoFocus
          />
          {person ? (
            <Chosen key={person.id} residentId={person.id} onDone={() => setPerson(null)} />
          ) : (
            <p className="muted">{t('registerFirst')}</p>
          )}
        </Stack>
      ) : null}
    </>
  );
}

/** The form, or why this person cannot be registered now. */
function Chosen({ residentId, onDone }: { residentId: string; onDone: () => void }) {
  const t = useTeamTexts();
  const { data, error, loading, refetch } = useQuery(
    RegisterVolunteerPageDocument,
    residentId ? { variables: { id: residentId }, fetchPolicy: 'network-only' } : skipToken,
  );
  const resident = data?.resident;
  if (!resident) {
    return (
      <QueryState
        data={resident}
        error={error}
        loading={loading}
        onRetry={() => void refetch()}
        kind="card"
      />
    );
  }
  const { id, name, volunteer } = resident;
  if (volunteer && volunteer.state !== 'LEFT') {
    return (
      <Notice
        tone="info"
        actions={<LinkButton to={`/work/residents/${id}`}>{t('openPerson', { name })}</LinkButton>}
      >
        {t('knownAlready', { name, number: volunteer.number })}
      </Notice>
    );
  }
  // Asked of minors alone.
  const consent = resident.consents.find(({ purpose }) => purpose === 'VOLUNTEER_TASKS');
  if (consent && !consent.given) {
    return (
      <Notice
        tone="warn"
        actions={<LinkButton to={`/work/residents/${id}/privacy`}>{t('enterConsent')}</LinkButton>}
      >
        {t('noConsent', { name })}
      </Notice>
    );
  }
  return <VolunteerForm residentId={id} volunteer={null} onPaper onDone={onDone} />;
}
