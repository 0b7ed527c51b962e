import { type FragmentType, graphql, unmask } from '#client/gql';
import type { StatementList_LineFragment } from '#client/gql/graphql';
import { Change } from '#client/ui/amount';
import { TextLink } from '#client/ui/button';
import { KeyValues } from '#client/ui/key-values';
import { useFormat } from '#client/ui/use-format';
import { usePurseTexts } from './purse-texts';
import './statement-list.css';
import { lineTitle } from './statement-words';

const StatementList_line = graphql(`
  fragment StatementList_line on StatementLine {
    id
    postedAt
    kind
    reversesKind
    amount
    balanceAfter
    reversedBy
    earner {
      id
      name
    }
    postedBy {
      id
      name
    }
    record {
      id
      title
      startedAt
      rule {
        id
        code
      }
      ruleVersion {
        id
        nameZh
        nameEn
      }
      filer {
        id
        name
      }
      checker {
        id
        name
      }
      approvals {
        id
        body
        approver {
          id
          name
        }
      }
    }
    redemption {
      id
      receiptNumber
      keeper {
        id
        name
      }
      lines {
        quantity
        goods {
          id
          nameZh
          nameEn
        }
      }
    }
  }
`);

type Props = {
  lines: readonly FragmentType<typeof StatementList_line>[];
  bodyName: (code: string) => string;
};

/** The lines of a purse, newest first: what for, who earned it, who handled it, and the balance after it. */
export function StatementList({ lines, bodyName }: Props) {
  return (
    <ol role="list" className="statement-list">
      {unmask(StatementList_line, lines).map((line) => (
        <StatementLine key={line.id} line={line} bodyName={bodyName} />
      ))}
    </ol>
  );
}

function StatementLine({ line, bodyName }: { line: StatementList_LineFragment } & Pick<Props, 'bodyName'>) {
  const t = usePurseTexts();
  const f = useFormat();
  const { record, redemption, earner, postedBy } = line;
  const small = [
    record ? `${record.rule.code} ${t.pick(record.ruleVersion.nameZh, record.ruleVersion.nameEn)}` : null,
    redemption ? t('receipt', { number: redemption.receiptNumber }) : null,
    earner ? t('earnedBy', { name: earner.name }) : null,
  ].filter((text): text is string => text !== null);
  return (
    <li className="statement-line">
      <div className="statement-line-text">
        <p className="statement-line-title">{lineTitle(line, t)}</p>
        {small.length > 0 ? <p className="muted small">{small.join(' · ')}</p> : null}
        {line.reversedBy ? (
          <p className="statement-line-corrected small">
            {t(line.kind === 'EXPIRY' ? 'expiryTakenBack' : 'corrected')}
          </p>
        ) : null}
      </div>
      <div className="statement-line-figures">
        <Change value={line.amount} />
        <p className="muted small numeric">{t('balanceAfter', { points: f.points(line.balanceAfter) })}</p>
      </div>
      <TextLink className="statement-line-explain small" to={`/explain/${line.id}`}>
        {t('explain')}
      </TextLink>
      <details className="statement-line-more">
        <summary>
          <span className="numeric">{f.date(line.postedAt)}</span> <span>{t('who')}</span>
        </summary>
        <KeyValues
          items={[
            record ? { label: t('happened'), value: f.date(record.startedAt) } : null,
            record ? { label: t('filer'), value: record.filer.name } : null,
            record?.checker ? { label: t('checker'), value: record.checker.name } : null,
            record && record.approvals.length > 0
              ? {
                  label: t('approvedBy'),
                  value: record.approvals
                    .map(({ approver, body }) => t('approval', { name: approver.name, body: bodyName(body) }))
                    .join(t('listBetween')),
                }
              : null,
            redemption ? { label: t('keeper'), value: redemption.keeper.name } : null,
            { label: t('postedAt'), value: f.dateTime(line.postedAt) },
            record || redemption
              ? null
              : { label: t('postedBy'), value: postedBy?.name ?? t('systemPosted') },
          ]}
        />
        {record ? <TextLink to={`/records/${record.id}`}>{t('openRecord')}</TextLink> : null}
      </details>
    </li>
  );
}
