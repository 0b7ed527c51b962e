import { type FragmentType, graphql, unmask } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { defineTexts } from '#client/ui/i18n';
import { Notice } from '#client/ui/notice';
import { useFormat } from '#client/ui/use-format';

const QueueSeasons_queue = graphql(`
  fragment QueueSeasons_queue on WorkQueue {
    closesToSign {
      id
      endsOn
      households
      points
      preparedBy {
        id
        name
      }
      village {
        id
        nameZh
        nameEn
      }
    }
    undosToSign {
      id
      reason
      preparedBy {
        id
        name
      }
      household {
        id
        number
      }
      close {
        id
        village {
          id
          nameZh
          nameEn
        }
      }
    }
  }
`);

const useQueueTexts = defineTexts('seasons-queue', {
  zh: {
    close: '{{village}}的到期结算等您签字',
    closeText: '{{name}}结算到{{date}}：{{households}} 户共 {{points}} 到期。签字后才失效。',
    undo: '{{village}}的到期撤销等您签字',
    undoOne: '{{name}}提出把户号 {{number}} 到期的积分还回去：{{reason}}',
    undoAll: '{{name}}提出把全村这次到期的积分还回去：{{reason}}',
    see: '去核对',
  },
  en: {
    close: 'The closing of a season in {{village}} waits for your signature',
    closeText:
      '{{name}} closed it up to {{date}}: {{points}} of {{households}} households expire once you have signed.',
    undo: 'The undoing of an expiry in {{village}} waits for your signature',
    undoOne: '{{name}} asks to give household {{number}} back what expired: {{reason}}',
    undoAll: '{{name}} asks to give the whole village back what expired: {{reason}}',
    see: 'See it',
  },
});

/** Closings and undoings that wait for the viewer's signature. */
export function QueueSeasons({ queue: masked }: { queue: FragmentType<typeof QueueSeasons_queue> }) {
  const t = useQueueTexts();
  const f = useFormat();
  const { closesToSign, undosToSign } = unmask(QueueSeasons_queue, masked);
  const see = (villageId: string, closeId: string) => (
    <LinkButton to={`/work/seasons?village=${villageId}&close=${closeId}`}>{t('see')}</LinkButton>
  );
  return (
    <>
      {closesToSign.map(({ id, village, preparedBy, endsOn, households, points }) => (
        <Notice
          key={id}
          tone="info"
          title={t('close', { village: t.pick(village.nameZh, village.nameEn) })}
          actions={see(village.id, id)}
        >
          {t('closeText', {
            name: preparedBy.name,
            date: f.date(endsOn),
            households: f.number(households),
            points: f.pointsWithUnit(points),
          })}
        </Notice>
      ))}
      {undosToSign.map(({ id, close, preparedBy, household, reason }) => (
        <Notice
          key={id}
          tone="info"
          title={t('undo', { village: t.pick(close.village.nameZh, close.village.nameEn) })}
          actions={see(close.village.id, close.id)}
        >
          {household
            ? t('undoOne', { name: preparedBy.name, number: household.number, reason })
            : t('undoAll', { name: preparedBy.name, reason })}
        </Notice>
      ))}
    </>
  );
}
