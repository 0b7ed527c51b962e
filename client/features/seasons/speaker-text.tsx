import { type FragmentType, graphql, unmask } from '#client/gql';
import { useFormat } from '#client/ui/use-format';
import { useSeasonTexts } from './season-texts';

const SpeakerText_preview = graphql(`
  fragment SpeakerText_preview on ExpiryPreview {
    households
    points
    season {
      beginsOn
      endsOn
    }
    lines {
      signsIn
      household {
        id
        number
      }
    }
  }
`);

type Props = {
  preview: FragmentType<typeof SpeakerText_preview>;
  /** Only the numbers of households where nobody signs in. */
  noPhoneOnly: boolean;
};

/** What is read out over the village's loudspeaker: numbers of households, no names, no amounts of anybody. */
export function SpeakerText({ preview, noPhoneOnly }: Props) {
  const t = useSeasonTexts();
  const f = useFormat();
  const { season, households, points, lines } = unmask(SpeakerText_preview, preview);
  const called = lines.filter((line) => !noPhoneOnly || !line.signsIn);
  if (!season || called.length === 0) return <p className="muted">{t('speakerNone')}</p>;
  return (
    <p>
      {t('speaker', {
        from: f.date(season.beginsOn),
        date: f.date(season.endsOn),
        households: t('householdsCount', { count: households }),
        points: f.pointsWithUnit(points),
        numbers: called.map((line) => line.household.number).join(t('listBetween')),
      })}
    </p>
  );
}
