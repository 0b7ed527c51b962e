import { SubmitButton } from '#client/ui/form';

type Props = {
  send: string;
  keep: string;
  /** Before the form is submitted: true to send, false to keep as a draft. Enter in a field sends. */
  onChoice: (send: boolean) => void;
};

/** Two ways to finish a form: send it on, or keep it for later. */
export function SendOrKeep({ send, keep, onChoice }: Props) {
  return (
    <>
      <span onClickCapture={() => onChoice(true)}>
        <SubmitButton>{send}</SubmitButton>
      </span>
      <span onClickCapture={() => onChoice(false)}>
        <SubmitButton kind="secondary">{keep}</SubmitButton>
      </span>
    </>
  );
}
