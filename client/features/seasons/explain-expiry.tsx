import { type FragmentType, graphql, unmask } from '#client/gql';
import { TextLink } from '#client/ui/button';
import { defineTexts } from '#client/ui/i18n';
import { useFormat } from '#client/ui/use-format';
import './explain-expiry.css';

const ExplainExpiry_expiry = graphql(`
  fragment ExplainExpiry_expiry on LineExpiry {
    id
    beginsOn
    endsOn
    preparedAt
    preparedBy {
      id
      name
    }
    signedAt
    signedBody
    signedBy {
      id
      name
    }
    undoUntil
    lots {
      id
      grantedOn
      granted
      points
      kind
      record {
        id
        title
      }
    }
    undo {
      id
      reason
      signedAt
      signedBody
      preparedBy {
        id
        name
      }
      signedBy {
        id
        name
      }
    }
  }
`);

const useExplainTexts = defineTexts('seasons-explain', {
  zh: {
    close:
      '这次结算的是{{from}}到{{to}}这一季：{{prepared}}由村支书{{preparer}}出报告，{{signed}}由{{body}}的{{signer}}签字，两个人签了才生效。',
    until: '结算错了，{{date}}以前可以撤销，找村支书说。',
    undone:
      '后来撤销了：{{preparer}}提出，原因是“{{reason}}”；{{date}}由{{body}}的{{signer}}签字同意，积分原样退回，还按原来得到的日子算。',
    lots: '到期的是这些积分',
    lot: '{{date}}得到的 {{points}}',
    lotOf: '{{date}}得到的 {{granted}}里剩下的 {{points}}',
    OPENING: '期初结转',
    GRANT: '做过的事（详情现在不能给您看）',
    dash: '：',
  },
  en: {
    close:
      'It closed the season from {{from}} to {{to}}: {{preparer}}, the village secretary, made the report on {{prepared}}; {{signer}} of {{body}} signed it on {{signed}}. It takes both.',
    until: 'If that was wrong it can be undone until {{date}}: tell the village secretary.',
    undone:
      'It was undone: {{preparer}} asked for it, because “{{reason}}”; {{signer}} of {{body}} agreed on {{date}}. The points are back, with the age they had.',
    lots: 'These points expired',
    lot: '{{points}} from {{date}}',
    lotOf: '{{points}} left of {{granted}} from {{date}}',
    OPENING: 'brought forward',
    GRANT: 'an act whose details are not for you to see now',
    dash: ': ',
  },
});

type Props = {
  expiry: FragmentType<typeof ExplainExpiry_expiry>;
  bodyName: (code: string) => string;
  now: Date;
};

/** Which points expired, by which closing, under whose signatures; and how they came back, if they did. */
export function ExplainExpiry({ expiry: masked, bodyName, now }: Props) {
  const t = useExplainTexts();
  const f = useFormat();
  const { beginsOn, endsOn, preparedAt, preparedBy, signedAt, signedBody, signedBy, undoUntil, lots, undo } =
    unmask(ExplainExpiry_expiry, masked);
  return (
    <>
      <p>
        {t('close', {
          from: f.date(beginsOn),
          to: f.date(endsOn),
          prepared: f.date(preparedAt),
          preparer: preparedBy.name,
          signed: f.date(signedAt),
          body: bodyName(signedBody),
          signer: signedBy.name,
        })}
      </p>
      {undo?.signedBy && undo.signedAt && undo.signedBody ? (
        <p>
          {t('undone', {
            preparer: undo.preparedBy.name,
            reason: undo.reason,
            date: f.date(undo.signedAt),
            body: bodyName(undo.signedBody),
            signer: undo.signedBy.name,
          })}
        </p>
      ) : now < new Date(undoUntil) ? (
        <p>{t('until', { date: f.date(undoUntil) })}</p>
      ) : null}
      <p id="expired-lots">{t('lots')}</p>
      <ul className="expired-lots" aria-labelledby="expired-lots">
        {lots.map(({ id, grantedOn, granted, points, kind, record }) => (
          <li key={id}>
            {t(granted === points ? 'lot' : 'lotOf', {
              date: f.date(grantedOn),
              granted: f.pointsWithUnit(granted),
              points: f.pointsWithUnit(points),
            })}
            {t('dash')}
            {record ? (
              <TextLink to={`/records/${record.id}`}>{record.title}</TextLink>
            ) : (
              t(kind === 'OPENING' ? 'OPENING' : 'GRANT')
            )}
          </li>
        ))}
      </ul>
    </>
  );
}
