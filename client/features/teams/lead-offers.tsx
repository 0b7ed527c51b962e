import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button } from '#client/ui/button';
import { useErrorText } from '#client/ui/error-text';
import { Notice } from '#client/ui/notice';
import { Row } from '#client/ui/section';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useTeamTexts } from './team-texts';

const LeadOffers_offer = graphql(`
  fragment LeadOffers_offer on LeadOffer {
    id
    state
    toName
    mayAccept
    team {
      id
      name
    }
  }
`);
const AnswerLeadDocument = graphql(`
  mutation AnswerLead($input: AnswerLeadInput!) {
    answerLead(input: $input) {
      id
      state
      team {
        id
        leaderName
      }
    }
  }
`);

type Props = {
  offers: readonly FragmentType<typeof LeadOffers_offer>[];
  /** The viewer runs the team and may take the offer back. */
  mayWithdraw?: boolean;
  onChanged: () => void | Promise<unknown>;
};

/** A lead on offer: accepted or declined by whom it was offered to, taken back by who runs the team. */
export function LeadOffers({ offers: masked, mayWithdraw = false, onChanged }: Props) {
  const t = useTeamTexts();
  const intent = useIntent();
  const errorText = useErrorText();
  const [answer, { loading }] = useMutation(AnswerLeadDocument);
  const [failed, setFailed] = useState<unknown>(null);

  async function give(offerId: string, accept: boolean): Promise<void> {
    setFailed(null);
    try {
      await answer({ variables: { input: intent.sign({ offerId, accept }) } });
      intent.done();
      toast.good(t(accept ? 'tookLead' : 'saved'));
      await onChanged();
    } catch (error) {
      setFailed(error);
    }
  }

  return unmask(LeadOffers_offer, masked).map((offer) => (
    <Notice
      key={offer.id}
      tone="info"
      title={
        offer.mayAccept ? t('offeredToMe', { team: offer.team.name }) : t('offered', { name: offer.toName })
      }
    >
      {failed ? <p role="alert">{errorText(failed).message}</p> : null}
      <Row wrap>
        {offer.mayAccept ? (
          <>
            <Button kind="primary" busy={loading} onClick={() => void give(offer.id, true)}>
              {t('takeLead')}
            </Button>
            <Button onClick={() => void give(offer.id, false)}>{t('decline')}</Button>
          </>
        ) : mayWithdraw ? (
          <Button size="small" onClick={() => void give(offer.id, false)}>
            {t('takeBack')}
          </Button>
        ) : null}
      </Row>
    </Notice>
  ));
}
