import { useLazyQuery } from '@apollo/client/react';
import { graphql } from '#client/gql';
import type { ImportDryRunQuery } from '#client/gql/graphql';
import { Button } from '#client/ui/button';
import { EyeIcon } from '#client/ui/more-icons';
import { Notice } from '#client/ui/notice';
import { ErrorState } from '#client/ui/states';
import { useFormat } from '#client/ui/use-format';
import { useImportTexts } from './import-texts';

const ImportDryRunDocument = graphql(`
  query ImportDryRun($importId: ID!) {
    importDryRun(importId: $importId) {
      households
      residents
      accounts
      mendedResidents
      movedHouseholds
      transfers
      purses
      points
      honour
      errorRows
      outdated
    }
  }
`);

type Figures = ImportDryRunQuery['importDryRun'];

/** What signing would do now, counted on request; nothing is written. */
export function DryRun({ importId }: { importId: string }) {
  const t = useImportTexts();
  const [load, { data, loading, error }] = useLazyQuery(ImportDryRunDocument, {
    fetchPolicy: 'network-only',
  });
  return (
    <>
      <p className="muted">{t('dryRunLead')}</p>
      <div aria-live="polite">
        {error ? <ErrorState error={error} /> : null}
        {data ? <DryRunLines figures={data.importDryRun} /> : null}
      </div>
      <Button icon={EyeIcon} busy={loading} onClick={() => void load({ variables: { importId } })}>
        {t(data ? 'tryAgain' : 'dryRun')}
      </Button>
    </>
  );
}

function DryRunLines({ figures }: { figures: Figures }) {
  const t = useImportTexts();
  const f = useFormat();
  const { households, residents, accounts, mendedResidents, movedHouseholds, purses, points, honour } =
    figures;
  const lines = [
    households > 0 && t('dryHouseholds', { count: households }),
    residents > 0 && t('dryResidents', { count: residents }),
    accounts > 0 && t('dryAccounts', { count: accounts }),
    mendedResidents > 0 && t('dryMended', { count: mendedResidents }),
    movedHouseholds > 0 && t('dryMoved', { count: movedHouseholds }),
    points > 0 && t('dryPoints', { purses: f.number(purses), points: f.points(points) }),
    honour > 0 && t('dryHonour', { honour: f.points(honour) }),
  ].filter((line) => line !== false);
  return (
    <>
      {figures.outdated ? <Notice tone="warn">{t('outdated')}</Notice> : null}
      {lines.length === 0 ? (
        <p>{t('dryNothing')}</p>
      ) : (
        <ul className="import-dry-run">
          {lines.map((line) => (
            <li key={line}>{line}</li>
          ))}
        </ul>
      )}
    </>
  );
}
