import { type ReactNode, useEffect, useRef, useState } from 'react';
import { IconButton } from './button';
import { FieldError } from './field';
import './file-field.css';
import { useFieldState } from './form-context';
import { CloseIcon, WarnIcon } from './icons';
import { CameraIcon, CheckIcon } from './more-icons';
import { useUiTexts } from './texts';

export type FileProgress = { busy?: boolean; error?: string; done?: boolean };
type FileFieldProps = {
  name: string;
  label: string;
  hint?: ReactNode;
  error?: string;
  required?: boolean;
  optionalMark?: boolean;
  /** Comma-separated media types. */
  accept?: string;
  /** How many files at most. */
  max?: number;
  /** How many bytes each at most. */
  maxBytes?: number;
  files: readonly File[];
  onChange: (files: File[]) => void;
  /** On a phone, open the camera straight away. */
  capture?: boolean;
  stateOf?: (file: File) => FileProgress;
};

const PHOTOS = 'image/jpeg,image/png,image/webp';
const TEN_MEGABYTES = 10 * 1024 * 1024;

function useObjectUrl(file: File): string | undefined {
  const [url, setUrl] = useState<string>();
  useEffect(() => {
    const made = URL.createObjectURL(file);
    setUrl(made);
    return () => URL.revokeObjectURL(made);
  }, [file]);
  return url;
}

function Tile({ file, state, onRemove }: { file: File; state: FileProgress; onRemove: () => void }) {
  const t = useUiTexts();
  const url = useObjectUrl(file);
  return (
    <li className="file-tile" data-bad={state.error ? '' : undefined}>
      {url ? <img src={url} alt={file.name} /> : null}
      <IconButton label={t('remove', { name: file.name })} icon={CloseIcon} onClick={onRemove} />
      {state.error ? (
        <span className="file-tile-state" role="alert">
          <WarnIcon size={1} />
          {state.error}
        </span>
      ) : state.busy ? (
        <span className="file-tile-state">
          <span className="spinner" aria-hidden="true" />
          {t('fileBusy')}
        </span>
      ) : state.done ? (
        <span className="file-tile-state">
          <CheckIcon size={1} />
          {t('fileDone')}
        </span>
      ) : null}
    </li>
  );
}

/** Chosen photos with previews; wrong ones are named and left out, the good ones stay. */
export function FileField({
  name,
  label,
  hint,
  error: ownError,
  required,
  optionalMark,
  accept = PHOTOS,
  max = 6,
  maxBytes = TEN_MEGABYTES,
  files,
  onChange,
  capture,
  stateOf,
}: FileFieldProps) {
  const t = useUiTexts();
  const [refused, setRefused] = useState<string[]>([]);
  const { id, error, errorId, hintId } = useFieldState(name, ownError);
  const input = useRef<HTMLInputElement>(null);
  const megabytes = Math.floor(maxBytes / 1024 / 1024);

  function add(chosen: readonly File[]): void {
    const types = accept.split(',');
    const problems: string[] = [];
    const good = chosen.filter((file) => {
      if (!types.includes(file.type)) problems.push(t('fileWrongType', { name: file.name }));
      else if (file.size > maxBytes) problems.push(t('fileTooBig', { name: file.name, megabytes }));
      else return true;
      return false;
    });
    if (files.length + good.length > max) problems.push(t('tooManyFiles', { max }));
    setRefused(problems);
    onChange([...files, ...good].slice(0, max));
    // The same file may be chosen again after it was removed.
    if (input.current) input.current.value = '';
  }

  return (
    <div className="field">
      <span className="field-label" id={`${id}-label`}>
        {label}
        {optionalMark ? <span className="field-optional">{t('optional')}</span> : null}
      </span>
      <div className="field-hint" id={hintId}>
        {hint ? <>{hint} </> : null}
        {t('photosHint', { max, megabytes })}
      </div>
      <ul className="file-grid" role="list">
        {files.map((file, index) => (
          <Tile
            key={`${file.name}-${file.size}-${file.lastModified}`}
            file={file}
            state={stateOf?.(file) ?? {}}
            onRemove={() => onChange(files.filter((_, other) => other !== index))}
          />
        ))}
        {files.length < max ? (
          <li className="file-add" data-alone={files.length === 0 ? '' : undefined}>
            <CameraIcon />
            <span id={`${id}-add`}>{t(files.length === 0 ? 'addPhotos' : 'addMorePhotos')}</span>
            <input
              ref={input}
              id={id}
              type="file"
              // The chosen files live in `files`; the input's own value is emptied after each choice.
              name={name}
              data-label={label}
              accept={accept}
              multiple={max > 1}
              capture={capture ? 'environment' : undefined}
              required={required && files.length === 0}
              aria-labelledby={`${id}-label ${id}-add`}
              aria-describedby={`${hintId} ${errorId}`}
              aria-invalid={error || refused.length > 0 ? true : undefined}
              onChange={(event) => add([...(event.currentTarget.files ?? [])])}
            />
          </li>
        ) : null}
      </ul>
      <div id={errorId} aria-live="polite">
        {error ? <FieldError id={`${errorId}-own`}>{error}</FieldError> : null}
        {refused.map((problem) => (
          <FieldError key={problem} id={`${errorId}-${problem}`}>
            {problem}
          </FieldError>
        ))}
      </div>
    </div>
  );
}
