import { type FragmentType, graphql, unmask } from '#client/gql';
import { QrCode } from '#client/ui/qr-code';
import { useFormat } from '#client/ui/use-format';
import './month-seal-sheet.css';
import { SealCode } from './seal-code';
import { useSealTexts } from './seal-texts';
import { useSealWords } from './seal-words';

const MonthSealSheet_month = graphql(`
  fragment MonthSealSheet_month on SealMonth {
    month
    seals
    lines
    head {
      villageId
      number
      hash
      sealedAt
    }
    sums {
      asset
      kind
      count
      total
    }
  }
`);

type Props = {
  month: FragmentType<typeof MonthSealSheet_month>;
  villageName: string;
  /** Whole address of the page where anyone checks. */
  verifyUrl: string;
  now: string;
};

/** One month of the ledger on one A4 sheet: its seal, what it adds up to, and who stands for it by signature. */
export function MonthSealSheet({ month: masked, villageName, verifyUrl, now }: Props) {
  const t = useSealTexts();
  const f = useFormat();
  const words = useSealWords();
  const { month, seals, lines, head, sums } = unmask(MonthSealSheet_month, masked);
  return (
    <article className="month-seal" aria-label={t('sheetTitle', { village: villageName })}>
      <p className="month-seal-title">{t('sheetTitle', { village: villageName })}</p>
      <dl className="month-seal-facts">
        <div>
          <dt>{t('sheetMonth')}</dt>
          <dd>{f.month(month)}</dd>
        </div>
        <div>
          <dt>{t('sheetCount')}</dt>
          <dd>
            {t('sheetSeals', { count: seals })} · {t('lines', { count: lines })}
          </dd>
        </div>
        <div>
          <dt>{t('sheetHead')}</dt>
          <dd>
            {t('number', { count: head.number })} · {t('sealedOn', { date: f.dateTime(head.sealedAt) })}
          </dd>
        </div>
      </dl>
      <div className="month-seal-head">
        <p>{t('head')}</p>
        <p>
          <SealCode hash={head.hash} />
        </p>
        <p className="small">{t('headWhole')}</p>
        <p>
          <SealCode hash={head.hash} whole />
        </p>
      </div>
      <table>
        <thead>
          <tr>
            <th scope="col">{t('sheetWhat')}</th>
            <th scope="col">{t('sheetKind')}</th>
            <th scope="col">{t('sheetLines')}</th>
            <th scope="col">{t('sheetSum')}</th>
          </tr>
        </thead>
        <tbody>
          {sums.map(({ asset, kind, count, total }) => (
            <tr key={`${asset}-${kind}`}>
              <td>{words.asset(asset)}</td>
              <td>{words.kind(kind)}</td>
              <td className="numeric">{f.number(count)}</td>
              <td className="numeric">{words.amount(asset, total)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <div className="keep-together">
        <div className="month-seal-how">
          <div>
            <p>{t('sheetHow')}</p>
            <p>{t('sheetProof')}</p>
          </div>
          <QrCode value={verifyUrl} title={t('verify')} size={7} />
        </div>
        <ul className="month-seal-hands" role="list">
          {(['sheetKeeper', 'sheetOversight', 'sheetVillage'] as const).map((hand) => (
            <li key={hand}>
              <p>{t(hand)}</p>
              <p className="month-seal-day">{t('sheetDay')}</p>
            </li>
          ))}
        </ul>
        <p className="month-seal-printed">{t('sheetPrinted', { date: f.dateTime(now) })}</p>
      </div>
    </article>
  );
}
