import { type FragmentType, graphql, unmask } from '#client/gql';
import { Notice } from '#client/ui/notice';
import { useFormat } from '#client/ui/use-format';
import { useCaseTexts } from './case-texts';

const FreezeNotice_freeze = graphql(`
  fragment FreezeNotice_freeze on ClaimFreeze {
    id
    reason
    startsOn
    endsOn
  }
`);

/** Told to the person alone: why own claims are closed, and until when. */
export function FreezeNotice({ freeze: masked }: { freeze: FragmentType<typeof FreezeNotice_freeze> }) {
  const t = useCaseTexts();
  const f = useFormat();
  const freeze = unmask(FreezeNotice_freeze, masked);
  return (
    <Notice tone="warn" title={t('frozen')}>
      <p>{t('frozenText', { reason: freeze.reason })}</p>
      <p>{t('frozenUntil', { from: f.date(freeze.startsOn), to: f.date(freeze.endsOn) })}</p>
    </Notice>
  );
}
