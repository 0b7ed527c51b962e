import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { PairTable_PairFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { useErrorText } from '#client/ui/error-text';
import { defineTexts } from '#client/ui/i18n';
import { Row } from '#client/ui/section';
import { type Column, Table } from '#client/ui/table';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { PAIR_KEY, useElderTexts } from './elder-texts';
import { useWishWords } from './wish-fields';

const PairTable_pair = graphql(`
  fragment PairTable_pair on ElderPair {
    id
    state
    wishes
    giverSaidYes
    receiverSaidYes
    giver {
      id
      name
    }
    receiver {
      id
      name
    }
  }
`);

const AnswerPairDocument = graphql(`
  mutation AnswerPair($input: AnswerPairInput!) {
    answerPair(input: $input) {
      id
      ...PairTable_pair
    }
  }
`);
const EndPairDocument = graphql(`
  mutation EndPair($input: EndPairInput!) {
    endPair(input: $input) {
      id
      ...PairTable_pair
    }
  }
`);

const usePairTexts = defineTexts('pair-table', {
  zh: {
    giver: '谁帮',
    receiver: '帮谁',
    withWhat: '帮什么',
    yes: '{{name}}愿意',
    no: '不愿意',
    end: '结束',
    endTitle: '{{giver}}和{{receiver}}不再结对？',
    endHint: '以后还可以再结对子。',
    tools: '操作',
    none: '还没有结对。',
    said: '{{name}}愿意了',
    done: '记好了',
  },
  en: {
    giver: 'Helps',
    receiver: 'Is helped',
    withWhat: 'With',
    yes: '{{name}} agrees',
    no: 'no',
    end: 'End',
    endTitle: 'End the pair of {{giver}} and {{receiver}}?',
    endHint: 'They may be paired again later.',
    tools: 'Actions',
    none: 'No pairs yet.',
    said: '{{name}} agreed',
    done: 'Kept',
  },
});

type Props = {
  pairs: readonly FragmentType<typeof PairTable_pair>[];
  caption: string;
  mayRun: boolean;
  /** Of whom the viewer may say yes or no; everybody for those who run the association. */
  own?: string;
};

/** Pairs of elders: asked, alive and over. */
export function PairTable({ pairs, caption, mayRun, own }: Props) {
  const t = useElderTexts();
  const p = usePairTexts();
  const words = useWishWords();
  const intent = useIntent();
  const errorText = useErrorText();
  const [answer] = useMutation(AnswerPairDocument);
  const [end] = useMutation(EndPairDocument);
  const [ending, setEnding] = useState<PairTable_PairFragment | null>(null);
  const named = (word: string, { giver, receiver }: PairTable_PairFragment): string =>
    `${word}${t.pick('：', ': ')}${t.list([giver.name, receiver.name])}`;

  async function run(work: () => Promise<unknown>): Promise<void> {
    try {
      await work();
      intent.done();
      toast.good(p('done'));
    } catch (error) {
      toast.bad(errorText(error).message);
    }
  }
  const say = (pair: PairTable_PairFragment, elderId: string, agrees: boolean) => () =>
    void run(() => answer({ variables: { input: intent.sign({ pairId: pair.id, elderId, agrees }) } }));

  const columns: Column<PairTable_PairFragment>[] = [
    { key: 'giver', header: p('giver'), head: true, cell: ({ giver }) => giver.name },
    { key: 'receiver', header: p('receiver'), cell: ({ receiver }) => receiver.name },
    { key: 'wishes', header: p('withWhat'), cell: ({ wishes }) => words(wishes) },
    {
      key: 'state',
      header: t('state'),
      cell: (pair) => (
        <StatusTag tone={pair.state === 'ACTIVE' ? 'good' : pair.state === 'ASKED' ? 'warn' : 'plain'}>
          {t(PAIR_KEY[pair.state])}
        </StatusTag>
      ),
    },
    {
      key: 'tools',
      header: p('tools'),
      hideHeader: true,
      cell: (pair) => {
        const waiting = [
          ...(pair.giverSaidYes ? [] : [pair.giver]),
          ...(pair.receiverSaidYes ? [] : [pair.receiver]),
        ].filter(({ id }) => mayRun || id === own);
        return (
          <div className="no-print">
            <Row>
              {pair.state === 'ASKED'
                ? waiting.map(({ id, name }) => (
                    <Button
                      key={id}
                      size="small"
                      aria-label={named(p('yes', { name }), pair)}
                      onClick={say(pair, id, true)}
                    >
                      {p('yes', { name })}
                    </Button>
                  ))
                : null}
              {pair.state === 'ASKED' && waiting[0] ? (
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={named(p('no'), pair)}
                  onClick={say(pair, waiting[0].id, false)}
                >
                  {p('no')}
                </Button>
              ) : null}
              {pair.state === 'ACTIVE' ? (
                <Button
                  size="small"
                  kind="quiet"
                  aria-label={named(p('end'), pair)}
                  onClick={() => setEnding(pair)}
                >
                  {p('end')}
                </Button>
              ) : null}
            </Row>
          </div>
        );
      },
    },
  ];
  return (
    <>
      <Table
        caption={caption}
        rows={unmask(PairTable_pair, pairs)}
        rowKey={({ id }) => id}
        columns={columns}
        empty={<p className="muted">{p('none')}</p>}
      />
      <ConfirmDialog
        open={ending !== null}
        onCancel={() => setEnding(null)}
        title={ending ? p('endTitle', { giver: ending.giver.name, receiver: ending.receiver.name }) : ''}
        confirm={p('end')}
        kind="danger"
        onConfirm={async () => {
          const input = { pairId: ending?.id ?? '', reason: 'NO_LONGER' as const };
          await end({ variables: { input: intent.sign(input) } });
          intent.done();
          setEnding(null);
          toast.good(p('done'));
        }}
      >
        {p('endHint')}
      </ConfirmDialog>
    </>
  );
}
