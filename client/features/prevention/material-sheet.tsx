import { type FragmentType, graphql, unmask } from '#client/gql';
import { usePreventionTexts } from './prevention-texts';
import './material-sheet.css';

const MaterialSheet_material = graphql(`
  fragment MaterialSheet_material on PreventionMaterial {
    id
    kind
    latest {
      id
      version
      titleZh
      titleEn
      bodyZh
      bodyEn
    }
  }
`);

type Props = { material: FragmentType<typeof MaterialSheet_material>; village: string };

const CARDS = 8;
const placesOf = Array.from({ length: CARDS }, (_, place) => `card-${place}`);

/** A leaflet on one sheet, or eight cards of the pocket's size: as it comes out of the printer. */
export function MaterialSheet({ material: masked, village }: Props) {
  const t = usePreventionTexts();
  const { kind, latest } = unmask(MaterialSheet_material, masked);
  const title = t.pick(latest.titleZh, latest.titleEn);
  const lines = t.pick(latest.bodyZh, latest.bodyEn).split('\n').filter(Boolean);
  const foot = `${t('from', { village })} · ${t('version', { version: latest.version })}`;
  if (kind === 'HELPLINE_CARD') {
    return (
      <section className="material-cards" aria-label={title}>
        {placesOf.map((place, index) => (
          <article key={place} className="material-card" aria-hidden={index > 0}>
            <strong>{title}</strong>
            <ul>
              {lines.map((line) => (
                <li key={line}>{line}</li>
              ))}
            </ul>
            <p className="small muted">{foot}</p>
          </article>
        ))}
      </section>
    );
  }
  return (
    <article className="material-sheet">
      <h2>{title}</h2>
      {lines.map((line) => (
        <p key={line}>{line}</p>
      ))}
      {kind === 'PLEDGE' ? <p className="material-sign">______________　　____ / __ / __</p> : null}
      <p className="material-call">{t('call')}</p>
      <p className="small muted">{foot}</p>
    </article>
  );
}
