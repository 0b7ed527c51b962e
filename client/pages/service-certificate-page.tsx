import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { CertificatePaper } from '#client/features/service/certificate-paper';
import { useCertificateTexts } from '#client/features/service/certificate-texts';
import { graphql } from '#client/gql';
import { ShieldIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';

const ServiceCertificatePageDocument = graphql(`
  query ServiceCertificatePage($id: ID!) {
    certificate(id: $id) {
      id
      number
      ...CertificatePaper_certificate
    }
  }
`);

/** `/service/certificates/:certificateId`: the paper, ready to be printed on A4. */
export function ServiceCertificatePage() {
  const t = useCertificateTexts();
  const { certificateId = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(ServiceCertificatePageDocument, {
    variables: { id: certificateId },
    fetchPolicy: 'cache-and-network',
  });
  const certificate = data?.certificate;
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={t('paperTitle')}
          back={{ to: '/service', label: t('mine') }}
          actions={certificate?.number ? <PrintButton kind="primary">{t('print')}</PrintButton> : undefined}
        />
        <QueryState
          data={data}
          error={data ? undefined : error}
          loading={loading}
          onRetry={() => void refetch()}
          kind="card"
        />
        {data && !certificate?.number ? (
          <EmptyState icon={ShieldIcon} title={t(certificate ? 'notYet' : 'gone')}>
            {certificate ? null : t('goneText')}
          </EmptyState>
        ) : null}
      </div>
      {certificate?.number ? (
        <CertificatePaper certificate={certificate} checkUrl={new URL('/check', window.location.href).href} />
      ) : null}
    </>
  );
}
