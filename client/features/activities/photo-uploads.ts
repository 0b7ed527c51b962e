import { useRef, useState } from 'react';
import { useErrorText } from '#client/ui/error-text';
import type { FileProgress } from '#client/ui/file-field';
import { refusal } from './refusal';

/** A photo the server has taken in; a record is given its id. */
export type KeptPhoto = { id: string; url: string; thumbnailUrl: string };

function isKept(answer: unknown): answer is KeptPhoto {
  return typeof answer === 'object' && answer !== null && 'id' in answer && 'thumbnailUrl' in answer;
}

/**
 * Sends one photo. Throws the server's refusal as an error that can be said in words, and a TypeError when the
 * network is gone.
 */
async function uploadPhoto(file: File): Promise<KeptPhoto> {
  const body = new FormData();
  body.append('file', file);
  const response = await fetch('/api/photos', { method: 'POST', body, credentials: 'same-origin' });
  const answer: unknown = await response.json().catch(() => null);
  if (response.ok && isKept(answer)) return answer;
  const code = (answer as { error?: { code?: string } } | null)?.error?.code;
  throw refusal(code ?? (response.status === 413 ? 'PHOTO_TOO_LARGE' : 'INTERNAL'));
}

export type PhotoUploads = {
  files: readonly File[];
  choose: (files: File[]) => void;
  stateOf: (file: File) => FileProgress;
  /** Waits for all photos, sending again those that failed; answers their ids in order. */
  finish: () => Promise<string[]>;
};

/**
 * Photos of a form: each is sent as soon as it is chosen, so that the form itself is sent quickly at the end.
 * @param onKept takes over each photo the server has taken in: it leaves `files` and the owner keeps it
 */
export function usePhotoUploads(onKept?: (photo: KeptPhoto) => void): PhotoUploads {
  const errorText = useErrorText();
  const [files, setFiles] = useState<readonly File[]>([]);
  const [states, setStates] = useState<ReadonlyMap<File, FileProgress>>(new Map());
  const sent = useRef(new Map<File, Promise<KeptPhoto>>());

  function mark(file: File, state: FileProgress): void {
    setStates((before) => new Map(before).set(file, state));
  }

  function send(file: File): Promise<KeptPhoto> {
    const known = sent.current.get(file);
    if (known) return known;
    mark(file, { busy: true });
    const sending = uploadPhoto(file).then(
      (photo) => {
        mark(file, { done: true });
        if (onKept) {
          onKept(photo);
          setFiles((before) => before.filter((each) => each !== file));
        }
        return photo;
      },
      (error: unknown) => {
        sent.current.delete(file);
        mark(file, { error: errorText(error).message });
        throw error;
      },
    );
    sent.current.set(file, sending);
    return sending;
  }

  return {
    files,
    choose: (next) => {
      setFiles(next);
      // A failure is shown on the photo itself and tried again when the form is sent.
      for (const file of next) void send(file).catch(() => undefined);
    },
    stateOf: (file) => states.get(file) ?? {},
    finish: async () => (await Promise.all(files.map(send))).map((photo) => photo.id),
  };
}
