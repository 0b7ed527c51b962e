import { type FragmentType, graphql, unmask } from '#client/gql';
import { TextLink } from '#client/ui/button';
import { KeyValues } from '#client/ui/key-values';
import { Notice } from '#client/ui/notice';
import { Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { NeedStateTag } from './need-state';
import { END_KEY, useNeedTexts } from './need-texts';
import { LANGUAGES, SERVICE_KINDS } from './need-words';
import { useSpanWords } from './wanted-span';

const NeedFacts_need = graphql(`
  fragment NeedFacts_need on Need {
    id
    kind
    state
    overdue
    wantedFrom
    wantedUntil
    minutes
    heavy
    language
    serviceKind
    own
    what
    heardBy
    endReason
    endWords
    moves
    home {
      id
      number
      name
      phone
      areas {
        id
        nameZh
        nameEn
      }
    }
    grid {
      id
      nameZh
      nameEn
    }
    askedBy {
      id
      name
    }
    team {
      id
      name
    }
    visit {
      id
      startsAt
      minutes
      confirmedHow
      rating
      ratingWords
      recordId
      helper {
        id
        name
      }
      confirmedBy {
        id
        name
      }
    }
  }
`);

type Props = {
  need: FragmentType<typeof NeedFacts_need>;
  recordPath: (id: string) => string;
};

/** Everything of a need that this viewer may know. */
export function NeedFacts({ need: masked, recordPath }: Props) {
  const t = useNeedTexts();
  const f = useFormat();
  const span = useSpanWords();
  const need = unmask(NeedFacts_need, masked);
  const { home, visit, grid, own } = need;
  const name = (area: { nameZh: string; nameEn: string }): string => t.pick(area.nameZh, area.nameEn);
  return (
    <Stack>
      <div>
        <NeedStateTag state={need.state} overdue={need.overdue} />
      </div>
      <KeyValues
        items={[
          { label: t('when'), value: span(need.wantedFrom, need.wantedUntil), wide: true },
          {
            label: t('long'),
            value: `${f.minutes(need.minutes)}${need.heavy ? ` · ${t('heavyWord')}` : ''}`,
          },
          need.language ? { label: t('language'), value: t.pick(...LANGUAGES[need.language]) } : null,
          need.serviceKind && !own
            ? { label: t('serviceKind'), value: t.pick(...SERVICE_KINDS[need.serviceKind]) }
            : null,
          !home && grid ? { label: t('grid'), value: name(grid) } : null,
          home ? { label: t('home'), value: t('homeOf', { number: home.number, name: home.name }) } : null,
          home ? { label: t('address'), value: home.areas.map(name).join(' · ') } : null,
          home && !own
            ? {
                label: t('phone'),
                value: home.phone ? (
                  <a href={`tel:${home.phone}`}>{t('call', { phone: home.phone })}</a>
                ) : (
                  t('noPhone')
                ),
              }
            : null,
          need.what ? { label: t('what'), value: need.what, wide: true } : null,
          need.askedBy && need.heardBy
            ? { label: t('askedBy'), value: t(`heard${need.heardBy}`, { name: need.askedBy.name }) }
            : null,
          need.team ? { label: t('team'), value: need.team.name } : null,
          visit ? { label: t('helper'), value: visit.helper.name } : null,
          visit ? { label: t('visitAt'), value: f.dateTime(visit.startsAt) } : null,
          visit?.minutes ? { label: t('took'), value: f.minutes(visit.minutes) } : null,
          visit?.confirmedBy && visit.confirmedHow
            ? {
                label: t('confirmedBy'),
                value: t(`confirmed${visit.confirmedHow}`, { name: visit.confirmedBy.name }),
              }
            : null,
          visit?.rating
            ? {
                label: t('rating'),
                value: [t('stars', { count: visit.rating }), visit.ratingWords].filter(Boolean).join(' · '),
                wide: true,
              }
            : null,
          need.endReason
            ? {
                label: t('ended'),
                value: [t(END_KEY[need.endReason]), need.endWords].filter(Boolean).join(' · '),
                wide: true,
              }
            : null,
        ]}
      />
      {visit?.recordId ? <TextLink to={recordPath(visit.recordId)}>{t('record')}</TextLink> : null}
      {home && !own ? <p className="muted small">{t('lookKept')}</p> : null}
      {!home && need.moves.includes('ACCEPT') ? <Notice tone="info">{t('outline')}</Notice> : null}
    </Stack>
  );
}
