import { type FragmentType, graphql, unmask } from '#client/gql';
import type { CertificatesTable_CertificateFragment } from '#client/gql/graphql';
import { StatusTag } from '#client/ui/badge';
import { TextLink } from '#client/ui/button';
import { type Column, Table } from '#client/ui/table';
import { useFormat } from '#client/ui/use-format';
import { CertificateStateTag } from './certificate-state';
import { useCertificateTexts } from './certificate-texts';

const CertificatesTable_certificate = graphql(`
  fragment CertificatesTable_certificate on Certificate {
    id
    state
    appliedAt
    noticeEndsAt
    noticedMinutes
    minutes
    number
    revokeAskedAt
    moves
    resident {
      id
      name
    }
  }
`);

type Props = {
  certificates: readonly FragmentType<typeof CertificatesTable_certificate>[];
  villageId: string;
};

/** Certificates of a village, each with what it waits for. */
export function CertificatesTable({ certificates: masked, villageId }: Props) {
  const t = useCertificateTexts();
  const f = useFormat();
  const columns: Column<CertificatesTable_CertificateFragment>[] = [
    {
      key: 'who',
      header: t('who'),
      head: true,
      cell: ({ id, resident }) => (
        <TextLink to={`/work/certificates/${id}?village=${villageId}`}>{resident.name}</TextLink>
      ),
    },
    {
      key: 'state',
      header: t('state'),
      cell: ({ state, moves, revokeAskedAt }) => (
        <>
          <CertificateStateTag state={state} />{' '}
          {moves.includes('ISSUE') ? <StatusTag tone="good">{t('noticeOver')}</StatusTag> : null}
          {state === 'ISSUED' && revokeAskedAt ? (
            <StatusTag tone="warn">{t('revocationWaits')}</StatusTag>
          ) : null}
        </>
      ),
    },
    { key: 'number', header: t('number'), cell: ({ number }) => number ?? '—' },
    {
      key: 'minutes',
      header: t('minutes'),
      align: 'end',
      cell: ({ minutes, noticedMinutes }) => (
        <span className="numeric">
          {(minutes ?? noticedMinutes) ? f.minutes(minutes ?? noticedMinutes ?? 0) : '—'}
        </span>
      ),
    },
    { key: 'appliedOn', header: t('appliedOn'), nowrap: true, cell: ({ appliedAt }) => f.date(appliedAt) },
    {
      key: 'notice',
      header: t('notices'),
      nowrap: true,
      cell: ({ state, noticeEndsAt }) =>
        state === 'IN_NOTICE' && noticeEndsAt
          ? t('noticeUntil', { date: f.date(new Date(Date.parse(noticeEndsAt) - 1)) })
          : '—',
    },
  ];
  return (
    <Table
      caption={t('workTitle')}
      hideCaption
      rows={unmask(CertificatesTable_certificate, masked)}
      rowKey={({ id }) => id}
      columns={columns}
    />
  );
}
