import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { StatusTag } from '#client/ui/badge';
import { Button, LinkButton } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { defineTexts } from '#client/ui/i18n';
import { Row, Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { BirthdayDialog, ElderCardDialog } from './card-dialogs';
import { useElderTexts } from './elder-texts';
import { PairTable } from './pair-table';
import { useWishWords } from './wish-fields';

const ElderCorner_corner = graphql(`
  fragment ElderCorner_corner on ElderCorner {
    id
    name
    agreedVisits
    agreedBirthday
    card {
      id
      wishes
      parts
    }
    birthday {
      id
      month
      day
    }
    bookings {
      id
      place
      startsAt
      state
    }
    pairs {
      id
      ...PairTable_pair
    }
  }
`);

const useCornerTexts = defineTexts('elder-corner', {
  zh: {
    visits: '上门看望',
    visitsYes: '您同意协会来看您。',
    visitsNo: '还没有同意。同意了，协会才会排人来看您。',
    visitsOther: '{{name}}已同意协会来看望。',
    visitsOtherNo: '{{name}}还没有同意协会来看望，要本人同意。',
    consent: '去同意或撤回',
    wishes: '想要什么',
    change: '改一改',
    tell: '告诉协会想要什么',
    none: '还没有说。',
    birthday: '生日',
    birthdayNo: '协会还不知道您的生日。',
    birthdayWords: '{{month}}月{{day}}日',
    calls: '约好的视频',
    call: '{{when}}，{{place}}',
    pairs: '互助对子',
  },
  en: {
    visits: 'Visits',
    visitsYes: 'You agreed that the association visits you.',
    visitsNo: 'Not agreed yet. The association plans visits only with consent.',
    visitsOther: '{{name}} agreed to visits.',
    visitsOtherNo: '{{name}} has not agreed to visits; only the person can.',
    consent: 'Agree or take back',
    wishes: 'Wishes',
    change: 'Change',
    tell: 'Say what you wish',
    none: 'Nothing said yet.',
    birthday: 'Birthday',
    birthdayNo: 'The association does not know your birthday.',
    birthdayWords: '{{day}}/{{month}}',
    calls: 'Video calls booked',
    call: '{{when}}, {{place}}',
    pairs: 'Pairs',
  },
});

type Props = {
  corner: FragmentType<typeof ElderCorner_corner>;
  /** The viewer's own. */
  own: boolean;
  onChanged: () => void;
};

/** What an elder, or the family, sees of the association: consent, wishes, birthday, calls and pairs. */
export function ElderCorner({ corner: masked, own, onChanged }: Props) {
  const t = useElderTexts();
  const c = useCornerTexts();
  const f = useFormat();
  const words = useWishWords();
  const corner = unmask(ElderCorner_corner, masked);
  const [asked, setAsked] = useState<'card' | 'birthday' | null>(null);
  const shut = (): void => setAsked(null);
  const { card, birthday, name } = corner;
  return (
    <Card title={name}>
      <Stack>
        <Row between>
          <span>
            <StatusTag tone={corner.agreedVisits ? 'good' : 'plain'}>{c('visits')}</StatusTag>{' '}
            {own
              ? c(corner.agreedVisits ? 'visitsYes' : 'visitsNo')
              : c(corner.agreedVisits ? 'visitsOther' : 'visitsOtherNo', { name })}
          </span>
          {own ? (
            <LinkButton size="small" to="/privacy">
              {c('consent')}
            </LinkButton>
          ) : null}
        </Row>
        {own && corner.agreedVisits ? (
          <Row between>
            <span>
              <strong>{c('wishes')}</strong>
              {t.pick('：', ': ')}
              {card && card.wishes.length > 0 ? words(card.wishes) : c('none')}
              {card && card.parts.length > 0 ? ` · ${card.parts.map((part) => t(part)).join(' ')}` : ''}
            </span>
            <Button size="small" onClick={() => setAsked('card')}>
              {c(card ? 'change' : 'tell')}
            </Button>
          </Row>
        ) : null}
        {own && corner.agreedBirthday ? (
          <Row between>
            <span>
              <strong>{c('birthday')}</strong>
              {t.pick('：', ': ')}
              {birthday ? c('birthdayWords', { month: birthday.month, day: birthday.day }) : c('birthdayNo')}
            </span>
            <Button size="small" onClick={() => setAsked('birthday')}>
              {c('change')}
            </Button>
          </Row>
        ) : null}
        {corner.bookings.length > 0 ? (
          <div>
            <strong>{c('calls')}</strong>
            <ul>
              {corner.bookings.map((booking) => (
                <li key={booking.id}>
                  {c('call', { when: f.dateTime(booking.startsAt), place: booking.place })}
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        {corner.pairs.length > 0 ? (
          <PairTable pairs={corner.pairs} caption={c('pairs')} mayRun={false} own={corner.id} />
        ) : null}
      </Stack>
      {asked === 'card' ? (
        <ElderCardDialog
          elder={corner}
          wishes={card?.wishes ?? []}
          parts={card?.parts ?? []}
          onClose={shut}
          onChanged={onChanged}
        />
      ) : null}
      {asked === 'birthday' ? (
        <BirthdayDialog
          elderId={corner.id}
          birthday={birthday ?? null}
          onClose={shut}
          onChanged={onChanged}
        />
      ) : null}
    </Card>
  );
}
