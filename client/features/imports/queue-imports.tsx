import { type FragmentType, graphql, unmask } from '#client/gql';
import { LinkButton } from '#client/ui/button';
import { defineTexts } from '#client/ui/i18n';
import { Notice } from '#client/ui/notice';
import { useFormat } from '#client/ui/use-format';

const QueueImports_queue = graphql(`
  fragment QueueImports_queue on WorkQueue {
    importsToSign {
      id
      fileName
      newHouseholds
      newResidents
      changedRows
      points
      honour
      uploader {
        id
        name
      }
      village {
        id
        nameZh
        nameEn
      }
    }
  }
`);

const useQueueTexts = defineTexts('imports-queue', {
  zh: {
    title: '{{village}}的名册导入等您签字',
    text: '{{name}}上传的《{{file}}》：新增 {{households}} 户、{{residents}} 人，改动 {{changed}} 行，期初积分 {{points}} 分、荣誉分 {{honour}} 分。',
    see: '去核对',
  },
  en: {
    title: 'A register import of {{village}} waits for your signature',
    text: '“{{file}}” from {{name}}: new households {{households}}, new people {{residents}}, changed rows {{changed}}, opening points {{points}}, honour {{honour}}.',
    see: 'See it',
  },
});

/** Lists that wait for the viewer's signature. */
export function QueueImports({ queue: masked }: { queue: FragmentType<typeof QueueImports_queue> }) {
  const t = useQueueTexts();
  const f = useFormat();
  return unmask(QueueImports_queue, masked).importsToSign.map((paper) => (
    <Notice
      key={paper.id}
      tone="info"
      title={t('title', { village: t.pick(paper.village.nameZh, paper.village.nameEn) })}
      actions={<LinkButton to={`/work/imports/${paper.id}`}>{t('see')}</LinkButton>}
    >
      {t('text', {
        name: paper.uploader.name,
        file: paper.fileName,
        households: f.number(paper.newHouseholds),
        residents: f.number(paper.newResidents),
        changed: f.number(paper.changedRows),
        points: f.points(paper.points),
        honour: f.points(paper.honour),
      })}
    </Notice>
  ));
}
