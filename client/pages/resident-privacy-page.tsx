import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useParams } from 'react-router';
import { PersonCombobox, type PersonChoice } from '#client/features/people/person-combobox';
import { AskErasure } from '#client/features/privacy/ask-erasure';
import { ConsentList, type Standing } from '#client/features/privacy/consent-list';
import { PaperConsentDialog } from '#client/features/privacy/paper-consent-dialog';
import { PersonalFile } from '#client/features/privacy/personal-file';
import { graphql } from '#client/gql';
import { defineTexts } from '#client/ui/i18n';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';

const ResidentPrivacyPageDocument = graphql(`
  query ResidentPrivacyPage($id: ID!) {
    resident(id: $id) {
      id
      name
      guarded
      village {
        id
      }
      household {
        id
        members {
          id
          name
          guarded
        }
      }
      ...ConsentList_resident
      ...AskErasure_resident
    }
  }
`);

const useResidentPrivacyTexts = defineTexts('resident-privacy-page', {
  zh: {
    title: '{{name}}：隐私',
    none: '没有找到这个人',
    back: '居民',
    consents: '同意',
    consentsLead: '不用手机的人，可以在纸上签字，由您照着登记。',
    file: '取出全部资料',
    erase: '注销',
    witness: '见证人',
  },
  en: {
    title: '{{name}}: privacy',
    none: 'Nobody found',
    back: 'Resident',
    consents: 'Consents',
    consentsLead: 'Who has no phone signs on paper, and you enter it.',
    file: 'Whole file',
    erase: 'Being erased',
    witness: 'Witness',
  },
});

/** `/work/residents/:residentId/privacy`: what staff enter for somebody from signed sheets. */
export function ResidentPrivacyPage() {
  const t = useResidentPrivacyTexts();
  const { residentId = '' } = useParams();
  const [chosen, setChosen] = useState<Standing | null>(null);
  const [witness, setWitness] = useState<PersonChoice | null>(null);
  const { data, error, loading, refetch } = useQuery(ResidentPrivacyPageDocument, {
    variables: { id: residentId },
    fetchPolicy: 'cache-and-network',
  });
  const resident = data?.resident;
  const back = { to: `/work/residents/${residentId}`, label: t('back') };
  if (!resident) {
    return (
      <>
        <PageHeader title={data ? t('none') : t('back')} back={back} />
        <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="page" />
        {data ? <EmptyState title={t('none')} /> : null}
      </>
    );
  }
  const guardians = resident.guarded
    ? (resident.household?.members ?? []).filter(({ id, guarded }) => id !== resident.id && !guarded)
    : [];
  const close = (): void => {
    setChosen(null);
    setWitness(null);
  };
  return (
    <>
      <div className="no-print">
        <PageHeader title={t('title', { name: resident.name })} back={back} />
      </div>
      <Stack gap="large">
        <div className="no-print">
          <Section title={t('consents')} lead={t('consentsLead')}>
            <ConsentList resident={resident} onPaper={setChosen} />
          </Section>
        </div>
        <Section title={t('file')}>
          <PersonalFile person={resident} onPaper />
        </Section>
        <div className="no-print">
          <Section title={t('erase')}>
            <AskErasure resident={resident} onPaper />
          </Section>
        </div>
      </Stack>
      {chosen ? (
        <PaperConsentDialog
          residentId={resident.id}
          standing={chosen}
          guardians={guardians}
          witnessId={witness?.id ?? null}
          witnessField={
            <PersonCombobox
              villageId={resident.village?.id ?? ''}
              name="witness"
              label={t('witness')}
              chosen={witness}
              onChoose={setWitness}
              without={resident.id}
              required
            />
          }
          onClose={close}
        />
      ) : null}
    </>
  );
}
