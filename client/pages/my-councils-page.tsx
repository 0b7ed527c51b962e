import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { ChoiceCard } from '#client/features/councils/choice-card';
import { HandOverCard } from '#client/features/councils/hand-over-card';
import { type PlaceNamesKind, usePlaceName, usePlaces } from '#client/features/councils/place-names';
import { useSeatTexts } from '#client/features/councils/seat-texts';
import { TermWish } from '#client/features/councils/term-wish';
import { DutyList } from '#client/features/duties/duty-list';
import { useDutyTexts } from '#client/features/duties/duty-texts';
import { FileDutyDialog } from '#client/features/duties/file-duty-dialog';
import { MemberYearCard } from '#client/features/duties/member-year';
import { MyMeetings } from '#client/features/meetings/my-meetings';
import { useSession } from '#client/features/people/session';
import { graphql } from '#client/gql';
import type { MyCouncilsPageQuery } from '#client/gql/graphql';
import { Button, LinkButton } from '#client/ui/button';
import { SegmentedControl } from '#client/ui/choice';
import { toDateInput } from '#client/ui/format';
import { defineTexts } from '#client/ui/i18n';
import { LoadMore } from '#client/ui/load-more';
import { PlusIcon, ScalesIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Section, Stack } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const MyCouncilsPageDocument = graphql(`
  query MyCouncilsPage($year: Int!, $villageId: ID!, $after: String) {
    myMeetings {
      id
      ...MyMeetings_meeting
    }
    myCouncilYears(year: $year) {
      ...MemberYearCard_year
      council {
        id
        mayFileOwn
        kind {
          code
          ...PlaceNames_kind
        }
      }
      seat {
        id
        seat {
          place
          wish
        }
      }
    }
    myDuties(year: $year, first: 20, after: $after) {
      nodes {
        id
        ...DutyList_duty
      }
      pageInfo {
        endCursor
        hasNextPage
      }
    }
    councils(areaId: $villageId) {
      id
      nameZh
      nameEn
      kind {
        code
        votesPercent
        ...PlaceNames_kind
      }
      choices {
        id
        state
        ...ChoiceCard_choice
      }
      handOvers {
        id
        closedAt
        mayGive
        mayTake
        ...HandOverCard_handOver
      }
    }
  }
`);

const useMyCouncilsTexts = defineTexts('my-councils-page', {
  zh: {
    title: '我在理事会',
    lead: '您在哪些会里、这一年做了什么，都记在这里。',
    year: '年度',
    none: '您现在没有在理事会任职',
    noneText: '下面有正在提名的，您可以自己报名。',
    choices: '正在提名',
    noChoices: '现在没有正在提名的。',
    handOvers: '要交接的',
    ledger: '我做过的事',
    home: '进会里看看',
    board: '村里有哪些理事会',
  },
  en: {
    title: 'My councils',
    lead: 'Where you sit, and what you did this year.',
    year: 'Year',
    none: 'You sit on no council now',
    noneText: 'Where names are wanted below you may put forward your own.',
    choices: 'Names wanted',
    noChoices: 'No names are wanted now.',
    handOvers: 'To be handed over',
    ledger: 'What I did',
    home: 'To the council',
    board: 'The village’s councils',
  },
});

