import { type FragmentType, graphql, unmask } from '#client/gql';
import { Card } from '#client/ui/card';
import { Section, Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { useMeetingTexts } from './meeting-texts';

const ResolutionList_resolution = graphql(`
  fragment ResolutionList_resolution on Resolution {
    id
    year
    no
    title
    words
    resolvedOn
    vote {
      secret
      entitled
      ballots
      agree
      against
      abstain
    }
  }
`);

type Props = { resolutions: readonly FragmentType<typeof ResolutionList_resolution>[] };

/** What a council resolved, for everybody. */
export function ResolutionList({ resolutions: masked }: Props) {
  const t = useMeetingTexts();
  const f = useFormat();
  const resolutions = unmask(ResolutionList_resolution, masked);
  return (
    <Section title={t('resolutions')}>
      {resolutions.length === 0 ? <p className="muted">{t('resolutionsNone')}</p> : null}
      <Stack>
        {resolutions.map(({ id, year, no, title, words, resolvedOn, vote }) => (
          <Card key={id} as="article" level={3} title={title}>
            <p className="muted small">
              {t('resolutionNo', { year, no })} · {t('resolvedOn', { date: f.date(resolvedOn) })}
            </p>
            <p className="meeting-words">{words}</p>
            <p className="muted small">
              {vote.secret || vote.agree === null || vote.agree === undefined
                ? t('resolutionSecret', { ballots: vote.ballots })
                : t('resolutionVote', {
                    entitled: vote.entitled,
                    agree: vote.agree,
                    against: vote.against ?? 0,
                    abstain: vote.abstain ?? 0,
                  })}
            </p>
          </Card>
        ))}
      </Stack>
    </Section>
  );
}
