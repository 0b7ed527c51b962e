import { skipToken, useQuery } from '@apollo/client/react';
import { useNavigate, useParams } from 'react-router';
import { useCertificateTexts } from '#client/features/service/certificate-texts';
import { CheckResult } from '#client/features/service/check-result';
import { graphql } from '#client/gql';
import { Card } from '#client/ui/card';
import { TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack } from '#client/ui/section';
import { QueryState } from './query-state';

const CheckPageDocument = graphql(`
  query CheckPage($code: String!) {
    checkCertificate(code: $code) {
      ...CheckResult_check
    }
  }
`);

/** `/check` and `/check/:code`: anybody sees whether a certificate is true, without signing in. */
export function CheckPage() {
  const t = useCertificateTexts();
  const { code } = useParams();
  const navigate = useNavigate();
  const { data, error, loading, refetch } = useQuery(
    CheckPageDocument,
    // Asked anew each time: a certificate may have been revoked since.
    code ? { variables: { code }, fetchPolicy: 'network-only' } : skipToken,
  );
  return (
    <>
      <PageHeader title={t('checkTitle')} lead={t('checkLead')} />
      <Stack gap="large">
        {code ? (
          <Card>
            <QueryState
              data={data}
              error={error}
              loading={loading}
              onRetry={() => void refetch()}
              kind="card"
            />
            {data && !error ? <CheckResult check={data.checkCertificate} /> : null}
          </Card>
        ) : null}
        <Section title={code ? t('checkAnother') : undefined}>
          <Form
            key={code}
            submit={t('check')}
            onSubmit={async (values) => {
              const typed = readText(values, 'code')
                .replaceAll(/[\s/\-–—·]/g, '')
                .toUpperCase();
              await navigate(`/check/${encodeURIComponent(typed)}`);
            }}
          >
            <TextField
              name="code"
              label={t('checkCode')}
              hint={t('checkHint')}
              autoComplete="off"
              maxLength={40}
              required
              big
            />
          </Form>
        </Section>
      </Stack>
    </>
  );
}
