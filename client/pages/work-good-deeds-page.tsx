import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { PersonCombobox, type PersonChoice } from '#client/features/people/person-combobox';
import { NominateForm } from '#client/features/praise/nominate-form';
import { PraiseSettingsDialog } from '#client/features/praise/praise-settings-dialog';
import { MONTH_TONE, usePraiseTexts } from '#client/features/praise/praise-texts';
import { PraiseMonthDialog } from '#client/features/praise/report-month-dialog';
import { RuleField } from '#client/features/scoring/rule-field';
import { graphql } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { Button, LinkButton } from '#client/ui/button';
import { CardLink, CardList } from '#client/ui/card';
import { Dialog } from '#client/ui/dialog';
import { defineTexts } from '#client/ui/i18n';
import { PhoneIcon } from '#client/ui/more-icons';
import { Row, Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';
import { VillagePage } from './village-page';

const WorkGoodDeedsPageDocument = graphql(`
  query WorkGoodDeedsPage($villageId: ID!) {
    praiseDesk(villageId: $villageId) {
      villageId
      mayServe
      mayArrange
      settings {
        id
        ...PraiseSettings_settings
      }
    }
    area(id: $villageId) {
      id
      children {
        id
        kind
        nameZh
        nameEn
      }
    }
    goodMonths(villageId: $villageId) {
      id
      month
      state
      deeds {
        id
        state
        shown
        nominee {
          id
          name
        }
      }
    }
  }
`);

const useWorkGoodDeedsTexts = defineTexts('work-good-deeds-page', {
  zh: {
    title: '文明新事评选',
    lead: '每月一次：村民推荐、评议会核实、无记名表决、本人同意后公示七天、表彰、上光荣榜。没评上的不对外说。',
    take: '替人登记推荐',
    who: '谁推荐的（没有手机的老人）',
    settings: '改规矩',
    paper: '登记纸上的月数',
    talks: '道德讲堂',
    roll: '光荣榜',
    none: '还没有人推荐过。',
    chosen: '评上：{{names}}',
    count: '{{count}} 件',
    open: '推荐和核实的情况，由评议会看',
  },
  en: {
    title: 'Good deeds of the month',
    lead: 'Each month: proposals, hearing, secret vote, seven days of notice with consent, award, honour roll. What was not chosen is told to nobody.',
    take: 'Write down a proposal',
    who: 'Who proposes (an elder without a phone)',
    settings: 'Settings',
    paper: 'Figures kept on paper',
    talks: 'Lecture hall',
    roll: 'Honour roll',
    none: 'No proposals yet.',
    chosen: 'Chosen: {{names}}',
    count: '{{count}} proposed',
    open: 'proposals and hearings are the council’s to see',
  },
});

const BASES = ['FLAT', 'PER_HOUR'] as const;
const AWARD_BASES = ['FLAT', 'RANGE'] as const;

/** `/work/good-deeds`: the months of the village's good deeds. */
export function WorkGoodDeedsPage() {
  const t = useWorkGoodDeedsTexts();
  return (
    <VillagePage title={t('title')} lead={t('lead')}>
      {({ id }) => <Months villageId={id} />}
    </VillagePage>
  );
}

const CHOSEN: ReadonlySet<string> = new Set(['CHOSEN', 'IN_NOTICE', 'AWARDED']);

function Months({ villageId }: { villageId: string }) {
  const t = useWorkGoodDeedsTexts();
  const words = usePraiseTexts();
  const f = useFormat();
  const now = useServerNow();
  const [asked, setAsked] = useState<'take' | 'settings' | 'paper' | null>(null);
  const [proposer, setProposer] = useState<PersonChoice | null>(null);
  const { data, error, loading, refetch } = useQuery(WorkGoodDeedsPageDocument, {
    variables: { villageId },
    fetchPolicy: 'cache-and-network',
  });
  const desk = data?.praiseDesk;
  return (
    <Stack gap="large">
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {desk ? (
        <Row>
          <Button
            icon={PhoneIcon}
            onClick={() => {
              setProposer(null);
              setAsked('take');
            }}
          >
            {t('take')}
          </Button>
          <LinkButton to="/work/talks">{t('talks')}</LinkButton>
          <LinkButton to={`/board/${villageId}/honours`}>{t('roll')}</LinkButton>
          {desk.mayArrange ? (
            <>
              <Button kind="quiet" onClick={() => setAsked('settings')}>
                {t('settings')}
              </Button>
              <Button kind="quiet" onClick={() => setAsked('paper')}>
                {t('paper')}
              </Button>
            </>
          ) : null}
        </Row>
      ) : null}
      {data && data.goodMonths.length === 0 ? <p className="muted">{t('none')}</p> : null}
      {data && data.goodMonths.length > 0 ? (
        <CardList label={t('title')}>
          {data.goodMonths.map((month) => {
            const names = month.deeds
              .filter(({ state }) => CHOSEN.has(state))
              .map(({ nominee }) => nominee.name);
            return (
              <li key={month.id}>
                <CardLink
                  to={`/work/good-deeds/${month.id}`}
                  title={f.month(month.month)}
                  end={<StatusTag tone={MONTH_TONE[month.state]}>{words(month.state)}</StatusTag>}
                >
                  {names.length > 0
                    ? t('chosen', { names: t.list(names) })
                    : desk?.mayServe
                      ? t('count', { count: month.deeds.length })
                      : t('open')}
                </CardLink>
              </li>
            );
          })}
        </CardList>
      ) : null}
      {asked === 'settings' && desk ? (
        <PraiseSettingsDialog
          settings={desk.settings}
          ruleField={(name, label, current) => (
            <RuleField
              villageId={villageId}
              name={name}
              label={label}
              body="MR"
              bases={name === 'awardRuleId' ? AWARD_BASES : BASES}
              current={current}
            />
          )}
          onClose={() => setAsked(null)}
        />
      ) : null}
      {asked === 'paper' ? (
        <PraiseMonthDialog villageId={villageId} now={now()} onClose={() => setAsked(null)} />
      ) : null}
      {asked === 'take' ? (
        <Dialog open onClose={() => setAsked(null)} title={t('take')}>
          <NominateForm
            grids={data?.area?.children.filter(({ kind }) => kind === 'GRID') ?? []}
            proposerId={proposer?.id ?? null}
            proposer={
              <PersonCombobox
                villageId={villageId}
                name="forResidentId"
                label={t('who')}
                required
                chosen={proposer}
                onChoose={setProposer}
              />
            }
            onSent={() => {
              setAsked(null);
              void refetch();
            }}
          />
        </Dialog>
      ) : null}
    </Stack>
  );
}
