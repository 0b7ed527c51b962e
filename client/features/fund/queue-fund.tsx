import { type FragmentType, graphql, unmask } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { Notice } from '#client/ui/notice';
import { FundLight_coverage } from './fund-light';
import { useFundTexts } from './fund-texts';

const QueueFund_queue = graphql(`
  fragment QueueFund_queue on WorkQueue {
    fundToConfirm
    fundWarnings {
      villageId
      village {
        id
        nameZh
        nameEn
      }
      coverage {
        ...FundLight_coverage
      }
    }
  }
`);

/** What the fund asks of the viewer: entries to confirm, and lights that are no longer green. */
export function QueueFund({ queue: masked }: { queue: FragmentType<typeof QueueFund_queue> }) {
  const t = useFundTexts();
  const queue = unmask(QueueFund_queue, masked);
  return (
    <>
      {queue.fundWarnings.map(({ villageId, village, coverage: shown }) => {
        const { light, ratio } = unmask(FundLight_coverage, shown);
        return (
          <Notice
            key={villageId}
            tone={light === 'RED' ? 'bad' : 'warn'}
            title={t('queueLight', { village: t.pick(village.nameZh, village.nameEn), light: t(light) })}
            actions={<LinkButton to={`/work/fund?village=${villageId}`}>{t('see')}</LinkButton>}
          >
            {ratio === null ? null : <p className="numeric">{t('ratioOf', { ratio: ratio.toFixed(2) })}</p>}
            <p>{t(light === 'RED' ? 'redText' : 'amberText')}</p>
          </Notice>
        );
      })}
      {queue.fundToConfirm > 0 ? (
        <Notice
          tone="info"
          title={`${t('toConfirm')}（${queue.fundToConfirm}）`}
          actions={<LinkButton to="/work/fund#waiting">{t('see')}</LinkButton>}
        >
          {t('toConfirmHint')}
        </Notice>
      ) : null}
    </>
  );
}
