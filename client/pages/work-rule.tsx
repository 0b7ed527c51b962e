import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { useBodyChoices, useBodyNames } from '#client/features/councils/body-names';
import { HistoryList } from '#client/features/people/history-list';
import type { WorkVillage } from '#client/features/people/work-village';
import { EndRuleDialog } from '#client/features/scoring/end-rule-dialog';
import { RuleForm } from '#client/features/scoring/rule-form';
import { RuleSheet } from '#client/features/scoring/rule-sheet';
import { RuleVersions } from '#client/features/scoring/rule-versions';
import { useRuleWords } from '#client/features/scoring/rule-words';
import { useWorkRuleTexts } from '#client/features/scoring/work-rule-texts';
import { graphql } from '#client/gql';
import type { WorkRuleQuery } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button, LinkButton } from '#client/ui/button';
import { toDateInput } from '#client/ui/format';
import { EditIcon } from '#client/ui/icons';
import { PauseIcon } from '#client/ui/more-icons';
import { Notice } from '#client/ui/notice';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack, TwoColumn } from '#client/ui/section';
import { EmptyState } from '#client/ui/states';
import { useUiTexts } from '#client/ui/texts';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';
import { useWorkTexts } from './work-texts';

// One rule of `/work/rules`: what it says and said, its form, and the form for a new one.

const WorkRuleDocument = graphql(`
  query WorkRule($id: ID!) {
    rule(id: $id) {
      id
      code
      category
      local
      mayRevise
      current {
        id
        nameZh
        nameEn
        ...RuleFacts_version
      }
      versions {
        id
        version
        nameZh
        nameEn
        effectiveTo
        ...RuleFacts_version
      }
      history {
        ...HistoryList_entry
      }
      ...RuleForm_rule
    }
    councilKinds {
      ...BodyNames_kind
    }
  }
`);

const NewRuleDocument = graphql(`
  query NewRule($villageId: ID!) {
    county {
      id
    }
    rules(villageId: $villageId) {
      id
      code
      local
    }
    councilKinds {
      ...BodyNames_kind
    }
  }
`);

type Village = NonNullable<WorkVillage['village']>;
type Shown = NonNullable<WorkRuleQuery['rule']>;

/** The address of the list, or of one rule in it. */
const path = (village: Village, rest = '') => `/work/rules?village=${village.id}${rest}`;

export function OneRule({ village, ruleId }: { village: Village; ruleId: string }) {
  const t = useWorkRuleTexts();
  const ui = useUiTexts();
  const navigate = useNavigate();
  const now = useServerNow();
  const [params] = useSearchParams();
  const { data, error, loading, refetch } = useQuery(WorkRuleDocument, {
    variables: { id: ruleId },
    fetchPolicy: 'cache-and-network',
  });
  const bodyName = useBodyNames(data?.councilKinds);
  const bodyChoices = useBodyChoices(data?.councilKinds ?? []);
  const rule = data?.rule;
  const back = { to: path(village), label: t('back') };
  const here = path(village, `&rule=${ruleId}`);
  if (!rule) {
    return (
      <>
        <PageHeader title={data ? t('noRule') : t('rule')} back={back} />
        <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="page" />
        {data ? <EmptyState title={t('noRule')}>{t('noRuleText')}</EmptyState> : null}
      </>
    );
  }
  if (rule.mayRevise && params.get('do') === 'revise') {
    return (
      <>
        <PageHeader
          title={t('reviseTitle', { code: rule.code })}
          lead={t('reviseLead')}
          back={{ to: here, label: rule.code }}
        />
        <RuleForm
          rule={rule}
          bodyChoices={bodyChoices}
          today={toDateInput(now())}
          cancel={<LinkButton to={here}>{ui('cancel')}</LinkButton>}
          onSaved={async () => {
            await refetch();
            await navigate(here, { replace: true });
          }}
        />
      </>
    );
  }
  return (
    <>
      <RuleHead rule={rule} back={back} here={here} today={toDateInput(now())} onChanged={() => refetch()} />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      <RuleBody rule={rule} bodyName={bodyName} today={toDateInput(now())} />
    </>
  );
}

