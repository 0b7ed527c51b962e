import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { CertificateSheet } from '#client/features/service/certificate-sheet';
import { useCertificateTexts } from '#client/features/service/certificate-texts';
import { graphql } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { PrintIcon, ShieldIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';

const WorkCertificatePageDocument = graphql(`
  query WorkCertificatePage($id: ID!) {
    certificate(id: $id) {
      id
      number
      ...CertificateSheet_certificate
      terms {
        villageId
        noticeDays
      }
    }
  }
`);

/** `/work/certificates/:certificateId`: one application with what the viewer may decide about it. */
export function WorkCertificatePage() {
  const t = useCertificateTexts();
  const { certificateId = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(WorkCertificatePageDocument, {
    variables: { id: certificateId },
    fetchPolicy: 'cache-and-network',
  });
  const certificate = data?.certificate;
  return (
    <>
      <PageHeader
        title={certificate?.number ?? t('workTitle')}
        back={{ to: '/work/certificates', label: t('workTitle') }}
        actions={
          certificate?.number ? (
            <LinkButton to={`/service/certificates/${certificate.id}`} icon={PrintIcon}>
              {t('open')}
            </LinkButton>
          ) : undefined
        }
      />
      <QueryState
        data={data}
        error={data ? undefined : error}
        loading={loading}
        onRetry={() => void refetch()}
        kind="card"
      />
      {data && !certificate ? (
        <EmptyState icon={ShieldIcon} title={t('gone')}>
          {t('goneText')}
        </EmptyState>
      ) : null}
      {certificate ? (
        <CertificateSheet certificate={certificate} noticeDays={certificate.terms.noticeDays} />
      ) : null}
    </>
  );
}
