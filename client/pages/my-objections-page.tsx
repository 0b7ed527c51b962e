import { useQuery } from '@apollo/client/react';
import { ObjectionList } from '#client/features/activities/objection-list';
import { useBodyNames } from '#client/features/councils/body-names';
import { graphql } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { defineTexts } from '#client/ui/i18n';
import { EarIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const MyObjectionsPageDocument = graphql(`
  query MyObjectionsPage {
    myObjections {
      id
      ...ObjectionList_objection
    }
    councilKinds {
      ...BodyNames_kind
    }
  }
`);

const useMyObjectionsTexts = defineTexts('my-objections-page', {
  zh: {
    title: '我提的异议',
    lead: '只有您和办理的人看得到。答复不满意，可以向镇里申诉一次。',
    back: '我的记录',
    none: '您没有提过异议',
    noneText: '对公示栏上的哪一笔有疑问，在那里点“提异议”。',
    board: '去公示栏',
  },
  en: {
    title: 'My objections',
    lead: 'Only you and those who handle them see these. If the answer is wrong, there is one appeal to the town.',
    back: 'My records',
    none: 'You have not objected to anything',
    noneText: 'If a line on the board looks wrong, press “Object” there.',
    board: 'To the board',
  },
});

/** `/objections`: what I doubted, until when it is answered, how, and my appeal. */
export function MyObjectionsPage() {
  const t = useMyObjectionsTexts();
  const now = useServerNow();
  const { data, error, loading, refetch } = useQuery(MyObjectionsPageDocument, {
    fetchPolicy: 'cache-and-network',
  });
  const bodyName = useBodyNames(data?.councilKinds);
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} back={{ to: '/records', label: t('back') }} />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {data && data.myObjections.length === 0 ? (
        <EmptyState
          icon={EarIcon}
          title={t('none')}
          action={<LinkButton to="/board">{t('board')}</LinkButton>}
        >
          {t('noneText')}
        </EmptyState>
      ) : null}
      {data && data.myObjections.length > 0 ? (
        <ObjectionList
          objections={data.myObjections}
          bodyName={bodyName}
          now={now().toISOString()}
          recordPath={(id) => `/records/${id}`}
          onChanged={() => refetch()}
        />
      ) : null}
    </>
  );
}
