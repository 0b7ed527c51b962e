import { useMutation } from '@apollo/client/react';
import { type ReactNode, useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { Button, LinkButton } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { useErrorText } from '#client/ui/error-text';
import { PrintButton } from '#client/ui/print-button';
import { QrCode } from '#client/ui/qr-code';
import { Row, Section, Stack } from '#client/ui/section';
import { type Column, Table } from '#client/ui/table';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { TALK_TONE, usePraiseTexts } from './praise-texts';
import { TalkSignList } from './talk-sign-list';
import { useTalkTexts } from './talk-texts';
import './praise.css';

const TalkSheet_talk = graphql(`
  fragment TalkSheet_talk on Talk {
    id
    title
    place
    startsAt
    minutes
    state
    code
    rollId
    speakerRecordId
    guestCount
    mayArrange
    speaker {
      id
      name
    }
    deed {
      id
      name
      story
    }
    parts {
      id
      place
      kind
      title
      minutes
    }
    guests {
      id
      way
      at
      resident {
        id
        name
      }
    }
  }
`);

const MarkTalkDocument = graphql(`
  mutation MarkTalk($input: MarkTalkInput!) {
    markTalk(input: $input) {
      id
      ...TalkSheet_talk
    }
  }
`);
const CloseTalkDocument = graphql(`
  mutation CloseTalk($input: TalkMoveInput!) {
    closeTalk(input: $input) {
      id
      ...TalkSheet_talk
    }
  }
`);
const CancelTalkDocument = graphql(`
  mutation CancelTalk($input: TalkMoveInput!) {
    cancelTalk(input: $input) {
      id
      ...TalkSheet_talk
    }
  }
`);

type Props = { talk: FragmentType<typeof TalkSheet_talk>; now: Date; add: ReactNode };

/** An evening of the lecture hall for whoever arranges it: programme, code, list, roll. */
export function TalkSheet({ talk: masked, now, add }: Props) {
  const t = usePraiseTexts();
  const w = useTalkTexts();
  const f = useFormat();
  const intent = useIntent();
  const errorText = useErrorText();
  const talk = unmask(TalkSheet_talk, masked);
  const [asked, setAsked] = useState<'close' | 'cancel' | null>(null);
  const [mark] = useMutation(MarkTalkDocument);
  const [close] = useMutation(CloseTalkDocument);
  const [cancel] = useMutation(CancelTalkDocument);
  const open = talk.state === 'PLANNED' && talk.mayArrange;
  const over = Date.parse(talk.startsAt) + talk.minutes * 60_000 <= now.getTime();

  async function takeOff(residentId: string): Promise<void> {
    try {
      const input = { talkId: talk.id, residentIds: [residentId], there: false };
      await mark({ variables: { input: intent.sign(input) } });
      intent.done();
      toast.good(w('done'));
    } catch (error) {
      toast.bad(errorText(error).message);
    }
  }

  const columns: Column<(typeof talk.guests)[number]>[] = [
    { key: 'name', header: w('name'), head: true, cell: ({ resident }) => resident.name },
    { key: 'way', header: w('way'), cell: ({ way }) => t(way) },
    { key: 'at', header: w('when'), cell: ({ at }) => f.time(at) },
  ];
  if (open) {
    columns.push({
      key: 'tools',
      header: w('tools'),
      hideHeader: true,
      cell: ({ resident }) => (
        <span className="no-print">
          <Button
            size="small"
            kind="quiet"
            aria-label={`${w('off')}${t.pick('：', ': ')}${resident.name}`}
            onClick={() => void takeOff(resident.id)}
          >
            {w('off')}
          </Button>
        </span>
      ),
    });
  }

  return (
    <Stack gap="large">
      <Card title={w('plan')} actions={<StatusTag tone={TALK_TONE[talk.state]}>{t(talk.state)}</StatusTag>}>
        <Stack>
          <p>
            {talk.speaker ? w('speaker', { name: talk.speaker.name }) : ''}
            {talk.deed ? ` ${w('story', { name: talk.deed.name })}` : ''}
          </p>
          <ol className="talk-parts">
            {talk.parts.map((part) => (
              <li key={part.id}>
                {w('part', {
                  kind: t(part.kind),
                  title: part.title ? `${t.pick('：', ': ')}${part.title}` : '',
                  minutes: part.minutes,
                })}
              </li>
            ))}
          </ol>
          <div className="no-print">
            <Row>
              <PrintButton>{w('print')}</PrintButton>
              {talk.rollId && talk.mayArrange ? (
                <LinkButton to={`/work/rolls/${talk.rollId}`}>{w('roll')}</LinkButton>
              ) : null}
              {talk.speakerRecordId && talk.mayArrange ? (
                <LinkButton to={`/work/records/${talk.speakerRecordId}`}>{w('record')}</LinkButton>
              ) : null}
            </Row>
          </div>
        </Stack>
      </Card>
      {talk.code ? (
        <Section title={w('code')} lead={w('codeHint')}>
          <div className="talk-code">
            <QrCode value={`${window.location.origin}/hall/${talk.code}`} title={w('code')} size={12} />
            <span className="talk-code-words numeric">{talk.code}</span>
          </div>
        </Section>
      ) : null}
      {talk.mayArrange ? (
        <Section title={w('list', { count: talk.guestCount })}>
          <Stack>
            {open ? <div className="no-print">{add}</div> : null}
            <Table
              caption={w('list', { count: talk.guestCount })}
              hideCaption
              rows={talk.guests}
              rowKey={({ id }) => id}
              columns={columns}
              empty={<p className="muted">{w('none')}</p>}
            />
            {open ? (
              <div className="no-print">
                <Row>
                  {over ? (
                    <Button kind="primary" onClick={() => setAsked('close')}>
                      {w('close')}
                    </Button>
                  ) : null}
                  <Button kind="quiet" onClick={() => setAsked('cancel')}>
                    {w('cancel')}
                  </Button>
                </Row>
              </div>
            ) : null}
          </Stack>
        </Section>
      ) : null}
      {open ? <TalkSignList /> : null}
      <ConfirmDialog
        open={asked === 'close'}
        onCancel={() => setAsked(null)}
        title={w('closeTitle')}
        confirm={w('close')}
        onConfirm={async () => {
          await close({ variables: { input: intent.sign({ talkId: talk.id }) } });
          intent.done();
          setAsked(null);
          toast.good(w('closed'));
        }}
      >
        {w('closeHint')}
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'cancel'}
        onCancel={() => setAsked(null)}
        title={w('cancelTitle')}
        confirm={w('cancel')}
        kind="danger"
        onConfirm={async () => {
          await cancel({ variables: { input: intent.sign({ talkId: talk.id }) } });
          intent.done();
          setAsked(null);
          toast.good(w('cancelled'));
        }}
      />
    </Stack>
  );
}
