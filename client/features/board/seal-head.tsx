import { type FragmentType, graphql, unmask } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { LockIcon } from '#client/ui/icons';
import { ShieldIcon } from '#client/ui/more-icons';
import { useFormat } from '#client/ui/use-format';
import './seal.css';
import { SealCode } from './seal-code';
import { useSealTexts } from './seal-texts';

const SealHead_seal = graphql(`
  fragment SealHead_seal on Seal {
    villageId
    number
    hash
    sealedAt
  }
`);

type Props = {
  villageId: string;
  seal: FragmentType<typeof SealHead_seal> | null;
  /** On the page that checks, there is no way to it. */
  hideLink?: boolean;
};

/** The head of the chain: whoever notes it down can prove later that nothing before it was touched. */
export function SealHead({ villageId, seal: masked, hideLink }: Props) {
  const t = useSealTexts();
  const f = useFormat();
  const seal = unmask(SealHead_seal, masked);
  return (
    <section className="seal-strip" aria-label={t('card')}>
      <LockIcon />
      <div className="seal-strip-words">
        <strong>{t('card')}</strong>
        {seal ? (
          <>
            <SealCode hash={seal.hash} />
            <span className="muted small">
              {t('number', { count: seal.number })} · {t('sealedOn', { date: f.dateTime(seal.sealedAt) })}
            </span>
          </>
        ) : (
          <span className="muted">{t('none')}</span>
        )}
      </div>
      {hideLink ? null : (
        <LinkButton to={`/board/${villageId}/verify`} icon={ShieldIcon} size="small">
          {t('verify')}
        </LinkButton>
      )}
    </section>
  );
}
