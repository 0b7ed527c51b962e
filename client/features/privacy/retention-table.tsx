import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { RetentionTable_RuleFragment } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { NumberField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readNumber } from '#client/ui/form-values';
import { Table } from '#client/ui/table';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { usePrivacyTexts } from './privacy-texts';
import './privacy.css';

const RetentionTable_rule = graphql(`
  fragment RetentionTable_rule on RetentionRule {
    kind
    days
    leastDays
    whatZh
    whatEn
    fromZh
    fromEn
    whyZh
    whyEn
    mayRevise
    checkedAt
    removed
    lastRun {
      id
      removed
      at
    }
  }
`);
const ReviseRetentionDocument = graphql(`
  mutation ReviseRetention($input: RetentionInput!) {
    reviseRetention(input: $input) {
      ...RetentionTable_rule
    }
  }
`);

type Rule = RetentionTable_RuleFragment;

/** What is kept for how long, and why, in plain words. */
export function RetentionTable({
  rules: masked,
}: {
  rules: readonly FragmentType<typeof RetentionTable_rule>[];
}) {
  const t = usePrivacyTexts();
  const rules = unmask(RetentionTable_rule, masked);
  const [chosen, setChosen] = useState<Rule | null>(null);
  return (
    <>
      <Table
        caption={t('schedule')}
        hideCaption
        rows={rules}
        rowKey={({ kind }) => kind}
        columns={[
          { key: 'what', header: t('what'), head: true, cell: (rule) => t.pick(rule.whatZh, rule.whatEn) },
          {
            key: 'days',
            header: t('howLong'),
            cell: (rule) =>
              rule.days === null || rule.days === undefined ? (
                t('forGood')
              ) : (
                <>
                  <strong className="numeric">{t('days', { count: rule.days })}</strong>
                  <span className="muted small"> {t.pick(rule.fromZh, rule.fromEn)}</span>
                </>
              ),
          },
          {
            key: 'why',
            header: t('why'),
            cell: (rule) => t.pick(rule.whyZh, rule.whyEn),
          },
          {
            key: 'cleared',
            header: t('cleared'),
            cell: (rule) => <Cleared rule={rule} />,
          },
          ...(rules.some((rule) => rule.mayRevise)
            ? [
                {
                  key: 'change',
                  header: t('changeDays'),
                  hideHeader: true,
                  nowrap: true,
                  cell: (rule: Rule) =>
                    rule.mayRevise ? (
                      <Button size="small" onClick={() => setChosen(rule)}>
                        {t('changeDays')}
                      </Button>
                    ) : null,
                },
              ]
            : []),
        ]}
      />
      {chosen ? <ReviseDialog rule={chosen} onClose={() => setChosen(null)} /> : null}
    </>
  );
}

/** When the job last looked, what it last removed, and how much there was in all. */
function Cleared({ rule }: { rule: Rule }) {
  const t = usePrivacyTexts();
  const f = useFormat();
  if (rule.leastDays === null || rule.leastDays === undefined) return t('neverCleared');
  return (
    <>
      {rule.checkedAt ? t('checkedAt', { at: f.dateTime(rule.checkedAt) }) : t('notChecked')}
      <span className="muted small retention-run">
        {rule.lastRun
          ? t('lastRun', {
              date: f.date(rule.lastRun.at),
              count: rule.lastRun.removed,
              all: rule.removed,
            })
          : t('nothingDue')}
      </span>
    </>
  );
}

function ReviseDialog({ rule, onClose }: { rule: Rule; onClose: () => void }) {
  const t = usePrivacyTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const [revise] = useMutation(ReviseRetentionDocument);
  const least = rule.leastDays ?? 1;
  return (
    <Dialog open onClose={onClose} title={t.pick(rule.whatZh, rule.whatEn)}>
      <Form
        submit={t('changeDays')}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={async (values) => {
          const input = intent.sign({ kind: rule.kind, days: readNumber(values, 'days') ?? 0 });
          await revise({ variables: { input } });
          intent.done();
          toast.good(t('saved'));
          onClose();
        }}
      >
        <NumberField
          name="days"
          label={t('daysField')}
          hint={t('leastDays', { count: least })}
          min={least}
          max={36_500}
          defaultValue={String(rule.days ?? '')}
          required
        />
      </Form>
    </Dialog>
  );
}
