import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { PraisedList_DeedFragment } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { Card } from '#client/ui/card';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { defineTexts } from '#client/ui/i18n';
import { Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useFormat } from '#client/ui/use-format';
import { useIntent } from '#client/ui/use-intent';
import { usePraiseTexts } from './praise-texts';

const PraisedList_deed = graphql(`
  fragment PraisedList_deed on PraisedDeed {
    id
    name
    story
    month
    noticeUntil
    awardedAt
    awardNo
  }
`);

const DoubtDeedDocument = graphql(`
  mutation DoubtDeed($input: DoubtDeedInput!) {
    doubtDeed(input: $input) {
      id
    }
  }
`);

const usePraisedTexts = defineTexts('praised-list', {
  zh: {
    doubt: '我有意见',
    doubtTitle: '对这件事有什么意见？',
    reason: '哪里不对',
    send: '提交',
    sent: '收到了，评议会核实后答复您。您的名字不公开。',
  },
  en: {
    doubt: 'I doubt it',
    doubtTitle: 'What is wrong with it?',
    reason: 'What is wrong',
    send: 'Send',
    sent: 'Received; the council answers you. Your name is not published.',
  },
});

type Props = {
  deeds: readonly FragmentType<typeof PraisedList_deed>[];
  empty: string;
  /** For people of the village: a doubt can be raised. */
  mayDoubt?: boolean;
};

/** Good deeds as the public sees them: by name, because whoever did them agreed. */
export function PraisedList({ deeds: masked, empty, mayDoubt }: Props) {
  const t = usePraiseTexts();
  const p = usePraisedTexts();
  const f = useFormat();
  const intent = useIntent();
  const deeds = unmask(PraisedList_deed, masked);
  const [doubted, setDoubted] = useState<PraisedList_DeedFragment | null>(null);
  const [doubt] = useMutation(DoubtDeedDocument);
  if (deeds.length === 0) return <p className="muted">{empty}</p>;
  return (
    <Stack>
      {deeds.map((deed) => (
        <Card key={deed.id} as="article" level={3} title={deed.name}>
          <p>{deed.story}</p>
          <p className="muted small">
            {t('monthOf', { month: f.month(deed.month) })}
            {deed.awardNo ? ` · ${t('award', { number: deed.awardNo })}` : ''}
            {deed.noticeUntil && !deed.awardedAt ? ` · ${t('until', { day: f.date(deed.noticeUntil) })}` : ''}
          </p>
          {mayDoubt && !deed.awardedAt ? (
            <span className="no-print">
              <Button
                size="small"
                kind="quiet"
                aria-label={`${p('doubt')}${t.pick('：', ': ')}${deed.name}`}
                onClick={() => setDoubted(deed)}
              >
                {p('doubt')}
              </Button>
            </span>
          ) : null}
        </Card>
      ))}
      <ConfirmDialog
        open={doubted !== null}
        onCancel={() => setDoubted(null)}
        title={p('doubtTitle')}
        confirm={p('send')}
        reason={{ label: p('reason'), required: true, maxLength: 500 }}
        onConfirm={async (words) => {
          await doubt({ variables: { input: intent.sign({ deedId: doubted?.id ?? '', words }) } });
          intent.done();
          setDoubted(null);
          toast.good(p('sent'));
        }}
      />
    </Stack>
  );
}
