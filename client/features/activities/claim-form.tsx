import { useMutation } from '@apollo/client/react';
import { type ReactNode, useRef, useState } from 'react';
import { type FragmentType, graphql, unmask } from '#client/gql';
import { Button } from '#client/ui/button';
import { DateField, FieldRow, NumberField, TextArea, TextField, TimeField } from '#client/ui/fields';
import { FileField } from '#client/ui/file-field';
import { Form, SubmitButton } from '#client/ui/form';
import { readNumber, readText } from '#client/ui/form-values';
import { toDateInput } from '#client/ui/format';
import { SendIcon } from '#client/ui/more-icons';
import { Notice } from '#client/ui/notice';
import { useIntent } from '#client/ui/use-intent';
import './claim-form.css';
import { usePhotoUploads } from './photo-uploads';
import { useClaimTexts } from './claim-texts';
import { KeptPhotos } from './kept-photos';
import { filledFrom, keepTyped, minutesOf, momentOf } from './claim-values';
import { forgetUnfinished } from './unfinished-claim';

const ClaimForm_version = graphql(`
  fragment ClaimForm_version on RuleVersion {
    id
    nameZh
    nameEn
    plainZh
    plainEn
    basis
    pointsMin
    pointsMax
    countsMinutes
    proof
    proofZh
    proofEn
  }
`);

const ClaimForm_record = graphql(`
  fragment ClaimForm_record on ActivityRecord {
    id
    title
    note
    place
    startedAt
    minutes
    facePoints
    photos {
      id
      thumbnailUrl
    }
  }
`);

const ClaimFormClaim = graphql(`
  mutation ClaimFormClaim($input: ClaimInput!) {
    claimRecord(input: $input) {
      id
      state
    }
  }
`);
const ClaimFormAmend = graphql(`
  mutation ClaimFormAmend($input: AmendInput!) {
    amendRecord(input: $input) {
      id
      ...ClaimForm_record
      ...RecordFacts_record
      ...RecordLife_record
      ...RecordMoves_record
    }
  }
`);

type Props = {
  /** The rule a new claim goes by, or the record's own version when one is amended. */
  version: FragmentType<typeof ClaimForm_version>;
  ruleId: string;
  ruleCode: string;
  /** The record to amend; left out for a new claim. */
  record?: FragmentType<typeof ClaimForm_record>;
  /** The server's clock: nothing later than this can be claimed. */
  now: string;
  /** Beside the rule: how to choose another one. */
  change?: ReactNode;
  cancel?: ReactNode;
  onSaved: (recordId: string, sent: boolean) => void | Promise<void>;
};

const MAX_PHOTOS = 6;

