import { useQuery } from '@apollo/client/react';
import { HistoryList } from '#client/features/people/history-list';
import { VillageSwitch, useWorkVillage } from '#client/features/people/work-village';
import { SettingsForm } from '#client/features/tasks/settings-form';
import { useSettingsTexts } from '#client/features/tasks/settings-texts';
import { graphql } from '#client/gql';
import { Card } from '#client/ui/card';
import { PageHeader } from '#client/ui/page-header';
import { Section, Stack } from '#client/ui/section';
import { QueryState } from './query-state';

const WorkTaskSettingsPageDocument = graphql(`
  query WorkTaskSettingsPage($villageId: ID!) {
    taskSettings(villageId: $villageId) {
      id
      ...SettingsForm_settings
      history {
        id
        ...HistoryList_entry
      }
    }
  }
`);

/** `/work/tasks/settings`: a village's numbers for tasks, who set them, and all versions. */
export function WorkTaskSettingsPage() {
  const t = useSettingsTexts();
  const choice = useWorkVillage();
  const villageId = choice.village?.id ?? '';
  const { data, error, loading, refetch } = useQuery(WorkTaskSettingsPageDocument, {
    variables: { villageId },
    skip: villageId === '',
    fetchPolicy: 'cache-and-network',
  });
  const settings = data?.taskSettings;
  return (
    <>
      <PageHeader
        title={t('title')}
        lead={t('lead')}
        back={{ to: '/work/tasks', label: t('tasks') }}
        actions={<VillageSwitch choice={choice} />}
      />
      <QueryState
        data={settings}
        error={error ?? choice.error}
        loading={loading || choice.loading}
        onRetry={() => void refetch()}
        kind="card"
      />
      {settings ? (
        <Stack gap="large">
          <Card>
            <SettingsForm key={settings.id} settings={settings} onDone={() => refetch()} />
          </Card>
          <Section title={t('versions')}>
            {settings.history.length > 0 ? (
              <HistoryList entries={settings.history} />
            ) : (
              <p className="muted">{t('noVersions')}</p>
            )}
          </Section>
        </Stack>
      ) : null}
    </>
  );
}
