import { useMutation } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { ClassCard_ClassFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button, LinkButton } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { Checkbox } from '#client/ui/choice';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { Dialog } from '#client/ui/dialog';
import { Form } from '#client/ui/form';
import { defineTexts } from '#client/ui/i18n';
import { Row, Stack } from '#client/ui/section';
import { type Column, Table } from '#client/ui/table';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { CLASS_KEY, useElderTexts } from './elder-texts';
import './elders.css';

const ClassCard_class = graphql(`
  fragment ClassCard_class on ElderClass {
    id
    title
    place
    places
    taken
    state
    rollId
    mayRoll
    teacher {
      id
      name
    }
    sessions {
      id
      no
      topic
      startsAt
      minutes
      rolledAt
    }
    pupils {
      id
      state
      sessionIds
      elder {
        id
        name
      }
    }
  }
`);

const TakeClassRollDocument = graphql(`
  mutation TakeClassRoll($input: ClassRollInput!) {
    takeClassRoll(input: $input) {
      id
      ...ClassCard_class
    }
  }
`);
const FinishClassDocument = graphql(`
  mutation FinishClass($input: FinishClassInput!) {
    finishClass(input: $input) {
      id
      ...ClassCard_class
    }
  }
`);

const useClassTexts = defineTexts('class-card', {
  zh: {
    teacher: '{{name}}来教',
    places: '{{taken}} 人报名，一共 {{places}} 个名额',
    roll: '点名',
    rollAgain: '改点名',
    rolled: '{{count}} 人到',
    session: '第 {{no}} 节：{{topic}}',
    rollTitle: '第 {{no}} 节谁来了',
    save: '点完了',
    saved: '点名记好了',
    pupil: '学员',
    came: '来了 {{count}} 节',
    finish: '结业',
    finishTitle: '这一期结业？',
    finishHint: '来够节数的老人会列进一张结业名单，按规则等审批积分。',
    finished: '结业了',
    list: '学员到课',
    seeRoll: '看结业名单',
    yes: '到',
    none: '还没有人报名。',
  },
  en: {
    teacher: 'taught by {{name}}',
    places: '{{taken}} of {{places}} places taken',
    roll: 'Take the roll',
    rollAgain: 'Change the roll',
    rolled: '{{count}} came',
    session: 'Session {{no}}: {{topic}}',
    rollTitle: 'Who came to session {{no}}',
    save: 'Done',
    saved: 'The roll is kept',
    pupil: 'Pupil',
    came: '{{count}} sessions',
    finish: 'Finish the class',
    finishTitle: 'Finish this class?',
    finishHint: 'Who came often enough stands on a roll that waits for approval.',
    finished: 'Finished',
    list: 'Pupils and sessions',
    seeRoll: 'The roll',
    yes: 'yes',
    none: 'Nobody yet.',
  },
});

type Session = ClassCard_ClassFragment['sessions'][number];
type Pupil = ClassCard_ClassFragment['pupils'][number];

type Props = {
  its: FragmentType<typeof ClassCard_class>;
  now: Date;
  mayRun: boolean;
  /** The field by which somebody is put into it. */
  add: ReactNode;
};

