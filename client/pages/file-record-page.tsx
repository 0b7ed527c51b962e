import { useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { useSearchParams } from 'react-router';
import { FileRecordForm } from '#client/features/activities/file-record-form';
import { type PersonChoice, PersonCombobox, asPerson } from '#client/features/people/person-combobox';
import { VillageSwitch, type WorkVillage, useWorkVillage } from '#client/features/people/work-village';
import { type RuleChoice, RuleCombobox } from '#client/features/scoring/rule-combobox';
import { graphql } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { Notice } from '#client/ui/notice';
import { PageHeader } from '#client/ui/page-header';
import { Stack } from '#client/ui/section';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';
import { useWorkTexts } from './work-texts';

const FileRecordPageDocument = graphql(`
  query FileRecordPage($villageId: ID!, $residentId: ID!, $ofResident: Boolean!) {
    rules(villageId: $villageId) {
      ...RuleCombobox_rule
    }
    resident(id: $residentId) @include(if: $ofResident) {
      id
      name
      household {
        id
        number
      }
    }
  }
`);

/** `/work/file`: an organiser files an act for someone. `?resident=` names the person beforehand. */
export function FileRecordPage() {
  const t = useWorkTexts();
  const choice = useWorkVillage();
  return (
    <>
      <PageHeader
        title={t('file')}
        lead={t('fileLead')}
        back={{ to: '/work', label: t('queueBack') }}
        actions={<VillageSwitch choice={choice} />}
      />
      <QueryState
        data={choice.village}
        error={choice.error}
        loading={choice.loading}
        onRetry={choice.retry}
      />
      {choice.village ? <FileRecordOf key={choice.village.id} village={choice.village} /> : null}
    </>
  );
}

function FileRecordOf({ village }: { village: NonNullable<WorkVillage['village']> }) {
  const t = useWorkTexts();
  const now = useServerNow();
  const [params] = useSearchParams();
  const residentId = params.get('resident') ?? '';
  const [rule, setRule] = useState<RuleChoice | null>(null);
  const [chosen, setPerson] = useState<PersonChoice | null>();
  const [filed, setFiled] = useState<{ id: string; state: string; title: string } | null>(null);
  const [round, setRound] = useState(0);
  const { data, error, loading, refetch } = useQuery(FileRecordPageDocument, {
    variables: { villageId: village.id, residentId, ofResident: residentId !== '' },
  });
  if (!data) return <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />;
  const person = chosen === undefined ? (data.resident ? asPerson(data.resident) : null) : chosen;
  return (
    <Stack>
      {filed ? (
        <Notice
          tone="good"
          live
          title={filed.state === 'DRAFT' ? t('kept') : t('filed', { title: filed.title })}
          actions={<LinkButton to={`/work/records/${filed.id}`}>{t('seeFiled')}</LinkButton>}
        />
      ) : null}
      <FileRecordForm
        key={round}
        rule={rule ? { ...rule.version, id: rule.id, title: rule.title } : null}
        residentId={person?.id ?? null}
        now={now}
        ruleField={
          <RuleCombobox
            name="rule"
            rules={data.rules}
            chosen={rule}
            onChoose={setRule}
            hint={rule ? t.pick(rule.version.plainZh, rule.version.plainEn) : undefined}
            required
          />
        }
        personField={
          <PersonCombobox
            villageId={village.id}
            name="person"
            label={t('person')}
            chosen={person}
            onChoose={setPerson}
            required
          />
        }
        onFiled={(record) => {
          setFiled({ ...record, title: `${person?.name ?? ''} ${rule?.title ?? ''}`.trim() });
          // The rule stays for the next person.
          setPerson(null);
          setRound(round + 1);
          window.scrollTo({ top: 0 });
        }}
      />
    </Stack>
  );
}
