import { useQuery } from '@apollo/client/react';
import { useParams } from 'react-router';
import { HeadCompare } from '#client/features/board/head-compare';
import { SealCheck } from '#client/features/board/seal-check';
import { SealHead } from '#client/features/board/seal-head';
import { SealNow } from '#client/features/board/seal-now';
import { useSealTexts } from '#client/features/board/seal-texts';
import { useSealCheck } from '#client/features/board/use-seal-check';
import { graphql } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { CardLink, CardList } from '#client/ui/card';
import { defineTexts } from '#client/ui/i18n';
import { PinIcon, PrintIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack, TwoColumn } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { useFormat } from '#client/ui/use-format';
import { QueryState } from './query-state';

const SealVerifyPageDocument = graphql(`
  query SealVerifyPage($villageId: ID!) {
    board(villageId: $villageId) {
      village {
        id
        nameZh
        nameEn
      }
      maySeal
      sealHead {
        ...SealHead_seal
      }
      sealMonths {
        month
        seals
        lines
      }
    }
  }
`);

const useSealVerifyTexts = defineTexts('seal-verify-page', {
  zh: {
    title: '{{village}}：核对账本',
    loading: '核对账本',
    lead: '按一下，您的手机或电脑就把村里的积分账从头到尾重新算一遍，看有没有人动过。不用登录。',
    back: '回到公示栏',
    gone: '没有找到这个村',
    choose: '选一个村',
  },
  en: {
    title: '{{village}}: check the ledger',
    loading: 'Check the ledger',
    lead: 'One press, and your device works through the village’s points ledger from its first line to see whether anyone touched it. No sign-in.',
    back: 'Back to the board',
    gone: 'No such village',
    choose: 'Choose a village',
  },
});

/** `/board/:villageId/verify`: anyone recomputes the seals of a village on the own device. */
export function SealVerifyPage() {
  const t = useSealVerifyTexts();
  const seals = useSealTexts();
  const f = useFormat();
  const { villageId = '' } = useParams();
  const { data, error, loading, refetch } = useQuery(SealVerifyPageDocument, {
    variables: { villageId },
    fetchPolicy: 'cache-and-network',
  });
  const check = useSealCheck(villageId);
  const board = data?.board;
  return (
    <>
      <PageHeader
        title={
          board ? t('title', { village: t.pick(board.village.nameZh, board.village.nameEn) }) : t('loading')
        }
        lead={t('lead')}
        back={{ to: `/board/${villageId}`, label: t('back') }}
      />
      <QueryState
        data={data}
        error={data ? undefined : error}
        loading={loading}
        onRetry={() => void refetch()}
        kind="page"
      />
      {data && !board ? (
        <EmptyState
          icon={PinIcon}
          title={t('gone')}
          action={<LinkButton to="/board">{t('choose')}</LinkButton>}
        />
      ) : null}
      {board ? (
        <TwoColumn
          main={
            <Stack gap="large">
              <SealCheck check={check} onStart={() => void check.start()} onStop={check.stop} />
              <Section title={seals('compare')}>
                <HeadCompare check={check} onCheck={check.start} />
              </Section>
              <Section title={seals('meaning')}>
                <Stack gap="small">
                  <p>{seals('meaning1')}</p>
                  <p>{seals('meaning2')}</p>
                  <p>{seals('meaning3')}</p>
                  <p>{seals('meaning4')}</p>
                  <p>{seals('meaning5')}</p>
                </Stack>
              </Section>
            </Stack>
          }
          aside={
            <Stack gap="large">
              <SealHead villageId={villageId} seal={board.sealHead} hideLink />
              {board.maySeal ? <SealNow villageId={villageId} onSealed={refetch} /> : null}
              {board.sealMonths.length > 0 ? (
                <Section title={seals('months')} lead={seals('monthsLead')}>
                  <CardList>
                    {board.sealMonths.map((each) => (
                      <li key={each.month}>
                        <CardLink
                          to={`/board/${villageId}/seals/${each.month}`}
                          icon={PrintIcon}
                          title={f.month(each.month)}
                        >
                          {seals('sheetSeals', { count: each.seals })} ·{' '}
                          {seals('lines', { count: each.lines })}
                        </CardLink>
                      </li>
                    ))}
                  </CardList>
                </Section>
              ) : null}
            </Stack>
          }
        />
      ) : null}
    </>
  );
}
