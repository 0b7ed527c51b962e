import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { CeremonyMove, CeremonyMoves_CeremonyFragment } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { Dialog } from '#client/ui/dialog';
import { Form } from '#client/ui/form';
import { CheckCircleIcon } from '#client/ui/icons';
import { Row } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useCeremonyTexts } from './ceremony-texts';
import { CloseForm } from './close-form';
import { PlanFields, planInput, usePlan } from './plan-fields';
import { VisitForm } from './visit-form';

const CeremonyMoves_ceremony = graphql(`
  fragment CeremonyMoves_ceremony on Ceremony {
    id
    kind
    moves
    beginsOn
    endsOn
    place
    tables
    tableCost
    words
    loans {
      id
      quantity
      state
      gear {
        id
      }
    }
  }
`);

const AgreeCeremonyDocument = graphql(`
  mutation AgreeCeremony($input: CeremonyMoveInput!) {
    agreeCeremony(input: $input) {
      id
      ...CeremonyFacts_ceremony
      ...CeremonyMoves_ceremony
      ...CheckList_ceremony
    }
  }
`);
const WithdrawCeremonyDocument = graphql(`
  mutation WithdrawCeremony($input: CeremonyMoveInput!) {
    withdrawCeremony(input: $input) {
      id
      ...CeremonyFacts_ceremony
      ...CeremonyMoves_ceremony
    }
  }
`);
const AmendCeremonyDocument = graphql(`
  mutation AmendCeremony($input: AmendCeremonyInput!) {
    amendCeremony(input: $input) {
      id
      ...CeremonyFacts_ceremony
      ...CeremonyMoves_ceremony
    }
  }
`);

type Props = {
  ceremony: FragmentType<typeof CeremonyMoves_ceremony>;
  villageId: string;
  now: Date;
  /** Members of the council, for those who serve. */
  members?: readonly { id: string; name: string }[];
  /** The viewer's own resident id. */
  selfId: string;
};

/** One button for each move that the viewer may make now. */
export function CeremonyMoves({ ceremony: masked, villageId, now, members = [], selfId }: Props) {
  const t = useCeremonyTexts();
  const intent = useIntent();
  const one = unmask(CeremonyMoves_ceremony, masked);
  const [asked, setAsked] = useState<CeremonyMove | null>(null);
  const [agree] = useMutation(AgreeCeremonyDocument);
  const [withdraw] = useMutation(WithdrawCeremonyDocument);
  const shut = (): void => setAsked(null);
  const may = (move: CeremonyMove): boolean => one.moves.includes(move);
  const done = (word: 'agreed' | 'withdrawn'): void => {
    intent.done();
    shut();
    toast.good(t(word));
  };
  const others = members.filter(({ id }) => id !== selfId);
  return (
    <>
      <Row wrap>
        {may('VISIT') ? (
          <Button kind="primary" size="large" icon={CheckCircleIcon} onClick={() => setAsked('VISIT')}>
            {t('visit')}
          </Button>
        ) : null}
        {may('AGREE') ? (
          <Button kind="primary" size="large" icon={CheckCircleIcon} onClick={() => setAsked('AGREE')}>
            {t('agree')}
          </Button>
        ) : null}
        {may('CLOSE') ? (
          <Button kind="primary" size="large" icon={CheckCircleIcon} onClick={() => setAsked('CLOSE')}>
            {t('close')}
          </Button>
        ) : null}
        {may('AMEND') ? <Button onClick={() => setAsked('AMEND')}>{t('amend')}</Button> : null}
        {may('WITHDRAW') ? <Button onClick={() => setAsked('WITHDRAW')}>{t('withdraw')}</Button> : null}
      </Row>
      <ConfirmDialog
        open={asked === 'AGREE'}
        onCancel={shut}
        title={t('agree')}
        confirm={t('agree')}
        onConfirm={async () => {
          await agree({ variables: { input: intent.sign({ ceremonyId: one.id }) } });
          done('agreed');
        }}
      >
        {t('agreeText', { plan: t('plannedOnly', { tables: one.tables }) })}
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'WITHDRAW'}
        onCancel={shut}
        title={t('withdraw')}
        confirm={t('withdraw')}
        kind="danger"
        onConfirm={async () => {
          await withdraw({ variables: { input: intent.sign({ ceremonyId: one.id }) } });
          done('withdrawn');
        }}
      >
        {t('withdrawText')}
      </ConfirmDialog>
      {asked === 'AMEND' ? (
        <Dialog open onClose={shut} title={t('amend')}>
          <AmendForm ceremony={one} villageId={villageId} now={now} onDone={shut} />
        </Dialog>
      ) : null}
      {asked === 'VISIT' ? (
        <Dialog open onClose={shut} title={t('visitTitle')}>
          <VisitForm
            ceremonyId={one.id}
            beginsOn={one.beginsOn}
            endsOn={one.endsOn}
            tables={one.tables}
            now={now}
            members={others}
            onDone={shut}
          />
        </Dialog>
      ) : null}
      {asked === 'CLOSE' ? (
        <Dialog open onClose={shut} title={t('closeTitle')}>
          <CloseForm ceremonyId={one.id} members={others} onDone={shut} />
        </Dialog>
      ) : null}
    </>
  );
}

type AmendProps = {
  ceremony: CeremonyMoves_CeremonyFragment;
  villageId: string;
  now: Date;
  onDone: () => void;
};

function AmendForm({ ceremony, villageId, now, onDone }: AmendProps) {
  const t = useCeremonyTexts();
  const intent = useIntent();
  const plan = usePlan(now, ceremony);
  const [amend] = useMutation(AmendCeremonyDocument);
  return (
    <Form
      submit={t('amend')}
      submitKind="primary"
      onSubmit={async (values) => {
        const input = { ceremonyId: ceremony.id, ...planInput(plan, values) };
        await amend({ variables: { input: intent.sign(input) } });
        intent.done();
        toast.good(t('amended'));
        onDone();
      }}
    >
      <PlanFields plan={plan} villageId={villageId} now={now} kind={ceremony.kind} before={ceremony} />
    </Form>
  );
}
