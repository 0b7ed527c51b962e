import { useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { graphql } from '#client/gql';
import type { TermWish as Wish } from '#client/gql/graphql';
import { SegmentedControl } from '#client/ui/choice';
import { useErrorText } from '#client/ui/error-text';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useSeatTexts } from './seat-texts';

const WishForTermDocument = graphql(`
  mutation WishForTerm($input: TermWishInput!) {
    wishForTerm(input: $input) {
      id
      seats {
        id
        seat {
          place
          how
          wish
        }
      }
    }
  }
`);

/** A member says whether to stay for the next term. */
export function TermWish({ councilId, wish }: { councilId: string; wish: Wish | null }) {
  const t = useSeatTexts();
  const intent = useIntent();
  const errorText = useErrorText();
  const [said, setSaid] = useState<Wish | ''>(wish ?? '');
  const [send] = useMutation(WishForTermDocument);
  const say = async (next: Wish): Promise<void> => {
    const before = said;
    setSaid(next);
    try {
      await send({ variables: { input: intent.sign({ councilId, wish: next }) } });
      intent.done();
      toast.good(t('wished'));
    } catch (error) {
      setSaid(before);
      toast.bad(errorText(error).message);
    }
  };
  return (
    <div className="no-print">
      <SegmentedControl
        label={t('wish')}
        hideLabel={false}
        options={[
          { value: 'STAY', label: t('wishSTAY') },
          { value: 'LEAVE', label: t('wishLEAVE') },
        ]}
        value={said}
        onChange={(next) => void say(next === 'LEAVE' ? 'LEAVE' : 'STAY')}
      />
      <p className="muted small">{t('wishHint')}</p>
    </div>
  );
}