/** One class: its sessions with their rolls, and who came when. */
export function ClassCard({ its: masked, now, mayRun, add }: Props) {
  const t = useElderTexts();
  const c = useClassTexts();
  const f = useFormat();
  const intent = useIntent();
  const its = unmask(ClassCard_class, masked);
  const [finish] = useMutation(FinishClassDocument);
  const [rolling, setRolling] = useState<Session | null>(null);
  const [asking, setAsking] = useState(false);
  const named = (word: string, session = ''): string =>
    `${word}${t.pick('：', ': ')}${[its.title, session].filter(Boolean).join(' · ')}`;
  const columns: Column<Pupil>[] = [
    { key: 'pupil', header: c('pupil'), head: true, cell: ({ elder }) => elder.name },
    ...its.sessions.map((session) => ({
      key: session.id,
      header: f.day(session.startsAt),
      cell: ({ sessionIds }: Pupil) =>
        sessionIds.includes(session.id) ? c('yes') : session.rolledAt ? '–' : '',
    })),
    { key: 'sum', header: t('state'), cell: ({ sessionIds }) => c('came', { count: sessionIds.length }) },
  ];
  return (
    <Card
      title={its.title}
      actions={
        <StatusTag tone={its.state === 'OPEN' ? 'accent' : 'good'}>{t(CLASS_KEY[its.state])}</StatusTag>
      }
    >
      <Stack>
        <p>
          {its.place}
          {its.teacher ? ` · ${c('teacher', { name: its.teacher.name })}` : ''}
          {` · ${c('places', { taken: its.taken, places: its.places })}`}
        </p>
        <ul role="list" className="elder-lines">
          {its.sessions.map((session) => (
            <li key={session.id}>
              <Row between>
                <span>
                  {c('session', { no: session.no, topic: session.topic })}
                  <span className="muted"> {f.dateTime(session.startsAt)}</span>
                  {session.rolledAt ? (
                    <span className="muted">
                      {' '}
                      {c('rolled', {
                        count: its.pupils.filter(({ sessionIds }) => sessionIds.includes(session.id)).length,
                      })}
                    </span>
                  ) : null}
                </span>
                {its.state === 'OPEN' && its.mayRoll && Date.parse(session.startsAt) <= now.getTime() ? (
                  <span className="no-print">
                    <Button
                      size="small"
                      aria-label={named(
                        c(session.rolledAt ? 'rollAgain' : 'roll'),
                        c('session', { no: session.no, topic: session.topic }),
                      )}
                      onClick={() => setRolling(session)}
                    >
                      {c(session.rolledAt ? 'rollAgain' : 'roll')}
                    </Button>
                  </span>
                ) : null}
              </Row>
            </li>
          ))}
        </ul>
        <Table
          caption={c('list')}
          rows={its.pupils}
          rowKey={({ id }) => id}
          columns={columns}
          dense
          empty={<p className="muted">{c('none')}</p>}
        />
        {its.state === 'OPEN' && mayRun ? (
          <div className="no-print">
            <Stack>
              {add}
              {its.sessions.every(({ rolledAt }) => rolledAt) ? (
                <Button kind="primary" aria-label={named(c('finish'))} onClick={() => setAsking(true)}>
                  {c('finish')}
                </Button>
              ) : null}
            </Stack>
          </div>
        ) : null}
        {its.rollId && mayRun ? (
          <div className="no-print">
            <LinkButton size="small" to={`/work/rolls/${its.rollId}`} aria-label={named(c('seeRoll'))}>
              {c('seeRoll')}
            </LinkButton>
          </div>
        ) : null}
      </Stack>
      {rolling ? <RollDialog its={its} session={rolling} onClose={() => setRolling(null)} /> : null}
      <ConfirmDialog
        open={asking}
        onCancel={() => setAsking(false)}
        title={c('finishTitle')}
        confirm={c('finish')}
        onConfirm={async () => {
          await finish({ variables: { input: intent.sign({ classId: its.id }) } });
          intent.done();
          setAsking(false);
          toast.good(c('finished'));
        }}
      >
        {c('finishHint')}
      </ConfirmDialog>
    </Card>
  );
}

function RollDialog({
  its,
  session,
  onClose,
}: {
  its: ClassCard_ClassFragment;
  session: Session;
  onClose: () => void;
}) {
  const c = useClassTexts();
  const intent = useIntent();
  const [take] = useMutation(TakeClassRollDocument);
  const there = its.pupils
    .filter(({ sessionIds }) => sessionIds.includes(session.id))
    .map(({ elder }) => elder.id);
  const [present, setPresent] = useState<ReadonlySet<string>>(new Set(there));
  return (
    <Dialog open onClose={onClose} title={c('rollTitle', { no: session.no })} width="narrow">
      <Form
        submit={c('save')}
        submitKind="primary"
        onSubmit={async () => {
          const input = { sessionId: session.id, presentIds: [...present] };
          await take({ variables: { input: intent.sign(input) } });
          intent.done();
          toast.good(c('saved'));
          onClose();
        }}
      >
        <Stack gap="small">
          {its.pupils
            .filter(({ state }) => state === 'IN')
            .map(({ id, elder }) => (
              <Checkbox
                key={id}
                label={elder.name}
                checked={present.has(elder.id)}
                onChange={(on) => {
                  const next = new Set(present);
                  if (on) next.add(elder.id);
                  else next.delete(elder.id);
                  setPresent(next);
                }}
              />
            ))}
        </Stack>
      </Form>
    </Dialog>
  );
}
