import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { NoticeLife, NoticeStory } from '#client/features/board/notice-life';
import { NoticeSeals } from '#client/features/board/seal-proof';
import { useSealTexts } from '#client/features/board/seal-texts';
import { useBodyNames } from '#client/features/councils/body-names';
import { RuleAsItWas } from '#client/features/scoring/rule-as-it-was';
import { graphql } from '#client/gql';
import { AmountFigure } from '#client/ui/amount';
import { LinkButton } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { BoardIcon } from '#client/ui/icons';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack, TwoColumn } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { useExplainPageTexts } from './explain-texts';
import { QueryState } from './query-state';

const ExplainNoticePageDocument = graphql(`
  query ExplainNoticePage($id: ID!) {
    notice(recordId: $id) {
      recordId
      points
      honour
      ruleCode
      village {
        id
        nameZh
        nameEn
      }
      ruleVersion {
        id
        ...RuleAsItWas_version
      }
      transfers {
        seq
      }
      ...NoticeLife_notice
      ...NoticeSeals_notice
    }
    councilKinds {
      code
      ...BodyNames_kind
    }
  }
`);

/** `/board/:villageId/explain/:recordId`: one line of the board for anyone, masked. */
export function ExplainNoticePage() {
  const t = useExplainPageTexts();
  const seals = useSealTexts();
  const { villageId = '', recordId = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(ExplainNoticePageDocument, {
    variables: { id: recordId },
    fetchPolicy: 'cache-and-network',
  });
  const bodyName = useBodyNames(data?.councilKinds);
  const notice = data?.notice?.village.id === villageId ? data.notice : null;
  const worth = notice ? notice.points || notice.honour : 0;
  return (
    <>
      <PageHeader
        title={t('titleNotice')}
        eyebrow={notice ? t.pick(notice.village.nameZh, notice.village.nameEn) : undefined}
        back={{ to: `/board/${villageId}`, label: t('backBoard') }}
      />
      <QueryState
        data={data}
        error={data ? undefined : error}
        loading={loading}
        onRetry={() => void refetch()}
        kind="page"
      />
      {data && !notice ? (
        <EmptyState
          icon={BoardIcon}
          title={t('goneNotice')}
          action={<LinkButton to={`/board/${villageId}`}>{t('board')}</LinkButton>}
        >
          {t('goneNoticeText')}
        </EmptyState>
      ) : null}
      {notice ? (
        <TwoColumn
          main={
            <Stack gap="large">
              <Card>
                <Stack gap="small">
                  <AmountFigure
                    value={worth}
                    unit={t(notice.points > 0 ? 'unit' : 'honour')}
                    size="big"
                    tone="accent"
                  />
                  <NoticeStory notice={notice} />
                </Stack>
              </Card>
              <Section title={t('rule')}>
                <Card>
                  <RuleAsItWas version={notice.ruleVersion} code={notice.ruleCode} bodyName={bodyName} />
                </Card>
              </Section>
            </Stack>
          }
          aside={
            <Stack gap="large">
              <Section title={t('life')}>
                <NoticeLife notice={notice} />
              </Section>
              {notice.transfers.length > 0 ? (
                <Section title={seals('sealedIn')}>
                  <Card>
                    <NoticeSeals notice={notice} />
                  </Card>
                </Section>
              ) : null}
            </Stack>
          }
        />
      ) : null}
    </>
  );
}
