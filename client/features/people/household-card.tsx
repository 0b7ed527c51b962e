import { type FragmentType, graphql, unmask } from '#client/gql';
import { EmptyState } from '#client/ui/states';
import { CardIcon } from '#client/ui/icons';
import { QrCode } from '#client/ui/qr-code';
import './household-card.css';
import { usePeopleTexts } from './resident-texts';

export const HouseholdCard_household = graphql(`
  fragment HouseholdCard_household on Household {
    id
    number
    cardNumber
    cardToken
    village {
      id
      nameZh
      nameEn
    }
    head {
      id
      name
    }
  }
`);

/** The card of a household, front and back, of the size of a bank card when printed. */
export function HouseholdCard({
  household: masked,
}: {
  household: FragmentType<typeof HouseholdCard_household>;
}) {
  const t = usePeopleTexts();
  const { number, cardNumber, cardToken, village, head } = unmask(HouseholdCard_household, masked);
  if (!cardNumber || !cardToken) return <EmptyState icon={CardIcon} title={t('cardNone')} />;
  const spaced = `${cardNumber.slice(0, 3)} ${cardNumber.slice(3)}`;
  return (
    <div className="household-cards">
      <div className="household-card" data-side="front">
        <div className="household-card-head">
          <span className="household-card-seal" aria-hidden="true">
            平安
          </span>
          <span>
            <span className="household-card-name">{t('cardName')}</span>
            <span className="household-card-village">{t.pick(village.nameZh, village.nameEn)}</span>
          </span>
        </div>
        <div className="household-card-body">
          <dl>
            <div>
              <dt>{t('cardHousehold')}</dt>
              <dd className="numeric">{number}</dd>
            </div>
            {head ? (
              <div>
                <dt>{t('cardHead')}</dt>
                <dd>{head.name}</dd>
              </div>
            ) : null}
            <div className="household-card-number">
              <dt>{t('cardNumber')}</dt>
              <dd className="numeric">{spaced}</dd>
            </div>
          </dl>
          <span className="household-card-code">
            <QrCode value={cardToken} title={t('cardQr', { number: cardNumber })} size={8} />
          </span>
        </div>
      </div>
      <ol role="list" className="household-card" data-side="back">
        <li>{t('cardBack1')}</li>
        <li>{t('cardBack2')}</li>
        <li>{t('cardBack3')}</li>
        <li>{t('cardBack4')}</li>
      </ol>
    </div>
  );
}
