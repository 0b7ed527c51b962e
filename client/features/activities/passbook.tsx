import { type FragmentType, graphql, unmask } from '#client/gql';
import { reversed } from '#client/ui/ordered';
import { useFormat } from '#client/ui/use-format';
import './passbook.css';
import { usePurseTexts } from './purse-texts';
import { lineTitle } from './statement-words';

const Passbook_line = graphql(`
  fragment Passbook_line on StatementLine {
    id
    postedAt
    kind
    reversesKind
    amount
    balanceAfter
    earner {
      id
      name
    }
    record {
      id
      title
      rule {
        id
        code
      }
      approvals {
        id
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
  lines: readonly FragmentType<typeof Passbook_line>[];
  /** Stands on every sheet: household number, head, village. */
  heading: string;
};

/** The purse as pages of a paper passbook, oldest line first; only on paper. */
export function Passbook({ lines, heading }: Props) {
  const t = usePurseTexts();
  const f = useFormat();
  const inOrder = reversed(unmask(Passbook_line, lines));
  return (
    <table className="passbook print-only">
      <thead>
        <tr>
          <th colSpan={7} className="passbook-head">
            <span className="passbook-title">{t('passbook')}</span>
            <span>{heading}</span>
          </th>
        </tr>
        <tr>
          <th scope="col">{t('passbookDate')}</th>
          <th scope="col">{t('passbookWhat')}</th>
          <th scope="col">{t('passbookEarner')}</th>
          <th scope="col">{t('passbookIn')}</th>
          <th scope="col">{t('passbookOut')}</th>
          <th scope="col">{t('passbookBalance')}</th>
          <th scope="col">{t('passbookWho')}</th>
        </tr>
      </thead>
      <tbody>
        {inOrder.map((line) => (
          <tr key={line.id}>
            <td className="nowrap">{f.date(line.postedAt)}</td>
            <td>
              {lineTitle(line, t)}
              {line.record ? ` (${line.record.rule.code})` : ''}
              {line.redemption ? ` (${line.redemption.receiptNumber})` : ''}
            </td>
            <td>{line.earner?.name ?? ''}</td>
            <td className="numeric end">{line.amount > 0 ? f.points(line.amount) : ''}</td>
            <td className="numeric end">{line.amount < 0 ? f.points(-line.amount) : ''}</td>
            <td className="numeric end">{f.points(line.balanceAfter)}</td>
            <td>
              {line.redemption?.keeper.name ??
                line.record?.approvals.map((approval) => approval.approver.name).join(t('listBetween')) ??
                ''}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
