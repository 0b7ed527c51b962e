import { useMutation } from '@apollo/client/react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { HandOverCard_HandOverFragment, HandOverGiven } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { useErrorText } from '#client/ui/error-text';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import './seats.css';
import { useSeatTexts } from './seat-texts';

const HandOverCard_handOver = graphql(`
  fragment HandOverCard_handOver on HandOver {
    id
    place
    closedAt
    mayGive
    mayTake
    giver {
      id
      resident {
        id
        name
      }
    }
    taker {
      id
      resident {
        id
        name
      }
    }
    items {
      position
      zh
      en
      given
      takenAt
      note
    }
  }
`);

const GiveItemDocument = graphql(`
  mutation GiveItem($input: GiveItemInput!) {
    giveItem(input: $input) {
      ...HandOverCard_handOver
    }
  }
`);

const TakeItemDocument = graphql(`
  mutation TakeItem($input: TakeItemInput!) {
    takeItem(input: $input) {
      ...HandOverCard_handOver
    }
  }
`);

type Props = {
  handOver: FragmentType<typeof HandOverCard_handOver>;
  placeName: (code: string) => string;
  title?: string;
};

/** What one gives and the other takes over, thing by thing; to be printed as well. */
export function HandOverCard({ handOver: masked, placeName, title }: Props) {
  const t = useSeatTexts();
  const f = useFormat();
  const handOver = unmask(HandOverCard_handOver, masked);
  const people = t('handOver', {
    place: placeName(handOver.place),
    giver: handOver.giver.resident.name,
    taker: handOver.taker.resident.name,
  });
  return (
    <Card as="article" level={3} title={title ?? people}>
      {title ? <p className="muted">{people}</p> : null}
      {handOver.closedAt ? (
        <p>
          <StatusTag tone="good">{t('handOverDone', { date: f.date(handOver.closedAt) })}</StatusTag>
        </p>
      ) : null}
      <ul role="list">
        {handOver.items.map((item) => (
          <Thing key={item.position} handOver={handOver} item={item} />
        ))}
      </ul>
    </Card>
  );
}

type Item = HandOverCard_HandOverFragment['items'][number];

function Thing({ handOver, item }: { handOver: HandOverCard_HandOverFragment; item: Item }) {
  const t = useSeatTexts();
  const intent = useIntent();
  const errorText = useErrorText();
  const [give, giving] = useMutation(GiveItemDocument);
  const [take, taking] = useMutation(TakeItemDocument);
  const thing = t.pick(item.zh, item.en);
  const key = { handOverId: handOver.id, position: item.position };
  const run = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
      intent.done();
      toast.good(t('answered'));
    } catch (error) {
      toast.bad(errorText(error).message);
    }
  };
  const hand = (given: HandOverGiven): Promise<void> =>
    run(() => give({ variables: { input: intent.sign({ ...key, given, note: '' }) } }));
  const word = item.takenAt
    ? t(item.given === 'NONE' ? 'thereIsNone' : 'taken')
    : item.given
      ? t(item.given === 'NONE' ? 'thereIsNone' : 'given')
      : t('open');
  return (
    <li className="hand-over-line">
      <span>
        {thing} <StatusTag tone={item.takenAt ? 'good' : item.given ? 'info' : 'plain'}>{word}</StatusTag>
      </span>
      <span className="seat-moves no-print">
        {!item.given && handOver.mayGive ? (
          <>
            <Button
              size="small"
              busy={giving.loading}
              aria-label={t('giveOf', { thing })}
              onClick={() => void hand('GIVEN')}
            >
              {t('give')}
            </Button>
            <Button
              size="small"
              kind="quiet"
              disabled={giving.loading}
              aria-label={t('noneOf', { thing })}
              onClick={() => void hand('NONE')}
            >
              {t('none')}
            </Button>
          </>
        ) : null}
        {item.given && !item.takenAt && handOver.mayTake ? (
          <Button
            size="small"
            kind="primary"
            busy={taking.loading}
            aria-label={t('takeOf', { thing })}
            onClick={() => void run(() => take({ variables: { input: intent.sign(key) } }))}
          >
            {t('take')}
          </Button>
        ) : null}
      </span>
    </li>
  );
}
