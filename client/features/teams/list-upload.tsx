import { CombinedGraphQLErrors } from '@apollo/client/errors';
import { useRef } from 'react';
import { LinkButton } from '#client/ui/button';
import { Form } from '#client/ui/form';
import { DownloadIcon, UploadIcon } from '#client/ui/more-icons';
import { SheetField } from '#client/ui/sheet-field';
import { newRequestId } from '#client/ui/use-request-id';
import { useTeamTexts } from './team-texts';

/** Sends a list; answers its id. Throws the server's refusal, and a TypeError when the network is gone. */
async function sendList(file: File, areaId: string, requestId: string): Promise<string> {
  const body = new FormData();
  body.append('file', file);
  const query = new URLSearchParams({ area: areaId, request: requestId }).toString();
  const response = await fetch(`/api/volunteer-lists?${query}`, {
    method: 'POST',
    body,
    credentials: 'same-origin',
  });
  const answer: unknown = await response.json().catch(() => null);
  const { id, error } = (answer ?? {}) as { id?: string; error?: { code?: string } };
  if (response.ok && id) return id;
  const code = error?.code ?? (response.status === 413 ? 'XLSX_TOO_LARGE' : 'INTERNAL');
  throw new CombinedGraphQLErrors({ data: null, errors: [{ message: code, extensions: { code } }] });
}

type Props = { areaId: string; onUploaded: (id: string) => void | Promise<void> };

/** Choose a spreadsheet of volunteers and have it checked. */
export function ListUpload({ areaId, onUploaded }: Props) {
  const t = useTeamTexts();
  // The same file sent again after a lost answer is the same request; another file is another.
  const sent = useRef<{ key: string; requestId: string } | null>(null);

  async function send(values: FormData): Promise<void> {
    const file = values.get('file');
    if (!(file instanceof File)) return;
    const key = `${areaId} ${file.name} ${file.lastModified} ${file.size}`;
    if (sent.current?.key !== key) sent.current = { key, requestId: newRequestId() };
    const id = await sendList(file, areaId, sent.current.requestId);
    sent.current = null;
    await onUploaded(id);
  }

  return (
    <Form
      submit={t('send')}
      submitIcon={UploadIcon}
      label={t('importTitle')}
      onSubmit={send}
      actions={
        <LinkButton
          to={`/api/volunteer-lists/template?lang=${t.lang}`}
          reloadDocument
          download
          icon={DownloadIcon}
        >
          {t('template')}
        </LinkButton>
      }
    >
      <SheetField name="file" label={t('file')} pick={t('pickFile')} />
    </Form>
  );
}
