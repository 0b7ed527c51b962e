import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { ExplainLine } from '#client/features/activities/explain-line';
import { ExplainRecord } from '#client/features/activities/explain-record';
import { RecordFacts } from '#client/features/activities/record-facts';
import { RecordLife } from '#client/features/activities/record-life';
import { SealProof } from '#client/features/board/seal-proof';
import { useSealTexts } from '#client/features/board/seal-texts';
import { useBodyNames } from '#client/features/councils/body-names';
import { ExplainOpening } from '#client/features/imports/explain-opening';
import { usePostWords } from '#client/features/people/post-words';
import { RuleAsItWas } from '#client/features/scoring/rule-as-it-was';
import { ExplainExpiry } from '#client/features/seasons/explain-expiry';
import { ExplainRedemption } from '#client/features/shop/explain-redemption';
import { graphql } from '#client/gql';
import { AmountFigure } from '#client/ui/amount';
import { LinkButton } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { ReceiptIcon } from '#client/ui/icons';
import { PageHeader } from '#client/ui/page-header';
import { Row, Section, Stack, TwoColumn } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { useFormat } from '#client/ui/use-format';
import { useExplainPageTexts } from './explain-texts';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const ExplainPageDocument = graphql(`
  query ExplainPage($id: ID!) {
    statementLine(id: $id) {
      id
      amount
      postedAt
      ...ExplainLine_line
      ...SealProof_line
      record {
        id
        title
        state
        village {
          id
        }
        rule {
          id
          code
        }
        ruleVersion {
          id
          ...RuleAsItWas_version
        }
        ...ExplainRecord_record
        ...RecordFacts_record
        ...RecordLife_record
      }
      redemption {
        id
        ...ExplainRedemption_redemption
      }
      expiry {
        id
        ...ExplainExpiry_expiry
      }
      openingPaper {
        id
        ...ExplainOpening_paper
      }
    }
    councilKinds {
      code
      ...BodyNames_kind
    }
  }
`);

/** `/explain/:lineId`: one line of the own passbook, from the act to the seal. */
export function ExplainPage() {
  const t = useExplainPageTexts();
  const seals = useSealTexts();
  const f = useFormat();
  const postName = usePostWords();
  const now = useServerNow();
  const { lineId = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(ExplainPageDocument, {
    variables: { id: lineId },
    fetchPolicy: 'cache-and-network',
  });
  const bodyName = useBodyNames(data?.councilKinds);
  const line = data?.statementLine;
  const record = line?.record;
  return (
    <>
      <PageHeader
        title={t(line && line.amount < 0 ? 'titleOut' : 'title')}
        eyebrow={line ? f.date(line.postedAt) : undefined}
        back={{ to: '/statement', label: t('back') }}
      />
      <QueryState
        data={data}
        error={data ? undefined : error}
        loading={loading}
        onRetry={() => void refetch()}
        kind="page"
      />
      {data && !line ? (
        <EmptyState
          icon={ReceiptIcon}
          title={t('gone')}
          action={<LinkButton to="/statement">{t('statement')}</LinkButton>}
        >
          {t('goneText')}
        </EmptyState>
      ) : null}
      {line ? (
        <TwoColumn
          main={
            <Stack gap="large">
              <Card>
                <Stack gap="small">
                  <AmountFigure value={line.amount} unit={t('unit')} size="big" tone="accent" />
                  {record ? <ExplainRecord record={record} bodyName={bodyName} /> : null}
                  {line.redemption ? <ExplainRedemption redemption={line.redemption} /> : null}
                  <ExplainLine line={line} told={Boolean(record ?? line.redemption)}>
                    {line.openingPaper ? (
                      <ExplainOpening paper={line.openingPaper} postName={postName} />
                    ) : null}
                    {line.expiry ? (
                      <ExplainExpiry expiry={line.expiry} bodyName={bodyName} now={now()} />
                    ) : null}
                  </ExplainLine>
                </Stack>
              </Card>
              {record ? (
                <Section title={t('facts')}>
                  <Card>
                    <RecordFacts record={record} />
                  </Card>
                  <Row>
                    <LinkButton to={`/records/${record.id}`}>{t('record')}</LinkButton>
                    {record.state === 'RELEASED' || record.state === 'REVERSED' ? (
                      <LinkButton to={`/board/${record.village.id}/explain/${record.id}`}>
                        {t('public')}
                      </LinkButton>
                    ) : null}
                  </Row>
                </Section>
              ) : null}
              {record ? (
                <Section title={t('rule')}>
                  <Card>
                    <RuleAsItWas version={record.ruleVersion} code={record.rule.code} bodyName={bodyName} />
                  </Card>
                </Section>
              ) : null}
            </Stack>
          }
          aside={
            <Stack gap="large">
              {record ? (
                <Section title={t('life')}>
                  <RecordLife record={record} bodyName={bodyName} />
                </Section>
              ) : null}
              <Section title={seals('sealedIn')}>
                <Card>
                  <SealProof line={line} />
                </Card>
              </Section>
            </Stack>
          }
        />
      ) : null}
    </>
  );
}