/** `/councils`: a member's own record, and where names are wanted. */
export function MyCouncilsPage() {
  const t = useMyCouncilsTexts();
  const words = useDutyTexts();
  const now = useServerNow();
  const { viewer } = useSession();
  const villageId = viewer?.village?.id ?? '';
  const [params, setParams] = useSearchParams();
  const thisYear = Number(toDateInput(now()).slice(0, 4));
  const years = [thisYear, thisYear - 1];
  const year = years.find((each) => String(each) === params.get('year')) ?? thisYear;
  const { data, previousData, error, loading, refetch, fetchMore } = useQuery(MyCouncilsPageDocument, {
    variables: { year, villageId },
    skip: villageId === '',
    fetchPolicy: 'cache-and-network',
  });
  // Another year's figures only stand in until the year's own are here.
  const shown = data ?? (loading ? previousData : undefined);
  const own = viewer?.resident;
  const open = (shown?.councils ?? []).flatMap((council) =>
    council.choices.filter(({ state }) => state === 'OPEN').map((choice) => ({ council, choice })),
  );
  const handOvers = (shown?.councils ?? []).flatMap((council) =>
    council.handOvers
      .filter(({ closedAt, mayGive, mayTake }) => !closedAt && (mayGive || mayTake))
      .map((handOver) => ({ council, handOver })),
  );
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        actions={
          <>
            {villageId ? <LinkButton to={`/board/${villageId}/councils`}>{t('board')}</LinkButton> : null}
            {shown && shown.myCouncilYears.length > 0 ? <PrintButton /> : null}
          </>
        }
      />
      <QueryState data={shown} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      {viewer && villageId === '' ? <EmptyState icon={ScalesIcon} title={t('none')} /> : null}
      {shown && own ? (
        <Stack gap="large">
          <MyMeetings meetings={shown.myMeetings} />
          {open.length > 0 ? (
            <Section title={t('choices')}>
              <Stack>
                {open.map(({ council, choice }) => (
                  <OpenChoice
                    key={choice.id}
                    council={council}
                    choice={choice}
                    ownId={own.id}
                    now={now}
                    onChanged={() => refetch()}
                  />
                ))}
              </Stack>
            </Section>
          ) : null}
          {handOvers.length > 0 ? (
            <Section title={t('handOvers')}>
              <Stack>
                {handOvers.map(({ council, handOver }) => (
                  <OpenHandOver key={handOver.id} council={council} handOver={handOver} />
                ))}
              </Stack>
            </Section>
          ) : null}
          <div className="no-print">
            <SegmentedControl
              label={t('year')}
              options={years.map((each) => ({ value: String(each), label: String(each) }))}
              value={String(year)}
              onChange={(next) => setParams({ year: next }, { replace: true })}
            />
          </div>
          <Section title={words('yearOf', { year })}>
            <Stack>
              {shown.myCouncilYears.length === 0 ? (
                <EmptyState icon={ScalesIcon} title={t('none')}>
                  {open.length > 0 ? t('noneText') : t('noChoices')}
                </EmptyState>
              ) : null}
              {shown.myCouncilYears.map((line) => (
                <OwnYear
                  key={line.council.id}
                  line={line}
                  own={own}
                  current={year === thisYear}
                  now={now}
                  onChanged={() => refetch()}
                />
              ))}
            </Stack>
          </Section>
          {shown.myDuties.nodes.length > 0 ? (
            <Section title={t('ledger')}>
              <DutyList own duties={shown.myDuties.nodes} />
              <LoadMore
                hasMore={shown.myDuties.pageInfo.hasNextPage}
                onMore={() => fetchMore({ variables: { after: shown.myDuties.pageInfo.endCursor } })}
              />
            </Section>
          ) : null}
        </Stack>
      ) : null}
    </>
  );
}

type CouncilLine = MyCouncilsPageQuery['councils'][number];
type ChoiceProps = {
  council: CouncilLine;
  choice: CouncilLine['choices'][number];
  ownId: string;
  now: () => Date;
  onChanged: () => Promise<unknown>;
};

function OpenChoice({ council, choice, ownId, now, onChanged }: ChoiceProps) {
  const words = useSeatTexts();
  const places = usePlaces(council.kind);
  return (
    <ChoiceCard
      choice={choice}
      title={words.pick(council.nameZh, council.nameEn)}
      places={places}
      votesPercent={council.kind.votesPercent}
      ownId={ownId}
      now={now}
      onChanged={onChanged}
    />
  );
}

function OpenHandOver({
  council,
  handOver,
}: {
  council: CouncilLine;
  handOver: CouncilLine['handOvers'][number];
}) {
  const words = useSeatTexts();
  const placeName = usePlaceName(council.kind);
  return (
    <HandOverCard
      handOver={handOver}
      placeName={placeName}
      title={words.pick(council.nameZh, council.nameEn)}
    />
  );
}

type YearLine = MyCouncilsPageQuery['myCouncilYears'][number];
type OwnYearProps = {
  line: YearLine;
  own: { id: string; name: string };
  current: boolean;
  now: () => Date;
  onChanged: () => Promise<unknown>;
};

function OwnYear({ line, own, current, now, onChanged }: OwnYearProps) {
  const t = useMyCouncilsTexts();
  const words = useDutyTexts();
  const kind: PlaceNamesKind = line.council.kind;
  const placeName = usePlaceName(kind);
  const [filing, setFiling] = useState(false);
  const sits = current && line.council.mayFileOwn;
  return (
    <MemberYearCard
      year={line}
      place={placeName(line.seat.seat?.place ?? '')}
      actions={
        sits ? (
          <Button size="small" icon={PlusIcon} onClick={() => setFiling(true)}>
            {words('fileOwn')}
          </Button>
        ) : undefined
      }
    >
      {sits ? (
        <>
          <TermWish councilId={line.council.id} wish={line.seat.seat?.wish ?? null} />
          <p className="no-print">
            <LinkButton kind="quiet" to={`/work/councils/${line.council.id}`}>
              {t('home')}
            </LinkButton>
          </p>
        </>
      ) : null}
      {filing ? (
        <FileDutyDialog
          councilId={line.council.id}
          people={[own]}
          own
          now={now}
          onClose={() => setFiling(false)}
          onFiled={onChanged}
        />
      ) : null}
    </MemberYearCard>
  );
}
