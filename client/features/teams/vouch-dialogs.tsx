import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '#client/gql';
import type { Course } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { DateField, SelectField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { Row } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useTeamTexts } from './team-texts';
import { COURSES, optionsOf } from './team-words';

const EnterTrainingDocument = graphql(`
  mutation EnterTraining($input: TrainingInput!) {
    enterTraining(input: $input) {
      id
      trainings {
        id
        course
      }
    }
  }
`);
const InsureVolunteersDocument = graphql(`
  mutation InsureVolunteers($input: InsuranceInput!) {
    insureVolunteers(input: $input) {
      id
      insured
      insuredUntil
    }
  }
`);

/** Trainings and insurance for all who are chosen. */
export function VouchDialogs({ chosen, onDone }: { chosen: ReadonlySet<string>; onDone: () => void }) {
  const t = useTeamTexts();
  const intent = useIntent();
  const [open, setOpen] = useState<'training' | 'insurance' | null>(null);
  const [train] = useMutation(EnterTrainingDocument);
  const [insure] = useMutation(InsureVolunteersDocument);
  const residentIds = [...chosen];
  const close = (): void => setOpen(null);
  if (chosen.size === 0) return null;
  return (
    <Row wrap>
      <span>{t('chosen', { count: chosen.size })}</span>
      <Button onClick={() => setOpen('training')}>{t('enterTraining')}</Button>
      <Button onClick={() => setOpen('insurance')}>{t('insure')}</Button>
      <Dialog open={open === 'training'} onClose={close} title={t('enterTraining')} width="narrow">
        <Form
          submit={t('enterTraining')}
          onSubmit={async (values) => {
            const course = readText(values, 'course') as Course;
            const input = intent.sign({ residentIds, course, passedOn: readText(values, 'passedOn') });
            await train({ variables: { input } });
            intent.done();
            toast.good(t('doneTraining'));
            close();
            onDone();
          }}
        >
          <SelectField name="course" label={t('course')} options={optionsOf(COURSES, t.pick)} required />
          <DateField name="passedOn" label={t('passedOn')} required />
        </Form>
      </Dialog>
      <Dialog open={open === 'insurance'} onClose={close} title={t('insure')} width="narrow">
        <Form
          submit={t('insure')}
          onSubmit={async (values) => {
            await insure({
              variables: { input: intent.sign({ residentIds, until: readText(values, 'until') }) },
            });
            intent.done();
            toast.good(t('doneInsurance'));
            close();
            onDone();
          }}
        >
          <DateField name="until" label={t('until')} required />
        </Form>
      </Dialog>
    </Row>
  );
}
