import { StatusTag } from '#client/ui/badge';
import { Button } from '#client/ui/button';
import { ShieldIcon } from '#client/ui/more-icons';
import { MeterBar } from '#client/ui/meter-bar';
import { Notice } from '#client/ui/notice';
import { Row, Stack } from '#client/ui/section';
import { ErrorState } from '#client/ui/states';
import { useFormat } from '#client/ui/use-format';
import { canHash, isSound, type PublishedSeal, type SealVerdict } from './seal-chain';
import { SealFaults } from './seal-faults';
import { useSealTexts } from './seal-texts';
import type { SealCheck as Check } from './use-seal-check';
import './seal.css';

type Props = { check: Check; onStart: () => void; onStop: () => void };

/** The check at work: one button, how far it is, what came out of it, and every seal by month. */
export function SealCheck({ check, onStart, onStop }: Props) {
  const t = useSealTexts();
  const f = useFormat();
  const { status, seals, verdicts, linesDone, linesTotal, error } = check;
  if (!canHash()) {
    return (
      <Notice tone="warn" title={t('unable')}>
        {t('unableText')}
      </Notice>
    );
  }
  const wrong = verdicts.filter((verdict) => !isSound(verdict));
  return (
    <Stack>
      <Row>
        <Button kind="primary" size="large" icon={ShieldIcon} busy={status === 'running'} onClick={onStart}>
          {t(status === 'idle' ? 'start' : 'again')}
        </Button>
        {status === 'running' ? <Button onClick={onStop}>{t('stop')}</Button> : null}
      </Row>
      {status === 'running' ? (
        <MeterBar
          label={t('progress')}
          value={linesDone}
          max={linesTotal}
          text={t('progressText', { done: f.number(linesDone), total: f.number(linesTotal) })}
        />
      ) : null}
      {status === 'failed' ? <ErrorState error={error} onRetry={onStart} /> : null}
      {status === 'stopped' ? (
        <Notice tone="warn" live>
          {t('stopped')}
        </Notice>
      ) : null}
      {wrong.length > 0 ? (
        <Notice tone="bad" title={t('notRight')} live>
          <SealFaults verdicts={wrong} />
          <p>{t('notRightText')}</p>
        </Notice>
      ) : null}
      {status === 'done' && seals.length === 0 ? <Notice live>{t('nothing')}</Notice> : null}
      {status === 'done' && wrong.length === 0 && seals.length > 0 ? (
        <Notice tone="good" title={t('allRight')} live>
          {t('allRightText', { seals: f.number(seals.length), lines: f.number(linesTotal) })}
        </Notice>
      ) : null}
      {verdicts.length > 0 ? <SealResults seals={seals} verdicts={verdicts} /> : null}
    </Stack>
  );
}

function SealResults({
  seals,
  verdicts,
}: {
  seals: readonly PublishedSeal[];
  verdicts: readonly SealVerdict[];
}) {
  const t = useSealTexts();
  const f = useFormat();
  const judged = verdicts.flatMap((verdict, place) => {
    const seal = seals[place];
    return seal ? [{ seal, sound: isSound(verdict) }] : [];
  });
  const months = [...new Set(judged.map(({ seal }) => seal.month))].toReversed();
  return (
    <section aria-label={t('results')} className="seal-results">
      {months.map((month) => {
        const own = judged.filter(({ seal }) => seal.month === month);
        const sound = own.every((each) => each.sound);
        return (
          <details key={month} open={!sound}>
            <summary>
              <span>
                {t(sound ? 'monthRight' : 'monthWrong', { month: f.month(month), count: own.length })}
              </span>
            </summary>
            <ul role="list">
              {own.map((each) => (
                <li key={each.seal.number}>
                  <span className="numeric">
                    {t('sealLine', {
                      number: each.seal.number,
                      date: f.dateTime(each.seal.sealedAt),
                      lines: t('lines', { count: each.seal.lines }),
                    })}
                  </span>
                  <StatusTag tone={each.sound ? 'good' : 'bad'}>
                    {t(each.sound ? 'right' : 'wrong')}
                  </StatusTag>
                </li>
              ))}
            </ul>
          </details>
        );
      })}
    </section>
  );
}
