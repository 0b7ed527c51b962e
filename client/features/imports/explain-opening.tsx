import { type FragmentType, graphql, unmask } from '#client/gql';
import type { Role } from '#client/gql/graphql';
import { defineTexts } from '#client/ui/i18n';
import { useFormat } from '#client/ui/use-format';

const ExplainOpening_paper = graphql(`
  fragment ExplainOpening_paper on OpeningPaper {
    id
    fileName
    uploadedAt
    uploadedRole
    uploader {
      id
      name
    }
    signedAt
    signedRole
    signer {
      id
      name
    }
  }
`);

const useExplainTexts = defineTexts('imports-explain', {
  zh: {
    from: '出自《{{file}}》这份名册，{{date}}由{{role}}{{name}}照纸上的数录入。',
    signed: '{{date}}，{{role}}{{name}}核对后签字，积分才记进存折。两个人、两个岗位，缺一个都不行。',
    gap: '',
  },
  en: {
    from: 'It stands in the list “{{file}}”, brought in on {{date}} by {{name}} ({{role}}) from the paper books.',
    signed:
      'On {{date}} {{name}} ({{role}}) compared and signed it; only then the points were booked. It takes two people of two offices.',
    gap: ' ',
  },
});

type Props = { paper: FragmentType<typeof ExplainOpening_paper>; postName: (role: Role) => string };

/** Which list opening points came from, and who signed it. */
export function ExplainOpening({ paper: masked, postName }: Props) {
  const t = useExplainTexts();
  const f = useFormat();
  const { fileName, uploadedAt, uploadedRole, uploader, signedAt, signedRole, signer } = unmask(
    ExplainOpening_paper,
    masked,
  );
  return (
    <p>
      {t('from', {
        file: fileName,
        date: f.date(uploadedAt),
        role: postName(uploadedRole),
        name: uploader.name,
      })}
      {t('gap')}
      {t('signed', { date: f.date(signedAt), role: postName(signedRole), name: signer.name })}
    </p>
  );
}
