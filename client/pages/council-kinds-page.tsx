import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { CouncilKindFacts } from '#client/features/councils/council-kind-facts';
import { KindForm } from '#client/features/councils/kind-form';
import { useSeatTexts } from '#client/features/councils/seat-texts';
import { DutyRulesDialog } from '#client/features/duties/duty-rules-dialog';
import { useDutyTexts } from '#client/features/duties/duty-texts';
import { graphql } from '#client/gql';
import type { CouncilKindsPageQuery } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { defineTexts } from '#client/ui/i18n';
import { KeyValues } from '#client/ui/key-values';
import { PlusIcon } from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';
import { PrintButton } from '#client/ui/print-button';
import { Row, Stack } from '#client/ui/section';
import { QueryState } from './query-state';

const CouncilKindsPageDocument = graphql(`
  query CouncilKindsPage {
    mayKeepCouncilKinds
    councilKinds {
      code
      nameZh
      nameEn
      seatsMin
      seatsMax
      meetingsPerYear
      seating
      posts {
        code
        nameZh
        nameEn
        min
        max
      }
      handOver {
        zh
        en
      }
      rules {
        id
        code
        current {
          id
          nameZh
          nameEn
        }
      }
      dutyRules {
        ruleCode
        dutyKind
      }
      ...CouncilKindFacts_kind
      ...KindForm_kind
    }
  }
`);

const useKindsTexts = defineTexts('council-kinds-page', {
  zh: {
    title: '理事会章程',
    lead: '有哪几种会，各管什么、怎么产生、不许留存什么。县里写，村里照着办。',
    back: '理事会',
    add: '加一种',
    amend: '改章程',
    amendOf: '改{{name}}的章程',
    map: '改履职规则',
    mapOf: '改{{name}}的履职规则',
    newTitle: '新的一种会',
    seats: '席位',
    places: '职务',
    rules: '归它批的规则',
    duties: '算履职的活动记录',
    hand: '换人要交接的',
    none: '没有',
  },
  en: {
    title: 'Charters of councils',
    lead: 'Which kinds there are, what each is for and what it must not keep. Written by the county.',
    back: 'Councils',
    add: 'Add a kind',
    amend: 'Amend',
    amendOf: 'Amend the charter of {{name}}',
    map: 'Rules of duties',
    mapOf: 'Rules of duties of {{name}}',
    newTitle: 'A new kind',
    seats: 'Seats',
    places: 'Places',
    rules: 'Rules it approves',
    duties: 'Records that are duties',
    hand: 'Handed over when a place changes',
    none: 'none',
  },
});

/** `/work/council-kinds`: what kinds of councils are; the county writes them. */
export function CouncilKindsPage() {
  const t = useKindsTexts();
  const words = useDutyTexts();
  const seats = useSeatTexts();
  const [params, setParams] = useSearchParams();
  const [mapping, setMapping] = useState<string | null>(null);
  const { data, error, loading, refetch } = useQuery(CouncilKindsPageDocument);
  const writing = params.get('kind');
  const kind = data?.councilKinds.find(({ code }) => code === writing) ?? null;
  const mapped = data?.councilKinds.find(({ code }) => code === mapping);
  const editing = Boolean(data?.mayKeepCouncilKinds) && (writing === 'new' || kind !== null);
  const close = (): void => setParams({}, { replace: true });
  const named = (code: string, zh: string, en: string): string => `${code} ${t.pick(zh, en)}`;
  return (
    <>
      <PageHeader
        title={
          editing
            ? kind
              ? t('amendOf', { name: t.pick(kind.nameZh, kind.nameEn) })
              : t('newTitle')
            : t('title')
        }
        lead={editing ? undefined : t('lead')}
        back={{ to: editing ? '/work/council-kinds' : '/work/councils', label: t('back') }}
        actions={
          data && !editing ? (
            <>
              {data.mayKeepCouncilKinds ? (
                <Button icon={PlusIcon} onClick={() => setParams({ kind: 'new' })}>
                  {t('add')}
                </Button>
              ) : null}
              <PrintButton />
            </>
          ) : null
        }
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="card" />
      {data && editing ? (
        <KindForm
          key={writing}
          kind={kind}
          onCancel={close}
          onSaved={async () => {
            close();
            await refetch();
          }}
        />
      ) : null}
      {data && !editing ? (
        <Stack>
          {data.councilKinds.map((each) => {
            const name = t.pick(each.nameZh, each.nameEn);
            return (
              <Card
                key={each.code}
                as="article"
                title={name}
                level={2}
                actions={
                  data.mayKeepCouncilKinds ? (
                    <Row>
                      <Button
                        size="small"
                        aria-label={t('amendOf', { name })}
                        onClick={() => setParams({ kind: each.code })}
                      >
                        {t('amend')}
                      </Button>
                      <Button
                        size="small"
                        kind="quiet"
                        aria-label={t('mapOf', { name })}
                        onClick={() => setMapping(each.code)}
                      >
                        {t('map')}
                      </Button>
                    </Row>
                  ) : undefined
                }
              >
                <CouncilKindFacts kind={each} />
                <KeyValues
                  items={[
                    {
                      label: t('seats'),
                      value: `${seats('placeCount', { min: each.seatsMin, max: each.seatsMax })} · ${seats(
                        'byWay',
                        { way: seats(each.seating) },
                      )} · ${
                        each.meetingsPerYear > 0
                          ? seats('meetings', { count: each.meetingsPerYear })
                          : seats('meetingsFree')
                      }`,
                    },
                    {
                      label: t('places'),
                      value: t.list(
                        each.posts.map(
                          ({ nameZh, nameEn, min, max }) => `${t.pick(nameZh, nameEn)} ${min}–${max}`,
                        ),
                      ),
                    },
                    {
                      label: t('rules'),
                      value:
                        t.list(
                          each.rules.map(({ code, current }) =>
                            named(code, current?.nameZh ?? '', current?.nameEn ?? ''),
                          ),
                        ) || t('none'),
                    },
                    {
                      label: t('duties'),
                      value:
                        t.list(
                          each.dutyRules.map(({ ruleCode, dutyKind }) =>
                            words.aside(ruleCode, words(dutyKind)),
                          ),
                        ) || t('none'),
                    },
                    {
                      label: t('hand'),
                      value: t.list(each.handOver.map(({ zh, en }) => t.pick(zh, en))) || t('none'),
                    },
                  ]}
                />
              </Card>
            );
          })}
        </Stack>
      ) : null}
      {mapped ? (
        <DutyRulesDialog
          kind={{ code: mapped.code, name: t.pick(mapped.nameZh, mapped.nameEn) }}
          rules={rulesToMap(mapped, t.pick)}
          onClose={() => setMapping(null)}
        />
      ) : null}
    </>
  );
}

type Kind = CouncilKindsPageQuery['councilKinds'][number];

/** The rules a kind approves and those that make duties of it now. */
function rulesToMap(
  { rules, dutyRules }: Pick<Kind, 'rules' | 'dutyRules'>,
  pick: (zh: string, en: string) => string,
): Parameters<typeof DutyRulesDialog>[0]['rules'] {
  const own = rules.map(({ code, current }) => ({
    code,
    name: current ? pick(current.nameZh, current.nameEn) : '',
  }));
  const others = dutyRules
    .filter(({ ruleCode }) => !own.some(({ code }) => code === ruleCode))
    .map(({ ruleCode }) => ({ code: ruleCode, name: '' }));
  return [...own, ...others].map((rule) => ({
    ...rule,
    now: dutyRules.find(({ ruleCode }) => ruleCode === rule.code)?.dutyKind ?? null,
  }));
}
