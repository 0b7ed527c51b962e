import { useFormat } from '#client/ui/use-format';
import { useCounterTexts } from './counter-texts';
import { usePickupTexts } from './pickup-texts';

type Props = {
  number: string;
  head: string | null;
  balance: number;
  pending: number;
  reserved: number;
  expiresAt: string;
};

/** Whose turn it is and what is in the purse; the name is masked because others stand by. */
export function CounterPurse({ number, head, balance, pending, reserved, expiresAt }: Props) {
  const t = useCounterTexts();
  const p = usePickupTexts();
  const f = useFormat();
  return (
    <div className="counter-purse">
      <dl>
        <div>
          <dt>{t('household')}</dt>
          <dd>
            {number}
            {head ? <span className="counter-head">{head}</span> : null}
          </dd>
        </div>
        <div>
          <dt>{t('balance')}</dt>
          <dd className="counter-balance numeric">{f.pointsWithUnit(balance)}</dd>
        </div>
      </dl>
      <div className="counter-purse-notes muted small">
        {reserved > 0 ? <span>{p('held', { points: f.pointsWithUnit(reserved) })}</span> : null}
        {pending > 0 ? <span>{t('pending', { points: f.pointsWithUnit(pending) })}</span> : null}
        <span>{t('until', { time: f.time(expiresAt) })}</span>
      </div>
    </div>
  );
}
