import { type FragmentType, graphql, unmask } from '#client/gql';
import { AmountFigure } from '#client/ui/amount';
import { LinkButton } from '#client/ui/button';
import { DownloadIcon } from '#client/ui/more-icons';
import { Notice } from '#client/ui/notice';
import { useFormat } from '#client/ui/use-format';
import { useImportTexts } from './import-texts';
import './imports.css';

const ImportReport_import = graphql(`
  fragment ImportReport_import on RegisterImport {
    id
    state
    rowCount
    newHouseholds
    newResidents
    changedRows
    sameRows
    errorRows
    notedRows
    points
    honour
    ignoredHeadings
    unknownAreas
    knownAreas
    moves
    dropReason
    droppedAt
    dropper {
      id
      name
    }
    signedAt
    signer {
      id
      name
    }
  }
`);

/** What a list would make in figures, and what is to be done about it. */
export function ImportReport({ paper: masked }: { paper: FragmentType<typeof ImportReport_import> }) {
  const t = useImportTexts();
  const f = useFormat();
  const paper = unmask(ImportReport_import, masked);
  return (
    <div className="import-report">
      <ImportNotice paper={masked} />
      <div className="import-figures">
        <AmountFigure label={t('newHouseholds')} value={paper.newHouseholds} unit={t('unitHouseholds')} />
        <AmountFigure label={t('newResidents')} value={paper.newResidents} unit={t('unitPeople')} />
        <AmountFigure label={t('changedRows')} value={paper.changedRows} unit={t('unitPeople')} />
        <AmountFigure label={t('sameRows')} value={paper.sameRows} unit={t('unitPeople')} />
        <AmountFigure label={t('errorRows')} value={paper.errorRows} unit={t('unitPeople')} />
        <AmountFigure label={t('points')} value={paper.points} unit={t('unitPoints')} tone="accent" />
        <AmountFigure label={t('honour')} value={paper.honour} unit={t('unitPoints')} tone="accent" />
      </div>
      {paper.unknownAreas.length > 0 ? (
        <Notice tone="warn" title={t('unknownAreas', { list: paper.unknownAreas.join(t('between')) })}>
          <p>
            {paper.knownAreas.length > 0
              ? t('knownAreas', { list: paper.knownAreas.join(t('between')) })
              : t('noAreas')}
          </p>
          <p>{t('addAreas')}</p>
        </Notice>
      ) : null}
      {paper.ignoredHeadings.length > 0 ? (
        <p className="muted small">{t('ignored', { list: paper.ignoredHeadings.join(t('between')) })}</p>
      ) : null}
      {paper.state === 'APPLIED' && paper.signer && paper.signedAt ? (
        <Notice tone="good">
          {t('appliedText', { name: paper.signer.name, when: f.dateTime(paper.signedAt) })}
        </Notice>
      ) : null}
      {paper.state === 'DROPPED' && paper.dropper && paper.droppedAt ? (
        <Notice tone="warn">
          {t('droppedText', {
            name: paper.dropper.name,
            when: f.dateTime(paper.droppedAt),
            reason: paper.dropReason ?? '',
          })}
        </Notice>
      ) : null}
    </div>
  );
}

/** The one sentence that says what comes next. */
function ImportNotice({ paper: masked }: { paper: FragmentType<typeof ImportReport_import> }) {
  const t = useImportTexts();
  const { id, state, errorRows, notedRows, moves } = unmask(ImportReport_import, masked);
  const isOpen = state === 'DRAFT' || state === 'PROPOSED';
  if (!isOpen) return null;
  const download =
    errorRows > 0 || notedRows > 0 ? (
      <LinkButton to={`/api/imports/${id}/errors?lang=${t.lang}`} reloadDocument download icon={DownloadIcon}>
        {t('downloadErrors')}
      </LinkButton>
    ) : null;
  if (errorRows > 0)
    return (
      <Notice tone="bad" title={t('hasErrors', { count: errorRows })} actions={download}>
        {t('hasErrorsText')}
      </Notice>
    );
  if (state === 'DRAFT')
    return (
      <Notice tone="good" actions={download}>
        {t('allGood')}
      </Notice>
    );
  return <Notice tone="info">{t(moves.includes('SIGN') ? 'waitingYou' : 'waiting')}</Notice>;
}
