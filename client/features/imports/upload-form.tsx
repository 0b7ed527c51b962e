import { useRef } from 'react';
import { LinkButton } from '#client/ui/button';
import { Form } from '#client/ui/form';
import { DownloadIcon, UploadIcon } from '#client/ui/more-icons';
import { SheetField } from '#client/ui/sheet-field';
import { newRequestId } from '#client/ui/use-request-id';
import { useImportTexts } from './import-texts';
import { uploadSheet } from './upload-sheet';
import './imports.css';

type Props = { villageId: string; onUploaded: (importId: string) => void | Promise<void> };

/** Choose a spreadsheet and have it checked; after a failure the file is still chosen. */
export function UploadForm({ villageId, onUploaded }: Props) {
  const t = useImportTexts();
  // The same file sent again after a lost answer is the same request; another file is another.
  const sent = useRef<{ file: File; requestId: string } | null>(null);

  async function send(values: FormData): Promise<void> {
    const file = values.get('file');
    if (!(file instanceof File)) return;
    const last = sent.current;
    const isSame =
      last &&
      last.file.name === file.name &&
      last.file.lastModified === file.lastModified &&
      last.file.size === file.size;
    const requestId = isSame ? last.requestId : newRequestId();
    sent.current = { file, requestId };
    const id = await uploadSheet(file, villageId, requestId);
    sent.current = null;
    await onUploaded(id);
  }

  return (
    <Form
      submit={t('send')}
      submitIcon={UploadIcon}
      label={t('upload')}
      onSubmit={send}
      actions={
        <LinkButton to={`/api/imports/template?lang=${t.lang}`} reloadDocument download icon={DownloadIcon}>
          {t('template')}
        </LinkButton>
      }
    >
      <SheetField name="file" label={t('file')} hint={t('uploadLead')} pick={t('pick')} />
    </Form>
  );
}
