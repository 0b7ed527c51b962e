import { useMutation } from '@apollo/client/react';
import { useRef, useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button, IconButton } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { FileField } from '#client/ui/file-field';
import { Form } from '#client/ui/form';
import { CloseIcon } from '#client/ui/icons';
import { useUiTexts } from '#client/ui/texts';
import { toast } from '#client/ui/toast';
import { useIntent } from '#client/ui/use-intent';
import './record-after-move';
import { ActFields, isAhead, readAct } from './act-fields';
import './decisions.css';
import { useFiledTexts } from './filed-texts';
import { usePhotoUploads } from './photo-uploads';
import { useRecordDetailTexts } from './record-detail-texts';
import { SendOrKeep } from './send-or-keep';

const AmendDialog_record = graphql(`
  fragment AmendDialog_record on ActivityRecord {
    id
    title
    note
    place
    startedAt
    minutes
    facePoints
    ruleVersion {
      id
      basis
      pointsMin
      pointsMax
      countsMinutes
    }
    photos {
      id
      thumbnailUrl
      width
      height
    }
  }
`);

const AmendRecordDocument = graphql(`
  mutation AmendRecord($input: AmendInput!) {
    amendRecord(input: $input) {
      title
      note
      place
      startedAt
      minutes
      photos {
        id
        url
        thumbnailUrl
        width
        height
      }
      ...RecordAfterMove_record
    }
  }
`);

type Props = { record: FragmentType<typeof AmendDialog_record>; now: () => Date; onClose: () => void };

/** Amends a draft or a returned record: same person, same rule, everything else. */
export function AmendDialog({ record: masked, now, onClose }: Props) {
  const t = useFiledTexts();
  const d = useRecordDetailTexts();
  const ui = useUiTexts();
  const intent = useIntent();
  const record = unmask(AmendDialog_record, masked);
  const uploads = usePhotoUploads();
  const [kept, setKept] = useState(record.photos);
  const submit = useRef(true);
  const [amend] = useMutation(AmendRecordDocument);
  return (
    <Dialog open onClose={onClose} title={d('amendTitle')} width="wide">
      <Form
        check={(values) => ({ day: isAhead(values, now()) ? t('future') : undefined })}
        onSubmit={async (values) => {
          const photoIds = [...kept.map((photo) => photo.id), ...(await uploads.finish())];
          const input = intent.sign({
            recordId: record.id,
            ...readAct(values),
            photoIds,
            submit: submit.current,
          });
          await amend({ variables: { input } });
          intent.done();
          toast.good(t('saved'));
          onClose();
        }}
        actions={
          <>
            <SendOrKeep
              send={t('sendAmended')}
              keep={t('keepAmended')}
              onChoice={(send) => {
                submit.current = send;
              }}
            />
            <Button kind="quiet" onClick={onClose}>
              {ui('cancel')}
            </Button>
          </>
        }
      >
        <ActFields rule={record.ruleVersion} values={{ ...record, points: record.facePoints }} now={now()} />
        {kept.length > 0 ? (
          <div>
            <p className="field-label">{t('kept')}</p>
            <ul className="kept-photos" role="list">
              {kept.map((photo, index) => (
                <li key={photo.id}>
                  <img src={photo.thumbnailUrl} alt="" width={photo.width} height={photo.height} />
                  <IconButton
                    label={t('dropPhoto', { at: index + 1 })}
                    icon={CloseIcon}
                    onClick={() => setKept(kept.filter((each) => each.id !== photo.id))}
                  />
                </li>
              ))}
            </ul>
          </div>
        ) : null}
        <FileField
          name="photos"
          label={t('photos')}
          hint={t('photosHint')}
          max={Math.max(1, 6 - kept.length)}
          files={uploads.files}
          onChange={uploads.choose}
          stateOf={uploads.stateOf}
        />
      </Form>
    </Dialog>
  );
}
