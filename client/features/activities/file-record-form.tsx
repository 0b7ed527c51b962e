import { useMutation } from '@apollo/client/react';
import { type ReactNode, useRef } from 'react';
import { graphql } from '#client/gql';
import { FileField } from '#client/ui/file-field';
import { Form } from '#client/ui/form';
import { useIntent } from '#client/ui/use-intent';
import './roll.css';
import { ActFields, type ActRule, isAhead, readAct } from './act-fields';
import { useFiledTexts } from './filed-texts';
import { usePhotoUploads } from './photo-uploads';
import { SendOrKeep } from './send-or-keep';

const FileRecordDocument = graphql(`
  mutation FileRecord($input: FileRecordInput!) {
    fileRecord(input: $input) {
      id
      state
    }
  }
`);

type Props = {
  rule: (ActRule & { id: string; title: string; proof: string }) | null;
  residentId: string | null;
  /** Fields that belong to other rooms, named `rule` and `person`. */
  ruleField: ReactNode;
  personField: ReactNode;
  now: () => Date;
  onFiled: (record: { id: string; state: string }) => void | Promise<void>;
};

/** An organiser files an act for someone who did it. */
export function FileRecordForm({ rule, residentId, ruleField, personField, now, onFiled }: Props) {
  const t = useFiledTexts();
  const intent = useIntent();
  const uploads = usePhotoUploads();
  const submit = useRef(true);
  const [file] = useMutation(FileRecordDocument);
  const photoNeeded = rule?.proof === 'PHOTO';
  return (
    <Form
      className="act-form"
      check={(values) => ({
        rule: rule ? undefined : t('chooseRule'),
        person: residentId ? undefined : t('choosePerson'),
        day: isAhead(values, now()) ? t('future') : undefined,
        photos: photoNeeded && submit.current && uploads.files.length === 0 ? t('photoNeeded') : undefined,
      })}
      onSubmit={async (values) => {
        if (!rule || !residentId) return;
        const photoIds = await uploads.finish();
        const input = intent.sign({
          ruleId: rule.id,
          residentId,
          ...readAct(values),
          photoIds,
          submit: submit.current,
        });
        const { data } = await file({ variables: { input } });
        intent.done();
        if (data) await onFiled(data.fileRecord);
      }}
      actions={
        <SendOrKeep
          send={t('sendFiled')}
          keep={t('keepDraft')}
          onChoice={(send) => {
            submit.current = send;
          }}
        />
      }
    >
      {ruleField}
      {personField}
      <ActFields
        rule={rule}
        values={{
          title: rule?.title ?? '',
          startedAt: null,
          place: '',
          minutes: 0,
          points: rule && rule.basis === 'RANGE' ? rule.pointsMin : null,
          note: '',
        }}
        now={now()}
      />
      <FileField
        name="photos"
        label={t('photos')}
        hint={photoNeeded ? t('photoNeeded') : t('photosHint')}
        optionalMark={!photoNeeded}
        files={uploads.files}
        onChange={uploads.choose}
        stateOf={uploads.stateOf}
      />
    </Form>
  );
}
