import { type FragmentType, graphql, unmask } from '#client/gql';
import { PrintButton } from '#client/ui/print-button';
import { useFormat } from '#client/ui/use-format';
import { useCeremonyTexts } from './ceremony-texts';
import './paper.css';

const ThanksNote_ceremony = graphql(`
  fragment ThanksNote_ceremony on Ceremony {
    id
    kind
    state
    thanks
    tables
    savedCents
    endedAt
    home {
      id
      name
    }
    visit {
      tables
    }
  }
`);

type Props = { ceremony: FragmentType<typeof ThanksNote_ceremony>; village: string };

/** The council's note of thanks on a sheet of its own. */
export function ThanksNote({ ceremony, village }: Props) {
  const t = useCeremonyTexts();
  const f = useFormat();
  const one = unmask(ThanksNote_ceremony, ceremony);
  if (one.state !== 'CLOSED') return null;
  return (
    <section className="council-paper keep-together" aria-label={t('thanksTitle')}>
      <h2 className="council-paper-title">{t('thanksTitle')}</h2>
      <p>{t('thanksTo', { name: one.home.name })}</p>
      <p className="council-paper-text">
        {[
          t('thanksBody', { kind: t(one.kind), tables: one.visit?.tables ?? one.tables }),
          one.savedCents ? t('thanksSaved', { amount: f.money(one.savedCents) }) : '',
          one.thanks,
        ].join(t.pick('', ' '))}
      </p>
      <p className="council-paper-from">
        {t('thanksFrom', { village })}
        <br />
        {one.endedAt ? f.date(one.endedAt) : ''}
      </p>
      <div className="no-print">
        <PrintButton>{t('printThanks')}</PrintButton>
      </div>
    </section>
  );
}
