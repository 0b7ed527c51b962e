import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { ClassCard } from '#client/features/elders/class-card';
import { JoinClassDocument } from '#client/features/elders/coming-list';
import { OpenClassDialog } from '#client/features/elders/open-class-dialog';
import { PersonCombobox, type PersonChoice } from '#client/features/people/person-combobox';
import { graphql } from '#client/gql';
import { Button } from '#client/ui/button';
import { useErrorText } from '#client/ui/error-text';
import { defineTexts } from '#client/ui/i18n';
import { PlusIcon } from '#client/ui/more-icons';
import { PrintButton } from '#client/ui/print-button';
import { Row, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { ElderOffice } from './elder-office';
import { QueryState } from './query-state';
import { useServerNow } from './server-now';

const WorkElderClassesPageDocument = graphql(`
  query WorkElderClassesPage($villageId: ID!) {
    eldersDesk(villageId: $villageId) {
      villageId
      mayRun
    }
    elderClasses(villageId: $villageId) {
      id
      ...ClassCard_class
    }
  }
`);

const useClassesTexts = defineTexts('work-elder-classes-page', {
  zh: {
    title: '手机课',
    lead: '教老人打视频、扫码、看懂骗局。每节课点名，来够了就结业。',
    open: '开一期手机课',
    none: '还没有开过手机课。',
    teacher: '谁来教',
    who: '替谁报名',
    add: '报上',
    added: '报上了',
  },
  en: {
    title: 'Phone classes',
    lead: 'Video calls, codes, and how to see through fraud. Each session has its roll.',
    open: 'Open a class',
    none: 'No classes yet.',
    teacher: 'Who teaches',
    who: 'Put somebody in',
    add: 'Put in',
    added: 'In the class',
  },
});

/** `/work/elders/classes`: phone classes with sessions and rolls. */
export function WorkElderClassesPage() {
  const t = useClassesTexts();
  return (
    <ElderOffice title={t('title')} lead={t('lead')} print={<PrintButton />}>
      {(villageId) => <Classes villageId={villageId} />}
    </ElderOffice>
  );
}

function Classes({ villageId }: { villageId: string }) {
  const t = useClassesTexts();
  const now = useServerNow();
  const [opening, setOpening] = useState(false);
  const [teacher, setTeacher] = useState<PersonChoice | null>(null);
  const { data, error, loading, refetch } = useQuery(WorkElderClassesPageDocument, {
    variables: { villageId },
    fetchPolicy: 'cache-and-network',
  });
  const mayRun = data?.eldersDesk.mayRun ?? false;
  return (
    <Stack gap="large">
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {mayRun ? (
        <div className="no-print">
          <Button
            kind="primary"
            icon={PlusIcon}
            onClick={() => {
              setTeacher(null);
              setOpening(true);
            }}
          >
            {t('open')}
          </Button>
        </div>
      ) : null}
      {data && data.elderClasses.length === 0 ? <p className="muted">{t('none')}</p> : null}
      {data?.elderClasses.map((its) => (
        <ClassCard
          key={its.id}
          its={its}
          now={now()}
          mayRun={mayRun}
          add={<AddPupil villageId={villageId} classId={its.id} onAdded={() => void refetch()} />}
        />
      ))}
      {opening ? (
        <OpenClassDialog
          villageId={villageId}
          now={now()}
          teacherId={teacher?.id ?? null}
          teacher={
            <PersonCombobox
              villageId={villageId}
              name="teacherId"
              label={t('teacher')}
              chosen={teacher}
              onChoose={setTeacher}
            />
          }
          onClose={() => setOpening(false)}
          onOpened={() => {
            setOpening(false);
            void refetch();
          }}
        />
      ) : null}
    </Stack>
  );
}

function AddPupil({
  villageId,
  classId,
  onAdded,
}: {
  villageId: string;
  classId: string;
  onAdded: () => void;
}) {
  const t = useClassesTexts();
  const intent = useIntent();
  const errorText = useErrorText();
  const [elder, setElder] = useState<PersonChoice | null>(null);
  const [join] = useMutation(JoinClassDocument);

  async function put(): Promise<void> {
    if (!elder) return;
    try {
      await join({ variables: { input: intent.sign({ classId, elderId: elder.id }) } });
      intent.done();
      setElder(null);
      toast.good(t('added'));
      onAdded();
    } catch (fault) {
      toast.bad(errorText(fault).message);
    }
  }

  return (
    <Stack gap="small">
      <PersonCombobox
        villageId={villageId}
        name={`pupil-${classId}`}
        label={t('who')}
        chosen={elder}
        onChoose={setElder}
      />
      <Row>
        <Button disabled={!elder} onClick={() => void put()}>
          {t('add')}
        </Button>
      </Row>
    </Stack>
  );
}
