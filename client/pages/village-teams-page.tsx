import { useQuery } from '@apollo/client/react';
import { useParams, useSearchParams } from 'react-router';
import { TeamMonths } from '#client/features/attendance/team-months';
import { useTaskTexts } from '#client/features/tasks/task-texts';
import { graphql } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { SelectField } from '#client/ui/fields';
import { toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { PinIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { useFormat } from '#client/ui/use-format';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const VillageTeamsPageDocument = graphql(`
  query VillageTeamsPage($villageId: ID!, $month: String!) {
    board(villageId: $villageId) {
      village {
        id
        nameZh
        nameEn
      }
      serviceMonths {
        month
        ...TeamMonths_month
      }
      teamMonths(month: $month) {
        teamId
        ...TeamMonths_team
      }
    }
  }
`);

const useVillageTeamsTexts = defineTexts('village-teams-page', {
  zh: {
    title: '{{village}}：队伍这个月',
    loading: '队伍这个月',
    lead: '各志愿队伍办了多少次、去了多少人、服务了多久。不用登录。',
    back: '回到公示栏',
    month: '月份',
    gone: '没有找到这个村',
    choose: '选一个村',
  },
  en: {
    title: '{{village}}: the teams’ month',
    loading: 'The teams’ month',
    lead: 'How many tasks the teams held, with how many people and for how long. No sign-in.',
    back: 'Back to the board',
    month: 'Month',
    gone: 'No such village',
    choose: 'Choose a village',
  },
});

/** `/board/:villageId/teams`: what the teams did in a month, in sums, for anyone. */
export function VillageTeamsPage() {
  const t = useVillageTeamsTexts();
  const words = useTaskTexts();
  const f = useFormat();
  const now = useServerNow();
  const { villageId = '' } = useParams();
  const [params, setParams] = useSearchParams();
  const asked = params.get('month') ?? '';
  const month = /^20\d{2}-(0[1-9]|1[0-2])$/.test(asked) ? asked : toDateInput(now()).slice(0, 7);
  const { data, previousData, error, loading, refetch } = useQuery(VillageTeamsPageDocument, {
    variables: { villageId, month },
    fetchPolicy: 'cache-and-network',
  });
  const board = data?.board ?? previousData?.board;
  return (
    <>
      <PageHeader
        title={
          board ? t('title', { village: t.pick(board.village.nameZh, board.village.nameEn) }) : t('loading')
        }
        lead={t('lead')}
        back={{ to: `/board/${villageId}`, label: t('back') }}
        actions={board ? <PrintButton /> : null}
      />
      <QueryState data={board} error={error} loading={loading} onRetry={() => void refetch()} kind="page" />
      {data && !data.board ? (
        <EmptyState
          icon={PinIcon}
          title={t('gone')}
          action={<LinkButton to="/board">{t('choose')}</LinkButton>}
        />
      ) : null}
      {board ? (
        <Stack gap="large">
          <div className="no-print">
            <SelectField
              name="month"
              label={t('month')}
              value={month}
              onChange={(next) => setParams({ month: next }, { replace: true })}
              options={board.serviceMonths
                .map((each) => ({ value: each.month, label: f.month(`${each.month}-01`) }))
                .toReversed()}
            />
          </div>
          <TeamMonths
            months={board.serviceMonths}
            teams={board.teamMonths}
            month={month}
            kindWord={(kind) => words(kind)}
          />
        </Stack>
      ) : null}
    </>
  );
}
