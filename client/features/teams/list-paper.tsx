import { useLazyQuery, useMutation } from '@apollo/client/react';
import { useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import type { ListPaper_ListFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { Button, LinkButton } from '#client/ui/button';
import { ConfirmDialog } from '#client/ui/confirm-dialog';
import { useErrorText } from '#client/ui/error-text';
import { DownloadIcon } from '#client/ui/more-icons';
import { Notice } from '#client/ui/notice';
import { Row, Stack } from '#client/ui/section';
import { Table } from '#client/ui/table';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import { useListProblems } from './list-problems';
import { useTeamTexts } from './team-texts';

const ListPaper_list = graphql(`
  fragment ListPaper_list on VolunteerImport {
    id
    fileName
    state
    rowCount
    newRows
    changedRows
    sameRows
    errorRows
    ignoredHeadings
    dropReason
    moves
    uploader {
      id
      name
    }
    signer {
      id
      name
    }
    rows(doubtful: true, first: 50) {
      nodes {
        id
        rowNo
        state
        name
        sign
        village
        problems {
          code
          cell
          detail
        }
      }
    }
  }
`);
const ProposeVolunteersDocument = graphql(`
  mutation ProposeVolunteers($input: ListInput!) {
    proposeVolunteers(input: $input) {
      ...ListPaper_list
    }
  }
`);
const SignVolunteersDocument = graphql(`
  mutation SignVolunteers($input: ListInput!) {
    signVolunteers(input: $input) {
      ...ListPaper_list
    }
  }
`);
const DropVolunteersDocument = graphql(`
  mutation DropVolunteers($input: DropListInput!) {
    dropVolunteers(input: $input) {
      ...ListPaper_list
    }
  }
`);
const DryRunVolunteersDocument = graphql(`
  query DryRunVolunteers($importId: ID!) {
    dryRunVolunteers(importId: $importId) {
      newVolunteers
      changedVolunteers
      memberships
      trainings
      outdated
    }
  }
`);

type RowOf = ListPaper_ListFragment['rows']['nodes'][number];

/** A list that was brought in: what it would make, the rows to look at, and the two signatures. */
export function ListPaper({ list: masked }: { list: FragmentType<typeof ListPaper_list> }) {
  const t = useTeamTexts();
  const problems = useListProblems();
  const intent = useIntent();
  const errorText = useErrorText();
  const list = unmask(ListPaper_list, masked);
  const [asked, setAsked] = useState<'SIGN' | 'DROP' | null>(null);
  const [failed, setFailed] = useState<unknown>(null);
  const [propose, { loading }] = useMutation(ProposeVolunteersDocument);
  const [sign] = useMutation(SignVolunteersDocument);
  const [drop] = useMutation(DropVolunteersDocument);
  const [dryRun, { data: dry }] = useLazyQuery(DryRunVolunteersDocument, { fetchPolicy: 'network-only' });
  const importId = list.id;
  const counted = dry?.dryRunVolunteers;
  const isOpen = list.state === 'DRAFT' || list.state === 'PROPOSED';

  async function put(): Promise<void> {
    setFailed(null);
    try {
      await propose({ variables: { input: intent.sign({ importId }) } });
      intent.done();
      toast.good(t('saved'));
    } catch (error) {
      setFailed(error);
    }
  }
  async function end(reason: string): Promise<void> {
    if (asked === 'SIGN') await sign({ variables: { input: intent.sign({ importId }) } });
    else await drop({ variables: { input: intent.sign({ importId, reason }) } });
    intent.done();
    toast.good(t('saved'));
    setAsked(null);
  }

  return (
    <Stack>
      <Row wrap>
        <strong>{list.fileName}</strong>
        <StatusTag tone={list.state === 'APPLIED' ? 'good' : list.state === 'DROPPED' ? 'plain' : 'info'}>
          {t(`st${list.state}`)}
        </StatusTag>
      </Row>
      <p>
        {t('rows', {
          rows: list.rowCount,
          fresh: list.newRows,
          changed: list.changedRows,
          same: list.sameRows,
          errors: list.errorRows,
        })}
      </p>
      <p className="muted">
        {t('uploader')}：{list.uploader.name}
        {list.signer ? ` · ${t('signer')}：${list.signer.name}` : ''}
        {list.dropReason ? ` · ${list.dropReason}` : ''}
      </p>
      {list.ignoredHeadings.length > 0 ? (
        <p className="muted">{t('ignored', { words: t.list(list.ignoredHeadings) })}</p>
      ) : null}
      {isOpen && list.errorRows > 0 ? <Notice tone="warn">{t('rowsLeft')}</Notice> : null}
      {counted ? (
        <Notice tone={counted.outdated ? 'warn' : 'info'} live>
          {counted.outdated
            ? t('outdated')
            : t('dryText', {
                fresh: counted.newVolunteers,
                changed: counted.changedVolunteers,
                places: counted.memberships,
                courses: counted.trainings,
              })}
        </Notice>
      ) : null}
      {failed ? (
        <Notice tone="bad" live>
          {errorText(failed).message}
        </Notice>
      ) : null}
      <Row wrap>
        {isOpen ? (
          <Button onClick={() => void dryRun({ variables: { importId } })}>{t('dryRun')}</Button>
        ) : null}
        {list.moves.includes('PROPOSE') ? (
          <Button kind="primary" busy={loading} onClick={() => void put()}>
            {t('propose')}
          </Button>
        ) : null}
        {list.moves.includes('SIGN') ? (
          <Button kind="primary" onClick={() => setAsked('SIGN')}>
            {t('sign')}
          </Button>
        ) : null}
        {isOpen && list.rows.nodes.length > 0 ? (
          <LinkButton
            to={`/api/volunteer-lists/${importId}/errors?lang=${t.lang}`}
            reloadDocument
            download
            icon={DownloadIcon}
          >
            {t('errorsSheet')}
          </LinkButton>
        ) : null}
        {list.moves.includes('DROP') ? (
          <Button kind="quiet" onClick={() => setAsked('DROP')}>
            {t('drop')}
          </Button>
        ) : null}
      </Row>
      {list.rows.nodes.length > 0 ? (
        <Table<RowOf>
          caption={t('doubtful')}
          dense
          rows={list.rows.nodes}
          rowKey={(row) => row.id}
          columns={[
            { key: 'row', header: t('row'), cell: (row) => row.rowNo, align: 'end' },
            { key: 'name', header: t('name'), head: true, cell: (row) => row.name ?? '–' },
            { key: 'sign', header: t('sign_'), cell: (row) => row.sign ?? '–' },
            { key: 'village', header: t('village'), cell: (row) => row.village ?? '–' },
            { key: 'state', header: t('state'), cell: (row) => t(`row${row.state}`), nowrap: true },
            {
              key: 'problem',
              header: t('problem'),
              cell: (row) =>
                row.problems
                  .map(({ code, cell, detail }) =>
                    [cell, problems(code, { detail: detail ?? '' })].filter(Boolean).join('：'),
                  )
                  .join('；'),
            },
          ]}
        />
      ) : null}
      <ConfirmDialog
        open={asked === 'SIGN'}
        onCancel={() => setAsked(null)}
        onConfirm={end}
        title={t('sign')}
        confirm={t('sign')}
      >
        <p>{t('signText')}</p>
      </ConfirmDialog>
      <ConfirmDialog
        open={asked === 'DROP'}
        onCancel={() => setAsked(null)}
        onConfirm={end}
        title={t('drop')}
        confirm={t('drop')}
        kind="danger"
        reason={{ label: t('dropReason'), required: true, maxLength: 200 }}
      />
    </Stack>
  );
}
