import type { RefObject } from 'react';
import { SubmitButton } from '#client/ui/form';

type Props = {
  send: string;
  keep: string;
  /** Which of the two was pressed: true to send, false to keep as a draft. Enter in a field sends. */
  choice: RefObject<boolean>;
};

/** Two ways to finish a form: send it on, or keep it for later. */
export function SendOrKeep({ send, keep, choice }: Props) {
  return (
    <>
      <span
        onClickCapture={() => {
          choice.current = true;
        }}
      >
        <SubmitButton>{send}</SubmitButton>
      </span>
      <span
        onClickCapture={() => {
          choice.current = false;
        }}
      >
        <SubmitButton kind="secondary">{keep}</SubmitButton>
      </span>
    </>
  );
}
