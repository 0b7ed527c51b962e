import { useQuery } from '@apollo/client/react';
import { useSearchParams } from 'react-router';
import { useBodyNames } from '#client/features/councils/body-names';
import { useSession } from '#client/features/people/session';
import { RuleList } from '#client/features/scoring/rule-list';
import { RulePoster } from '#client/features/scoring/rule-poster';
import { SchemeWords } from '#client/features/scoring/scheme-words';
import { graphql } from '#client/gql';
import { defineTexts } from '#client/ui/i18n';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Stack } from '#client/ui/section';
import { ErrorState, LoadingState } from '#client/ui/states';
import { claimPath } from './claim-path';
import { NoHousehold } from './no-household';

const RulesPageDocument = graphql(`
  query RulesPage($villageId: ID!) {
    rules(villageId: $villageId) {
      id
      ...RuleList_rule
      ...RulePoster_rule
    }
    scheme(villageId: $villageId) {
      villageId
      ...SchemeWords_scheme
    }
    councilKinds {
      code
      ...BodyNames_kind
    }
  }
`);

const useRulesTexts = defineTexts('rules-page', {
  zh: {
    title: '怎么挣积分',
    lead: '每条规则说清楚：做什么、得几分、最多几次、怎么证明、谁来批准。',
    print: '打印规则海报',
    poster: '{{village}}平安超市积分规则',
    home: '首页',
  },
  en: {
    title: 'How to earn points',
    lead: 'Each rule says what to do, what it is worth, how often, how it is proved and who approves.',
    print: 'Print as a poster',
    poster: '{{village}}: rules of the Peace Supermarket',
    home: 'Home',
  },
});

export function RulesPage() {
  const t = useRulesTexts();
  const { viewer, may } = useSession();
  const village = viewer?.village;
  const [params] = useSearchParams();
  const { data, error, loading, refetch } = useQuery(RulesPageDocument, {
    variables: { villageId: village?.id ?? '' },
    skip: !village,
  });
  const bodyName = useBodyNames(data?.councilKinds);
  return (
    <>
      <div className="no-print">
        <PageHeader
          title={t('title')}
          lead={t('lead')}
          back={{ to: '/', label: t('home') }}
          actions={<PrintButton>{t('print')}</PrintButton>}
        />
      </div>
      {village ? null : <NoHousehold />}
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {loading && !data ? <LoadingState kind="list" rows={8} /> : null}
      {data && village ? (
        <Stack gap="large">
          <RuleList
            rules={data.rules}
            bodyName={bodyName}
            claimPath={may('CLAIM_RECORD') ? claimPath : undefined}
            searchAtFirst={params.get('find') ?? ''}
          />
          <RulePoster
            rules={data.rules}
            bodyName={bodyName}
            title={t('poster', { village: t.pick(village.nameZh, village.nameEn) })}
          />
          <SchemeWords scheme={data.scheme} />
        </Stack>
      ) : null}
    </>
  );
}
