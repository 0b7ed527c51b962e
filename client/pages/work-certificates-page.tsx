import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { PersonCombobox, type PersonChoice } from '#client/features/people/person-combobox';
import { VillageSwitch, useWorkVillage } from '#client/features/people/work-village';
import { ApplyCertificate } from '#client/features/service/apply-certificate';
import { useCertificateTexts } from '#client/features/service/certificate-texts';
import { CertificatesTable } from '#client/features/service/certificates-table';
import { graphql } from '#client/gql';
import type { CertificateState } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { SegmentedControl } from '#client/ui/choice';
import { toDateInput } from '#client/ui/format';
import { ShieldIcon } from '#client/ui/more-icons';
import { LoadMore } from '#client/ui/load-more';
import { PageHeader } from '#client/ui/page-header';
import { Row, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const WorkCertificatesPageDocument = graphql(`
  query WorkCertificatesPage($villageId: ID!, $states: [CertificateState!], $after: String) {
    certificates(villageId: $villageId, states: $states, first: 30, after: $after) {
      nodes {
        id
        ...CertificatesTable_certificate
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
  }
`);

const VIEWS = {
  waiting: ['APPLIED'],
  notices: ['IN_NOTICE'],
  issued: ['ISSUED'],
  closed: ['REVOKED', 'REFUSED', 'WITHDRAWN'],
} as const satisfies Record<string, readonly CertificateState[]>;
type View = keyof typeof VIEWS;
const ORDER: readonly View[] = ['waiting', 'notices', 'issued', 'closed'];
const NONE = {
  waiting: 'noneWaiting',
  notices: 'nonenotices',
  issued: 'noneissued',
  closed: 'noneclosed',
} as const;

/** `/work/certificates`: applications that wait, notices that run, certificates issued and closed. */
export function WorkCertificatesPage() {
  const t = useCertificateTexts();
  const choice = useWorkVillage();
  return (
    <>
      <PageHeader title={t('workTitle')} lead={t('workLead')} actions={<VillageSwitch choice={choice} />} />
      <QueryState
        data={choice.village}
        error={choice.error}
        loading={choice.loading}
        onRetry={choice.retry}
      />
      {choice.village ? <Certificates key={choice.village.id} villageId={choice.village.id} /> : null}
    </>
  );
}

function Certificates({ villageId }: { villageId: string }) {
  const t = useCertificateTexts();
  const today = toDateInput(useServerNow()());
  const [params, setParams] = useSearchParams();
  const [view, setView] = useState<View>(ORDER.find((each) => each === params.get('see')) ?? 'waiting');
  const [applying, setApplying] = useState(false);
  const [person, setPerson] = useState<PersonChoice | null>(null);
  const { data, error, loading, refetch, fetchMore } = useQuery(WorkCertificatesPageDocument, {
    variables: { villageId, states: [...VIEWS[view]] },
    fetchPolicy: 'cache-and-network',
    nextFetchPolicy: 'cache-first',
  });
  const page = data?.certificates;
  return (
    <Stack>
      <Row between wrap>
        <SegmentedControl
          label={t('see')}
          value={view}
          onChange={(next) => {
            setView(next);
            setParams((before) => {
              before.set('see', next);
              return before;
            });
          }}
          options={ORDER.map((value) => ({ value, label: t(value) }))}
        />
        <Button onClick={() => setApplying(true)}>{t('applyFor')}</Button>
      </Row>
      <QueryState
        data={page}
        error={page ? undefined : error}
        loading={loading}
        onRetry={() => void refetch()}
      />
      {page && page.nodes.length === 0 ? <EmptyState icon={ShieldIcon} title={t(NONE[view])} /> : null}
      {page && page.nodes.length > 0 ? (
        <CertificatesTable certificates={page.nodes} villageId={villageId} />
      ) : null}
      {page ? (
        <LoadMore
          hasMore={page.pageInfo.hasNextPage}
          onMore={() => fetchMore({ variables: { after: page.pageInfo.endCursor } })}
        />
      ) : null}
      <ApplyCertificate
        open={applying}
        onClose={() => {
          setApplying(false);
          setPerson(null);
        }}
        from={`${today.slice(0, 4)}-01-01`}
        today={today}
        residentId={person?.id ?? null}
        onApplied={() => refetch()}
      >
        <p className="muted">{t('applyForHint')}</p>
        <PersonCombobox
          villageId={villageId}
          name="person"
          label={t('person')}
          chosen={person}
          onChoose={setPerson}
          required
        />
      </ApplyCertificate>
    </Stack>
  );
}
