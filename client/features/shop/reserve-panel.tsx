import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '#client/gql';
import type { ReservePanelQuery } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { Form } from '#client/ui/form';
import { Section } from '#client/ui/section';
import { StatusTag } from '#client/ui/badge';
import { ErrorState, LoadingState } from '#client/ui/states';
import { Stepper } from '#client/ui/stepper';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import './reserve-panel.css';
import { lastDayOf } from './reserve-day';
import { useReserveTexts } from './reserve-texts';

const ReservePanelDocument = graphql(`
  query ReservePanel($villageId: ID!, $householdId: ID!) {
    shop(villageId: $villageId) {
      id
      moves
      holdDays
      pickupCheck
      goods {
        id
        nameZh
        nameEn
        points
        available
        limitPerQuarter
      }
    }
    household(id: $householdId) {
      id
      balance
      reservedPoints
      reservations {
        id
        state
        code
        points
        expiresAt
        reason
        moves
        reservedBy {
          id
          name
        }
        lines {
          quantity
          goods {
            id
            nameZh
            nameEn
          }
        }
      }
    }
  }
`);

const ReserveGoodsDocument = graphql(`
  mutation ReserveGoods($input: ReserveInput!) {
    reserveGoods(input: $input) {
      id
      code
    }
  }
`);
const CancelReservationDocument = graphql(`
  mutation CancelReservation($input: CancelReservationInput!) {
    cancelReservation(input: $input) {
      id
      state
    }
  }
`);

type Household = NonNullable<ReservePanelQuery['household']>;
type Shop = NonNullable<ReservePanelQuery['shop']>;
type Props = { villageId: string; householdId: string; now: Date };

/** A household puts goods aside and sees what is kept for it, with the code to fetch it by. */
export function ReservePanel({ villageId, householdId, now }: Props) {
  const t = useReserveTexts();
  const { data, error, loading, refetch } = useQuery(ReservePanelDocument, {
    variables: { villageId, householdId },
    fetchPolicy: 'cache-and-network',
  });
  if (error && !data) return <ErrorState error={error} onRetry={() => void refetch()} />;
  if (!data) return loading ? <LoadingState kind="list" rows={3} /> : null;
  const { shop, household } = data;
  if (!shop || !household) return null;
  return (
    <>
      <Section title={t('open')}>
        {household.reservations.length === 0 ? <p className="muted">{t('none')}</p> : null}
        <ul className="reserve-list" role="list" aria-label={t('open')}>
          {household.reservations.map((each) => (
            <Held
              key={each.id}
              reservation={each}
              onlyCode={shop.pickupCheck === 'CODE'}
              now={now}
              onDone={() => refetch()}
            />
          ))}
        </ul>
      </Section>
      {shop.moves.includes('RESERVE') && shop.holdDays > 0 ? (
        <Section title={t('title')} lead={t('lead', { days: shop.holdDays })}>
          <Chooser shop={shop} household={household} onDone={() => refetch()} />
        </Section>
      ) : null}
    </>
  );
}

const TONES = { OPEN: 'info', COLLECTED: 'good', CANCELLED: 'plain', EXPIRED: 'warn' } as const;
type HeldProps = {
  reservation: Household['reservations'][number];
  onlyCode: boolean;
  now: Date;
  onDone: () => Promise<unknown>;
};

