import { useQuery } from '@apollo/client/react';
import { useSearchParams } from 'react-router';
import { FundTabs } from '#client/features/fund/fund-tabs';
import { PriceTrial } from '#client/features/fund/price-trial';
import { RuleTrial } from '#client/features/fund/rule-trial';
import { VillageSwitch, useWorkVillage } from '#client/features/people/work-village';
import { graphql } from '#client/gql';
import { SegmentedControl } from '#client/ui/choice';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { useFundPageTexts } from './fund-page-texts';
import { QueryState } from './query-state';

const DryRunPageDocument = graphql(`
  query DryRunPage($villageId: ID!) {
    rules(villageId: $villageId) {
      id
      ...RuleTrial_rule
    }
    shop(villageId: $villageId) {
      id
      goods {
        id
        ...PriceTrial_goods
      }
    }
  }
`);

/** `/work/dry-run`: a changed rule or price on last season's records, before it is voted; `?try=goods` for prices. */
export function DryRunPage() {
  const page = useFundPageTexts();
  const choice = useWorkVillage();
  const [params, setParams] = useSearchParams();
  const trying = params.get('try') === 'goods' ? 'goods' : 'rules';
  const villageId = choice.village?.id ?? '';
  const { data, error, loading, refetch } = useQuery(DryRunPageDocument, {
    variables: { villageId },
    skip: villageId === '',
  });
  const set = (name: string, value: string) =>
    setParams(
      (before) => {
        before.set(name, value);
        return before;
      },
      { replace: true },
    );
  return (
    <>
      <PageHeader
        title={page('dryRunTitle')}
        lead={page('dryRunLead')}
        actions={
          <>
            <VillageSwitch choice={choice} />
            <PrintButton>{page('print')}</PrintButton>
          </>
        }
      />
      <Stack gap="large">
        {choice.village ? <FundTabs villageId={choice.village.id} /> : null}
        <div className="no-print">
          <SegmentedControl
            label={page('what')}
            options={[
              { value: 'rules', label: page('rules') },
              { value: 'goods', label: page('goods') },
            ]}
            value={trying}
            onChange={(next) => set('try', next)}
          />
        </div>
        <QueryState
          data={data}
          error={error ?? choice.error}
          loading={loading || choice.loading}
          onRetry={error ? () => void refetch() : choice.retry}
        />
        {data && trying === 'rules' ? (
          <RuleTrial
            key={villageId}
            villageId={villageId}
            rules={data.rules}
            chosen={params.get('rule') ?? ''}
            onChoose={(ruleId) => set('rule', ruleId)}
          />
        ) : null}
        {data && trying === 'goods' ? (
          data.shop ? (
            <PriceTrial key={villageId} villageId={villageId} goods={data.shop.goods} />
          ) : (
            <EmptyState title={page('noShop')} />
          )
        ) : null}
      </Stack>
    </>
  );
}
