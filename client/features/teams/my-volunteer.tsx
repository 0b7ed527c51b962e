import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { VolunteerMove } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { Dialog } from '#client/ui/dialog';
import { DateField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { KeyValues } from '#client/ui/key-values';
import { Row, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { FreeTimes } from './free-times';
import { useTeamTexts } from './team-texts';
import { COURSES, GEAR, LANGUAGES, SKILLS, VOLUNTEER_STATES } from './team-words';
import { VolunteerForm } from './volunteer-form';

const MyVolunteer_volunteer = graphql(`
  fragment MyVolunteer_volunteer on Volunteer {
    id
    number
    state
    pausedUntil
    skills
    languages
    available
    insuredUntil
    insured
    moves
    trainings {
      id
      course
      passedOn
    }
    gear {
      id
      kind
      number
    }
    ...VolunteerForm_volunteer
  }
`);
const MoveVolunteerDocument = graphql(`
  mutation MoveVolunteer($input: VolunteerMoveInput!) {
    moveVolunteer(input: $input) {
      id
      ...MyVolunteer_volunteer
    }
  }
`);

type Props = {
  residentId: string;
  volunteer: FragmentType<typeof MyVolunteer_volunteer> | null;
  onChanged: () => void | Promise<unknown>;
};

/** The own place on the register: what one said, a break, the end; or the form to register. */
export function MyVolunteer({ residentId, volunteer: masked, onChanged }: Props) {
  const t = useTeamTexts();
  const f = useFormat();
  const intent = useIntent();
  const [open, setOpen] = useState<'register' | 'revise' | 'pause' | 'leave' | null>(null);
  const [moveVolunteer] = useMutation(MoveVolunteerDocument);
  const volunteer = masked ? unmask(MyVolunteer_volunteer, masked) : null;
  const close = (): void => setOpen(null);

  async function move(step: VolunteerMove, until: string | null): Promise<void> {
    await moveVolunteer({ variables: { input: intent.sign({ residentId, move: step, until }) } });
    intent.done();
    toast.good(t('saved'));
    close();
    await onChanged();
  }
  async function done(): Promise<void> {
    close();
    await onChanged();
  }

  if (!volunteer || volunteer.state === 'LEFT') {
    return (
      <Card title={t('register')} tone="accent">
        <Stack>
          <p>{t('registerLead')}</p>
          {open === 'register' ? (
            <VolunteerForm residentId={residentId} volunteer={null} onDone={done} />
          ) : (
            <Button kind="primary" onClick={() => setOpen('register')}>
              {t('register')}
            </Button>
          )}
        </Stack>
      </Card>
    );
  }
  const words = (codes: readonly string[]): string => (codes.length > 0 ? t.list(codes) : '–');
  return (
    <Card
      title={t('mine')}
      actions={
        <StatusTag tone={volunteer.state === 'ACTIVE' ? 'good' : 'warn'}>
          {volunteer.pausedUntil
            ? t('pausedUntil', { date: f.date(volunteer.pausedUntil) })
            : t.pick(...VOLUNTEER_STATES[volunteer.state])}
        </StatusTag>
      }
    >
      <Stack>
        <KeyValues
          items={[
            { label: t('number'), value: <span className="numeric">{volunteer.number}</span> },
            { label: t('skills'), value: words(volunteer.skills.map((each) => t.pick(...SKILLS[each]))) },
            {
              label: t('languages'),
              value: words(volunteer.languages.map((each) => t.pick(...LANGUAGES[each]))),
            },
            {
              label: t('training'),
              value: words(volunteer.trainings.map((each) => t.pick(...COURSES[each.course]))),
            },
            {
              label: t('insured'),
              value:
                volunteer.insured && volunteer.insuredUntil
                  ? t('insuredTo', { date: f.date(volunteer.insuredUntil) })
                  : t('notInsured'),
            },
            volunteer.gear.length > 0 && {
              label: t('gear'),
              value: words(volunteer.gear.map((each) => `${t.pick(...GEAR[each.kind])} ${each.number}`)),
            },
          ]}
        />
        <FreeTimes value={volunteer.available} />
        <Row wrap>
          {volunteer.moves.includes('REVISE') ? (
            <Button onClick={() => setOpen('revise')}>{t('revise')}</Button>
          ) : null}
          {volunteer.moves.includes('PAUSE') ? (
            <Button onClick={() => setOpen('pause')}>{t('pause')}</Button>
          ) : null}
          {volunteer.moves.includes('RESUME') ? (
            <Button kind="primary" onClick={() => void move('RESUME', null)}>
              {t('resume')}
            </Button>
          ) : null}
          {volunteer.moves.includes('LEAVE') ? (
            <Button kind="quiet" onClick={() => setOpen('leave')}>
              {t('leave')}
            </Button>
          ) : null}
        </Row>
      </Stack>
      <Dialog open={open === 'revise'} onClose={close} title={t('mine')}>
        <VolunteerForm residentId={residentId} volunteer={volunteer} onDone={done} />
      </Dialog>
      <Dialog open={open === 'pause'} onClose={close} title={t('pause')} width="narrow">
        <Form submit={t('pause')} onSubmit={(values) => move('PAUSE', readText(values, 'until') || null)}>
          <DateField name="until" label={t('pauseUntil')} />
        </Form>
      </Dialog>
      <ConfirmDialog
        open={open === 'leave'}
        onCancel={close}
        onConfirm={() => move('LEAVE', null)}
        title={t('leave')}
        confirm={t('leave')}
        kind="danger"
      >
        <p>{t('leaveText')}</p>
      </ConfirmDialog>
    </Card>
  );
}