type HeadProps = {
  rule: Shown;
  back: { to: string; label: string };
  here: string;
  today: string;
  onChanged: () => Promise<unknown>;
};

function RuleHead({ rule, back, here, today, onChanged }: HeadProps) {
  const t = useWorkRuleTexts();
  const words = useRuleWords();
  const [ending, setEnding] = useState(false);
  const latest = rule.versions.toSorted((a, b) => b.version - a.version)[0];
  const named = rule.current ?? latest;
  return (
    <>
      <PageHeader
        title={named ? t.pick(named.nameZh, named.nameEn) : rule.code}
        eyebrow={`${rule.code} · ${words.category(rule.category)}`}
        lead={
          <StatusTag tone={rule.local ? 'info' : 'plain'}>{t(rule.local ? 'local' : 'template')}</StatusTag>
        }
        back={back}
        actions={
          rule.mayRevise ? (
            <>
              <LinkButton to={`${here}&do=revise`} icon={EditIcon} kind="primary">
                {t('revise')}
              </LinkButton>
              {latest && latest.effectiveTo === null ? (
                <Button icon={PauseIcon} onClick={() => setEnding(true)}>
                  {t('end')}
                </Button>
              ) : null}
            </>
          ) : undefined
        }
      />
      {ending ? (
        <EndRuleDialog rule={rule} today={today} onClose={() => setEnding(false)} onEnded={onChanged} />
      ) : null}
    </>
  );
}

function RuleBody({
  rule,
  bodyName,
  today,
}: {
  rule: Shown;
  bodyName: (code: string) => string;
  today: string;
}) {
  const t = useWorkRuleTexts();
  const work = useWorkTexts();
  return (
    <TwoColumn
      main={
        <Stack gap="large">
          <Section title={t('nowSays')}>
            {rule.current ? (
              <RuleSheet version={rule.current} bodyName={bodyName} />
            ) : (
              <p className="muted">{t('notInForce')}</p>
            )}
          </Section>
          <Section title={t('versions')} lead={t('versionsLead')}>
            <RuleVersions
              versions={rule.versions}
              currentId={rule.current?.id ?? null}
              bodyName={bodyName}
              today={today}
            />
          </Section>
        </Stack>
      }
      aside={
        <Section title={work('history')}>
          <HistoryList entries={rule.history} />
        </Section>
      }
    />
  );
}

/** The first code of the village's own that no rule of today has. */
function freeCode(rules: readonly { code: string }[]): string {
  const taken = new Set(rules.map((rule) => rule.code));
  let number = 1;
  const code = () => `LO-${String(number).padStart(2, '0')}`;
  while (taken.has(code())) number += 1;
  return code();
}

export function NewRule({ village, owner }: { village: Village; owner: 'village' | 'county' }) {
  const t = useWorkRuleTexts();
  const ui = useUiTexts();
  const navigate = useNavigate();
  const now = useServerNow();
  const { data, error, loading, refetch } = useQuery(NewRuleDocument, {
    variables: { villageId: village.id },
    fetchPolicy: 'network-only',
  });
  const bodyChoices = useBodyChoices(data?.councilKinds ?? []);
  const local = owner === 'village';
  return (
    <>
      <PageHeader
        title={t(local ? 'newLocalTitle' : 'newTemplateTitle')}
        lead={t(local ? 'newLocalLead' : 'newTemplateLead')}
        back={{ to: path(village), label: t('back') }}
        eyebrow={local ? t.pick(village.nameZh, village.nameEn) : undefined}
      />
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} kind="page" />
      <Stack>
        {data && local ? (
          <Notice>{t('localCount', { count: data.rules.filter((rule) => rule.local).length })}</Notice>
        ) : null}
        {data ? (
          <RuleForm
            rule={null}
            fresh={
              local
                ? { areaId: village.id, category: 'LOCAL', code: freeCode(data.rules) }
                : { areaId: data.county.id }
            }
            bodyChoices={bodyChoices}
            today={toDateInput(now())}
            cancel={<LinkButton to={path(village)}>{ui('cancel')}</LinkButton>}
            onSaved={(ruleId) => navigate(path(village, `&rule=${ruleId}`), { replace: true })}
          />
        ) : null}
      </Stack>
    </>
  );
}
