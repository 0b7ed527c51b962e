import { useEffect, useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { SealProof_TransferFragment } from '#client/gql/graphql';
import { LinkButton } from '#client/ui/button';
import { ShieldIcon } from '#client/ui/more-icons';
import { Notice } from '#client/ui/notice';
import { Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { canHash, sha256, wordsOfLine } from './seal-chain';
import { SealCode } from './seal-code';
import './seal.css';
import { useSealTexts } from './seal-texts';
import { useSealWords } from './seal-words';

const SealProof_transfer = graphql(`
  fragment SealProof_transfer on PublishedTransfer {
    seq
    asset
    kind
    amount
    text
    seal {
      villageId
      number
      hash
      sealedAt
    }
  }
`);

export const SealProof_line = graphql(`
  fragment SealProof_line on StatementLine {
    id
    opening
    published {
      ...SealProof_transfer
    }
  }
`);

export const NoticeSeals_notice = graphql(`
  fragment NoticeSeals_notice on BoardNotice {
    recordId
    transfers {
      seq
      ...SealProof_transfer
    }
  }
`);

type Bound = 'unknown' | 'bound' | 'unbound';

/** Does the published line commit to these private ids? Worked out here, not asked for. */
function useBound(text: string, opening: string): Bound {
  const [bound, setBound] = useState<Bound>('unknown');
  useEffect(() => {
    if (!canHash()) return;
    let wanted = true;
    const binding = wordsOfLine(text)?.binding;
    const compare = async (): Promise<void> => {
      const hash = await sha256(opening);
      if (wanted) setBound(hash === binding ? 'bound' : 'unbound');
    };
    void compare();
    return () => {
      wanted = false;
    };
  }, [text, opening]);
  return bound;
}

/** Which seal holds a line of one's own purse, and the proof that the published line is this very one. */
export function SealProof({ line: masked }: { line: FragmentType<typeof SealProof_line> }) {
  const t = useSealTexts();
  const line = unmask(SealProof_line, masked);
  const transfer = unmask(SealProof_transfer, line.published);
  const bound = useBound(transfer.text, line.opening);
  return (
    <Stack>
      <SealedLines transfers={[transfer]} />
      {bound === 'bound' ? <Notice tone="good">{t('bound')}</Notice> : null}
      {bound === 'unbound' ? <Notice tone="bad">{t('unbound')}</Notice> : null}
      <VerifyLink seal={transfer.seal} />
    </Stack>
  );
}

/** The seals of everything that was posted for a line of the board: points, honour, minutes, their reversal. */
export function NoticeSeals({ notice: masked }: { notice: FragmentType<typeof NoticeSeals_notice> }) {
  const transfers = unmask(SealProof_transfer, unmask(NoticeSeals_notice, masked).transfers);
  const numbers = [...new Set(transfers.map(({ seal }) => seal?.number ?? null))];
  return (
    <Stack>
      {numbers.map((number) => (
        <SealedLines
          key={number ?? 'open'}
          transfers={transfers.filter(({ seal }) => (seal?.number ?? null) === number)}
        />
      ))}
      <VerifyLink seal={transfers.find(({ seal }) => seal)?.seal ?? null} />
    </Stack>
  );
}

/** Transfers that lie in one seal, or all wait for the next. */
function SealedLines({ transfers }: { transfers: readonly SealProof_TransferFragment[] }) {
  const t = useSealTexts();
  const f = useFormat();
  const words = useSealWords();
  const seal = transfers[0]?.seal;
  return (
    <div className="seal-proof">
      <p>
        <strong>
          {transfers
            .map(({ kind, asset, amount }) => `${words.kind(kind)} ${words.named(asset, amount)}`)
            .join(t('listBetween'))}
        </strong>
      </p>
      {seal ? (
        <>
          <p>
            {t(transfers.length > 1 ? 'sealedInTexts' : 'sealedInText', {
              number: seal.number,
              date: f.dateTime(seal.sealedAt),
            })}
          </p>
          <p>
            <SealCode hash={seal.hash} />
          </p>
        </>
      ) : (
        <p>{t('notSealed')}</p>
      )}
      <details className="seal-proof-more">
        <summary>{t('published')}</summary>
        <p className="small muted">{t('publishedNote')}</p>
        {transfers.map(({ seq, text }) => (
          <p key={seq}>
            <code className="seal-line-text">{text}</code>
          </p>
        ))}
      </details>
    </div>
  );
}

function VerifyLink({ seal }: Pick<SealProof_TransferFragment, 'seal'>) {
  const t = useSealTexts();
  if (!seal) return null;
  return (
    <p>
      <LinkButton to={`/board/${seal.villageId}/verify`} icon={ShieldIcon}>
        {t('verify')}
      </LinkButton>
    </p>
  );
}