/** A claim of one's own, new or returned for changes: what, when, where, how long, photos. */
export function ClaimForm({
  version: rule,
  ruleId,
  ruleCode,
  record: masked,
  now,
  change,
  cancel,
  onSaved,
}: Props) {
  const t = useClaimTexts();
  const intent = useIntent();
  const photos = usePhotoUploads();
  const version = unmask(ClaimForm_version, rule);
  const record = unmask(ClaimForm_record, masked) ?? undefined;
  const [filled, setFilled] = useState(() => filledFrom(record, now));
  const [restored, setRestored] = useState(() => !record && Boolean(filled.title || filled.note));
  const [keptPhotos, setKeptPhotos] = useState(() => record?.photos ?? []);
  // Two buttons send one form; the pressed one is noted before the form checks itself. Enter presses the first.
  const asDraft = useRef(false);
  const [claim] = useMutation(ClaimFormClaim);
  const [amend] = useMutation(ClaimFormAmend);
  const countsTime = version.countsMinutes || version.basis === 'PER_HOUR';
  const range = version.basis === 'RANGE' || version.basis === 'SHARED';
  const lowest = version.basis === 'SHARED' ? 1 : version.pointsMin;
  const busyAt = photos.files.findIndex((file) => photos.stateOf(file).busy);

  function check(values: FormData): Record<string, string | undefined> {
    const at = momentOf(values);
    return {
      startedAt: at && at > new Date(now).toISOString() ? t('notFuture') : undefined,
      hours: countsTime && !(minutesOf(values) > 0 && minutesOf(values) < 1440) ? t('noMinutes') : undefined,
    };
  }

  async function send(values: FormData): Promise<void> {
    const uploaded = await photos.finish();
    const submit = !asDraft.current;
    const input = {
      title: readText(values, 'title'),
      note: readText(values, 'note'),
      place: readText(values, 'place'),
      startedAt: momentOf(values) ?? now,
      minutes: countsTime ? minutesOf(values) : 0,
      points: range ? readNumber(values, 'points') : null,
      photoIds: [...keptPhotos.map((photo) => photo.id), ...uploaded],
      submit,
    };
    let id: string | undefined;
    if (record) {
      const answer = await amend({ variables: { input: intent.sign({ recordId: record.id, ...input }) } });
      id = answer.data?.amendRecord.id;
    } else {
      const answer = await claim({ variables: { input: intent.sign({ ruleId, ...input }) } });
      id = answer.data?.claimRecord.id;
      forgetUnfinished();
    }
    intent.done();
    if (id) await onSaved(id, submit);
  }

  return (
    <div
      className="claim-form"
      onChange={(event) => keepTyped(event.target, record)}
      onClickCapture={(event) => {
        const pressed = event.target instanceof Element ? event.target.closest('button[type=submit]') : null;
        if (pressed) asDraft.current = pressed.hasAttribute('data-draft');
      }}
    >
      <Form
        key={restored ? 'restored' : 'fresh'}
        check={check}
        onSubmit={send}
        actions={
          <>
            <SubmitButton icon={SendIcon}>{t(record ? 'sendAgain' : 'send')}</SubmitButton>
            <Button type="submit" data-draft="">
              {t('keepDraft')}
            </Button>
            {cancel}
          </>
        }
      >
        <div className="claim-rule">
          <p className="muted small">{t('ruleChosen')}</p>
          <p className="claim-rule-name">
            {t.pick(version.nameZh, version.nameEn)} <span className="muted small numeric">{ruleCode}</span>
          </p>
          <p>{t.pick(version.plainZh, version.plainEn)}</p>
          {t.pick(version.proofZh, version.proofEn) ? (
            <p className="small">{t('needProof', { proof: t.pick(version.proofZh, version.proofEn) })}</p>
          ) : null}
          {change}
        </div>
        {restored ? (
          <Notice
            actions={
              <Button
                size="small"
                onClick={() => {
                  forgetUnfinished();
                  setFilled({ startedAt: toDateInput(now) });
                  setRestored(false);
                }}
              >
                {t('startOver')}
              </Button>
            }
          >
            {t('restored')}
          </Notice>
        ) : null}
        <TextField
          name="title"
          label={t('whatTitle')}
          hint={t('whatTitleHint')}
          required
          maxLength={60}
          defaultValue={filled.title}
        />
        <FieldRow>
          <DateField
            name="startedAt"
            label={t('day')}
            required
            max={toDateInput(now)}
            defaultValue={filled.startedAt}
          />
          <TimeField name="startedTime" label={t('time')} required defaultValue={filled.startedTime} />
        </FieldRow>
        {countsTime ? (
          <FieldRow>
            <NumberField name="hours" label={t('hours')} min={0} max={23} defaultValue={filled.hours} />
            <NumberField
              name="minutes"
              label={t('extraMinutes')}
              min={0}
              max={59}
              defaultValue={filled.minutes}
            />
          </FieldRow>
        ) : null}
        {range ? (
          <NumberField
            name="points"
            label={t('pointsClaimed')}
            hint={t('pointsRange', { min: lowest, max: version.pointsMax })}
            min={lowest}
            max={version.pointsMax}
            required
            defaultValue={filled.points}
          />
        ) : null}
        <TextField
          name="place"
          label={t('place_')}
          hint={t('placeHint')}
          maxLength={60}
          optionalMark
          defaultValue={filled.place}
        />
        <KeptPhotos photos={keptPhotos} onChange={setKeptPhotos} />
        <FileField
          name="photos"
          label={t('photosLabel')}
          hint={t('photosHint')}
          max={MAX_PHOTOS - keptPhotos.length}
          optionalMark={version.proof !== 'PHOTO'}
          files={photos.files}
          onChange={photos.choose}
          stateOf={photos.stateOf}
        />
        <p role="status" className="muted small claim-uploading">
          {busyAt < 0 ? '' : t('uploading', { number: busyAt + 1, total: photos.files.length })}
        </p>
        <TextArea
          name="note"
          label={t('story')}
          optionalMark
          maxLength={500}
          rows={4}
          defaultValue={filled.note}
        />
      </Form>
    </div>
  );
}
