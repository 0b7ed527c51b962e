import { useMutation, useQuery } from '@apollo/client/react';
import { useState } from 'react';
import { PairTable } from '#client/features/elders/pair-table';
import { WishFields } from '#client/features/elders/wish-fields';
import { PersonCombobox, type PersonChoice } from '#client/features/people/person-combobox';
import { graphql } from '#client/gql';
import type { VisitWish } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { Form } from '#client/ui/form';
import { defineTexts } from '#client/ui/i18n';
import { PlusIcon } from '#client/ui/more-icons';
import { Stack } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { ElderOffice } from './elder-office';
import { QueryState } from './query-state';

const WorkElderPairsPageDocument = graphql(`
  query WorkElderPairsPage($villageId: ID!) {
    eldersDesk(villageId: $villageId) {
      villageId
      mayRun
    }
    elderPairs(villageId: $villageId) {
      id
      ...PairTable_pair
    }
  }
`);
const PairEldersDocument = graphql(`
  mutation PairElders($input: PairInput!) {
    pairElders(input: $input) {
      id
    }
  }
`);

const usePairsTexts = defineTexts('work-elder-pairs-page', {
  zh: {
    title: '老人互助',
    lead: '身子骨好的老人帮一帮邻居。两边都愿意才算结对，谁都可以随时结束。',
    pair: '结个对子',
    giver: '谁帮',
    receiver: '帮谁（要先同意上门探访）',
    wishes: '帮什么',
    send: '问问两边',
    sent: '记下了，问过两边再点“愿意”。',
    missing: '请选人',
    caption: '互助对子',
  },
  en: {
    title: 'Elders help elders',
    lead: 'A pair is alive when both agree; either may end it at any time.',
    pair: 'Propose a pair',
    giver: 'Helps',
    receiver: 'Is helped (has agreed to visits)',
    wishes: 'With what',
    send: 'Ask both',
    sent: 'Kept. Ask both, then press “agrees”.',
    missing: 'Please choose',
    caption: 'Pairs',
  },
});

/** `/work/elders/pairs`: elders who help each other. */
export function WorkElderPairsPage() {
  const t = usePairsTexts();
  return (
    <ElderOffice title={t('title')} lead={t('lead')}>
      {(villageId) => <Pairs villageId={villageId} />}
    </ElderOffice>
  );
}

function Pairs({ villageId }: { villageId: string }) {
  const t = usePairsTexts();
  const [pairing, setPairing] = useState(false);
  const { data, error, loading, refetch } = useQuery(WorkElderPairsPageDocument, {
    variables: { villageId },
    fetchPolicy: 'cache-and-network',
  });
  const mayRun = data?.eldersDesk.mayRun ?? false;
  return (
    <Stack gap="large">
      <QueryState data={data} error={error} loading={loading} onRetry={() => void refetch()} />
      {mayRun ? (
        <div>
          <Button kind="primary" icon={PlusIcon} onClick={() => setPairing(true)}>
            {t('pair')}
          </Button>
        </div>
      ) : null}
      {data ? <PairTable pairs={data.elderPairs} caption={t('caption')} mayRun={mayRun} /> : null}
      {pairing ? (
        <PairDialog
          villageId={villageId}
          onClose={() => setPairing(false)}
          onDone={() => {
            setPairing(false);
            void refetch();
          }}
        />
      ) : null}
    </Stack>
  );
}

function PairDialog({
  villageId,
  onClose,
  onDone,
}: {
  villageId: string;
  onClose: () => void;
  onDone: () => void;
}) {
  const t = usePairsTexts();
  const intent = useIntent();
  const [giver, setGiver] = useState<PersonChoice | null>(null);
  const [receiver, setReceiver] = useState<PersonChoice | null>(null);
  const [wishes, setWishes] = useState<VisitWish[]>(['COMPANY']);
  const [pair] = useMutation(PairEldersDocument);
  return (
    <Dialog open onClose={onClose} title={t('pair')}>
      <Form
        submit={t('send')}
        submitKind="primary"
        check={() => ({
          ...(giver ? {} : { giverId: t('missing') }),
          ...(receiver ? {} : { receiverId: t('missing') }),
        })}
        onSubmit={async () => {
          const input = { giverId: giver?.id ?? '', receiverId: receiver?.id ?? '', wishes };
          await pair({ variables: { input: intent.sign(input) } });
          intent.done();
          toast.good(t('sent'));
          onDone();
        }}
      >
        <PersonCombobox
          villageId={villageId}
          name="giverId"
          label={t('giver')}
          required
          chosen={giver}
          onChoose={setGiver}
        />
        <PersonCombobox
          villageId={villageId}
          name="receiverId"
          label={t('receiver')}
          required
          chosen={receiver}
          onChoose={setReceiver}
          without={giver?.id}
        />
        <WishFields label={t('wishes')} picked={wishes} onChange={setWishes} />
      </Form>
    </Dialog>
  );
}
