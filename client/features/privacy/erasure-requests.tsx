import { useMutation } from '@apollo/client/react';
import { type ReactElement, useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { ErasureMove, ErasureRequests_RequestFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button, TextLink } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { Row, Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { ErasureWords } from './erasure-words';
import { PrepareErasureDialog } from './prepare-erasure-dialog';
import { CHANNEL_KEY, STATE_KEY, usePrivacyTexts } from './privacy-texts';

const ErasureRequests_request = graphql(`
  fragment ErasureRequests_request on ErasureRequest {
    id
    state
    channel
    words
    paper
    askedAt
    dueOn
    overdue
    answer
    code
    moves
    closedAt
    resident {
      id
      name
      household {
        id
        number
        head {
          id
        }
        members {
          id
          name
        }
      }
    }
    askedBy {
      id
      name
    }
    preparedBy {
      id
      name
    }
    closedBy {
      id
      name
    }
    report {
      place
      removed
      kept
    }
  }
`);
const CarryOutErasureDocument = graphql(`
  mutation CarryOutErasure($input: ErasureMoveInput!) {
    carryOutErasure(input: $input) {
      ...ErasureRequests_request
    }
  }
`);
const RefuseErasureDocument = graphql(`
  mutation RefuseErasure($input: RefuseErasureInput!) {
    refuseErasure(input: $input) {
      ...ErasureRequests_request
    }
  }
`);

type Request = ErasureRequests_RequestFragment;

type Place =
  | 'placeRegister'
  | 'placeLogin'
  | 'placePhotos'
  | 'placeKin'
  | 'placeHistory'
  | 'placeRecords'
  | 'placeImports'
  | 'placeVolunteer'
  | 'placeOther';

const PLACE_KEY: Readonly<Record<string, Place>> = {
  REGISTER: 'placeRegister',
  LOGIN: 'placeLogin',
  PHOTOS: 'placePhotos',
  KIN: 'placeKin',
  OWN_HISTORY: 'placeHistory',
  history_words: 'placeHistory',
  activity_record: 'placeRecords',
  roll: 'placeRecords',
  IMPORTS: 'placeImports',
  VOLUNTEER: 'placeVolunteer',
};

type Report = NonNullable<Request['report']>;

/** How much was removed, by the places people know; what tables have no such name stands together. */
function removedBy(report: Report): [Place, number][] {
  const sums = new Map<Place, number>();
  for (const { place, removed } of report) {
    if (removed === 0) continue;
    const key = PLACE_KEY[place] ?? 'placeOther';
    sums.set(key, (sums.get(key) ?? 0) + removed);
  }
  return [...sums];
}

const keptIn = (report: Report): number => report.reduce((sum, { kept }) => sum + kept, 0);

/** Requests with what waits to be done about each, for those who keep the register. */
export function ErasureRequests({
  requests,
  onMoved,
}: {
  requests: readonly FragmentType<typeof ErasureRequests_request>[];
  onMoved: () => void;
}) {
  return (
    <Stack>
      {unmask(ErasureRequests_request, requests).map((request) => (
        <RequestCard key={request.id} request={request} onMoved={onMoved} />
      ))}
    </Stack>
  );
}

function RequestCard({ request, onMoved }: { request: Request; onMoved: () => void }) {
  const t = usePrivacyTexts();
  const f = useFormat();
  const intent = useIntent();
  const [move, setMove] = useState<ErasureMove | null>(null);
  const [carryOut] = useMutation(CarryOutErasureDocument);
  const [refuse] = useMutation(RefuseErasureDocument);
  const waits = request.state === 'OPEN' || request.state === 'PREPARED';
  const done = (): void => {
    intent.done();
    toast.good(t('done'));
    setMove(null);
    onMoved();
  };
  const buttons: Partial<Record<ErasureMove, ReactElement>> = {
    PREPARE: (
      <Button key="prepare" kind="primary" onClick={() => setMove('PREPARE')}>
        {t('prepare')}
      </Button>
    ),
    CARRY_OUT: (
      <Button key="carry-out" kind="danger" onClick={() => setMove('CARRY_OUT')}>
        {t('carryOut')}
      </Button>
    ),
    REFUSE: (
      <Button key="refuse" onClick={() => setMove('REFUSE')}>
        {t('refuse')}
      </Button>
    ),
  };
  const offered = request.moves.flatMap((each) => buttons[each] ?? []);
  return (
    <Card
      as="article"
      title={request.resident.name}
      level={3}
      actions={
        <Row>
          <StatusTag tone={request.state === 'DONE' ? 'good' : waits ? 'info' : 'plain'}>
            {t(STATE_KEY[request.state])}
          </StatusTag>
          {waits ? (
            <StatusTag tone={request.overdue ? 'bad' : 'plain'}>
              {request.overdue ? t('overdue') : t('dueOn', { date: f.date(request.dueOn) })}
            </StatusTag>
          ) : null}
        </Row>
      }
    >
      <p className="muted">
        {t('askedBy', {
          name: request.askedBy.name,
          how: t(CHANNEL_KEY[request.channel]),
          date: f.date(request.askedAt),
        })}
        {request.paper ? `${t('and')}${t('sheet', { number: request.paper })}` : ''}
        {request.resident.household ? (
          <>
            {t('and')}
            <TextLink to={`/work/households/${request.resident.household.id}`}>
              {request.resident.household.number}
            </TextLink>
          </>
        ) : null}
      </p>
      {request.words ? <p>{request.words}</p> : null}
      {request.answer ? <p>{t('answer', { answer: request.answer })}</p> : null}
      {request.preparedBy ? (
        <p className="muted small">{t('preparedLine', { name: request.preparedBy.name })}</p>
      ) : null}
      {request.closedBy && request.closedAt ? (
        <p className="muted small">
          {t('closedLine', { name: request.closedBy.name, date: f.date(request.closedAt) })}
        </p>
      ) : null}
      {request.report ? (
        <ul className="small">
          {removedBy(request.report).map(([key, removed]) => (
            <li key={key}>{t('removedLine', { place: t(key), removed })}</li>
          ))}
          {keptIn(request.report) > 0 ? (
            <li>{t('keptLine', { place: t('placeVoucher'), kept: keptIn(request.report) })}</li>
          ) : null}
        </ul>
      ) : null}
      {offered.length > 0 ? <Row>{offered}</Row> : null}
      {move === 'PREPARE' ? (
        <PrepareErasureDialog request={request} onClose={() => setMove(null)} onDone={done} />
      ) : null}
      <ConfirmDialog
        open={move === 'CARRY_OUT'}
        onCancel={() => setMove(null)}
        title={t('carryOutTitle')}
        confirm={t('carryOut')}
        kind="danger"
        onConfirm={async () => {
          await carryOut({ variables: { input: intent.sign({ erasureId: request.id }) } });
          done();
        }}
      >
        <p>{t('carryOutText', { name: request.resident.name })}</p>
        <ErasureWords />
      </ConfirmDialog>
      <ConfirmDialog
        open={move === 'REFUSE'}
        onCancel={() => setMove(null)}
        title={t('refuseTitle')}
        confirm={t('refuse')}
        reason={{ label: t('refuseReason'), required: true, maxLength: 300 }}
        onConfirm={async (answer) => {
          await refuse({ variables: { input: intent.sign({ erasureId: request.id, answer }) } });
          done();
        }}
      />
    </Card>
  );
}
