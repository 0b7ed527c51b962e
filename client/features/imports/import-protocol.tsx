import { type FragmentType, graphql, unmask } from '#client/gql';
import type { Role } from '#client/gql/graphql';
import { useFormat } from '#client/ui/use-format';
import { useImportTexts } from './import-texts';
import './imports.css';

const ImportProtocol_import = graphql(`
  fragment ImportProtocol_import on RegisterImport {
    id
    fileName
    fileHash
    state
    rowCount
    newHouseholds
    newResidents
    changedRows
    sameRows
    points
    honour
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
    village {
      id
      nameZh
      nameEn
    }
  }
`);

type Props = {
  paper: FragmentType<typeof ImportProtocol_import>;
  postName: (role: Role) => string;
};

/** The paper for the files: totals, and places for signatures and a stamp. Shown when printing only. */
export function ImportProtocol({ paper: masked, postName }: Props) {
  const t = useImportTexts();
  const f = useFormat();
  const paper = unmask(ImportProtocol_import, masked);
  const facts = [
    [t('village'), t.pick(paper.village.nameZh, paper.village.nameEn)],
    [t('fileName'), paper.fileName],
    [t('uploadedBy'), `${paper.uploader.name} ${postName(paper.uploadedRole)}`],
    [t('uploadedAt'), f.dateTime(paper.uploadedAt)],
    [t('state'), t(paper.state)],
    ...(paper.signer && paper.signedAt && paper.signedRole
      ? [[t('stepSign'), `${paper.signer.name} ${postName(paper.signedRole)} ${f.dateTime(paper.signedAt)}`]]
      : []),
  ];
  const totals = [
    [t('rows'), f.number(paper.rowCount)],
    [t('newHouseholds'), f.number(paper.newHouseholds)],
    [t('newResidents'), f.number(paper.newResidents)],
    [t('changedRows'), f.number(paper.changedRows)],
    [t('sameRows'), f.number(paper.sameRows)],
    [t('points'), f.points(paper.points)],
    [t('honour'), f.points(paper.honour)],
  ];
  return (
    <div className="import-protocol print-only">
      <h2>{t('protocolTitle')}</h2>
      <dl>
        {facts.map(([label, value]) => (
          <div key={label}>
            <dt>{label}</dt>
            <dd>{value}</dd>
          </div>
        ))}
      </dl>
      <table>
        <thead>
          <tr>
            {totals.map(([label]) => (
              <th key={label}>{label}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          <tr>
            {totals.map(([label, value]) => (
              <td key={label} className="numeric">
                {value}
              </td>
            ))}
          </tr>
        </tbody>
      </table>
      <p>{t('protocolText')}</p>
      <div className="import-hands">
        {[t('hand'), t('secondHand'), t('overseer'), t('stamp')].map((label) => (
          <div key={label} className="keep-together">
            <span>{label}</span>
            <span className="import-hand-line" />
            <span className="small">
              {t('day')} <span className="import-hand-day" />
            </span>
          </div>
        ))}
      </div>
      <p className="small">
        {t('fileHash')} <span className="import-hash">{paper.fileHash}</span>
      </p>
    </div>
  );
}
