import { useState } from 'react';
import { TextField } from '#client/ui/fields';
import { Form } from '#client/ui/form';
import { readText } from '#client/ui/form-values';
import { Notice } from '#client/ui/notice';
import { Stack } from '#client/ui/section';
import { useFormat } from '#client/ui/use-format';
import { canHash, isSound, type PublishedSeal, sealByHead, typedHead } from './seal-chain';
import { useSealTexts } from './seal-texts';
import type { SealCheck } from './use-seal-check';

type Props = {
  /** The finished check; it is run first when there is none yet. */
  check: SealCheck;
  onCheck: () => Promise<SealCheck>;
};
type Outcome = { seal: PublishedSeal | null; sound: boolean; count: number };

/** Compares a number typed off a signed sheet with the chain: what a chain written anew cannot pass. */
export function HeadCompare({ check, onCheck }: Props) {
  const t = useSealTexts();
  const f = useFormat();
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  if (!canHash()) return null;
  return (
    <Stack>
      <Form
        submit={t('compareButton')}
        label={t('compare')}
        check={(values) =>
          sealByHead([], readText(values, 'head')) === undefined ? { head: t('compareShort') } : {}
        }
        onSubmit={async (values) => {
          setOutcome(null);
          const done = check.status === 'done' ? check : await onCheck();
          if (done.status === 'failed') throw done.error;
          if (done.status !== 'done') return;
          const head = readText(values, 'head');
          const seal = sealByHead(done.seals, head) ?? null;
          const upTo = done.verdicts.filter(({ number }) => seal !== null && number <= seal.number);
          setOutcome({ seal, sound: upTo.every(isSound), count: typedHead(head).length });
        }}
      >
        <TextField
          name="head"
          label={t('compareField')}
          hint={t('compareLead')}
          autoComplete="off"
          spellCheck={false}
          maxLength={200}
          required
          big
        />
      </Form>
      {outcome?.seal && outcome.sound ? (
        <Notice
          tone="good"
          live
          title={t('compareHit', {
            number: outcome.seal.number,
            month: f.month(outcome.seal.month),
            date: f.dateTime(outcome.seal.sealedAt),
          })}
        >
          <p>{t('compareHitAll')}</p>
          <p>{t('compareHitPart', { count: outcome.count })}</p>
        </Notice>
      ) : null}
      {outcome?.seal && !outcome.sound ? (
        <Notice tone="bad" live>
          {t('compareWrong')}
        </Notice>
      ) : null}
      {outcome && !outcome.seal ? (
        <Notice tone="bad" title={t('compareMiss')} live>
          {t('compareMissText')}
        </Notice>
      ) : null}
    </Stack>
  );
}