function Held({ reservation, onlyCode, now, onDone }: HeldProps) {
  const t = useReserveTexts();
  const f = useFormat();
  const intent = useIntent();
  const [asking, setAsking] = useState(false);
  const [cancel] = useMutation(CancelReservationDocument);
  const lastDay = lastDayOf(reservation.expiresAt);
  return (
    <li className="reserve-held" data-open={reservation.code ? '' : undefined}>
      <p className="reserve-held-head">
        <StatusTag tone={TONES[reservation.state]}>{t(reservation.state)}</StatusTag>
        <span>
          {t.list(
            reservation.lines.map(
              (line) => `${t.pick(line.goods.nameZh, line.goods.nameEn)} × ${line.quantity}`,
            ),
          )}
        </span>
        <strong className="numeric nowrap">{f.pointsWithUnit(reservation.points)}</strong>
      </p>
      {reservation.reason === '' ? null : (
        <p className="muted small">{t('reason', { reason: reservation.reason })}</p>
      )}
      {reservation.code ? (
        <>
          <p>
            {t('code')} <span className="reserve-code numeric">{reservation.code}</span>
          </p>
          <p>
            <strong>{t('until', { day: f.day(lastDay), left: f.relativeDays(lastDay, now) })}</strong>
          </p>
          <p className="muted small">
            {t(onlyCode ? 'codeHintOnly' : 'codeHint')} {t('by', { name: reservation.reservedBy.name })}
          </p>
        </>
      ) : null}
      {reservation.moves.includes('CANCEL') ? (
        <p>
          <Button size="small" onClick={() => setAsking(true)}>
            {t('cancel')}
          </Button>
        </p>
      ) : null}
      <ConfirmDialog
        open={asking}
        onCancel={() => setAsking(false)}
        title={t('cancelTitle')}
        confirm={t('cancel')}
        kind="danger"
        onConfirm={async () => {
          await cancel({ variables: { input: intent.sign({ reservationId: reservation.id, reason: '' }) } });
          intent.done();
          setAsking(false);
          toast.good(t('cancelled'));
          await onDone();
        }}
      >
        {t('cancelText')}
      </ConfirmDialog>
    </li>
  );
}

const MOST_OF_A_LINE = 99;
type ChooserProps = { shop: Shop; household: Household; onDone: () => Promise<unknown> };

function Chooser({ shop, household, onDone }: ChooserProps) {
  const t = useReserveTexts();
  const f = useFormat();
  const intent = useIntent();
  const [wanted, setWanted] = useState<Readonly<Record<string, number>>>({});
  const [reserve] = useMutation(ReserveGoodsDocument);
  const free = household.balance - household.reservedPoints;
  const total = shop.goods.reduce((sum, each) => sum + each.points * (wanted[each.id] ?? 0), 0);
  const lines = shop.goods.flatMap(({ id }) => (wanted[id] ? [{ goodsId: id, quantity: wanted[id] }] : []));
  const goods = shop.goods.filter((each) => each.available > 0 && (each.points <= free || wanted[each.id]));
  if (goods.length === 0) return <p className="muted">{t('noneToReserve')}</p>;
  return (
    <Form
      label={t('title')}
      submit={t('send')}
      check={() => ({ [`goods.${goods[0]?.id}`]: lines.length === 0 ? t('nothing') : undefined })}
      onSubmit={async () => {
        const { data } = await reserve({ variables: { input: intent.sign({ shopId: shop.id, lines }) } });
        intent.done();
        setWanted({});
        toast.good(t('sent', { code: data?.reserveGoods.code ?? '' }));
        await onDone();
      }}
    >
      <ul className="reserve-goods" role="list" aria-label={t('choose')}>
        {goods.map((each) => {
          const name = t.pick(each.nameZh, each.nameEn);
          const most = Math.min(
            each.available,
            each.limitPerQuarter ?? MOST_OF_A_LINE,
            (wanted[each.id] ?? 0) + Math.floor((free - total) / each.points),
          );
          return (
            <li key={each.id}>
              <span>
                <strong>{name}</strong>
                <br />
                <span className="muted small">
                  {t('each', { points: f.pointsWithUnit(each.points), count: each.available })}
                </span>
              </span>
              <Stepper
                label={t('quantity', { name })}
                hideLabel
                value={wanted[each.id] ?? 0}
                min={0}
                max={most}
                onChange={(count) => setWanted((before) => ({ ...before, [each.id]: count }))}
              />
            </li>
          );
        })}
      </ul>
      <p role="status" className="reserve-total">
        {t('total', { points: f.pointsWithUnit(total), left: f.pointsWithUnit(free - total) })}
      </p>
    </Form>
  );
}
