import { useQuery } from '@apollo/client/react';
import { useNavigate, useSearchParams } from 'react-router';
import { ClaimForm } from '#client/features/activities/claim-form';
import { useSession } from '#client/features/people/session';
import { FreezeNotice } from '#client/features/reviews/freeze-notice';
import { RulePicker } from '#client/features/scoring/rule-picker';
import { graphql } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { defineTexts } from '#client/ui/i18n';
import { BookIcon } from '#client/ui/icons';
import { PageHeader } from '#client/ui/page-header';
import { EmptyState, ErrorState, LoadingState } from '#client/ui/states';
import { toast } from '#client/ui/toast';
import { claimPath } from './claim-path';
import { NoHousehold } from './no-household';
import { useServerNow } from './server-now';

const ClaimPageDocument = graphql(`
  query ClaimPage($villageId: ID!) {
    claimFreeze {
      id
      ...FreezeNotice_freeze
    }
    rules(villageId: $villageId) {
      id
      code
      current {
        id
        selfClaim
        ...ClaimForm_version
      }
      ...RulePicker_rule
    }
  }
`);

const useClaimPageTexts = defineTexts('claim-page', {
  zh: {
    title: '我要申报',
    leadPick: '先选您做的是哪件事。',
    leadFill: '把事情写清楚，核对和批准的人才好办。没写完可以先存草稿。',
    back: '重新选',
    home: '首页',
    changeRule: '换一件事',
    draftKept: '草稿已保存',
    gone: '这条规则不能自己申报',
    goneHint: '可能已经停用，或者要由网格员登记。',
    pick: '选别的',
  },
  en: {
    title: 'Make a claim',
    leadPick: 'First choose what you did.',
    leadFill: 'Describe it clearly: it helps those who check and approve. You can keep it as a draft first.',
    back: 'Choose again',
    home: 'Home',
    changeRule: 'Choose another act',
    draftKept: 'Draft kept',
    gone: 'This rule cannot be claimed',
    goneHint: 'It may have ended, or the grid leader has to enter it.',
    pick: 'Choose another',
  },
});

export function ClaimPage() {
  const t = useClaimPageTexts();
  const { viewer } = useSession();
  const villageId = viewer?.village?.id;
  const now = useServerNow();
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const ruleId = params.get('rule');
  const member = Boolean(viewer?.resident.household && villageId);
  const { data, error, loading, refetch } = useQuery(ClaimPageDocument, {
    variables: { villageId: villageId ?? '' },
    skip: !member,
  });
  const rule = data?.rules.find((each) => each.id === ruleId);
  const version = rule?.current?.selfClaim ? rule.current : null;

  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t(ruleId ? 'leadFill' : 'leadPick')}
        back={ruleId ? { to: '/claim', label: t('back') } : { to: '/', label: t('home') }}
      />
      {member ? null : <NoHousehold />}
      {error && !data ? <ErrorState error={error} onRetry={() => void refetch()} /> : null}
      {loading && !data ? <LoadingState kind="list" /> : null}
      {data?.claimFreeze ? <FreezeNotice freeze={data.claimFreeze} /> : null}
      {data && !ruleId ? <RulePicker rules={data.rules} pathOf={claimPath} rulesPath="/rules" /> : null}
      {data && ruleId && !(rule && version) ? (
        <EmptyState
          icon={BookIcon}
          title={t('gone')}
          action={<LinkButton to="/claim">{t('pick')}</LinkButton>}
        >
          {t('goneHint')}
        </EmptyState>
      ) : null}
      {rule && version ? (
        <ClaimForm
          key={rule.id}
          version={version}
          ruleId={rule.id}
          ruleCode={rule.code}
          now={now().toISOString()}
          change={
            <LinkButton size="small" to="/claim">
              {t('changeRule')}
            </LinkButton>
          }
          onSaved={async (recordId, sent) => {
            if (!sent) toast.good(t('draftKept'));
            await navigate(`/records/${recordId}`, { state: { sent }, replace: true });
          }}
        />
      ) : null}
    </>
  );
}
