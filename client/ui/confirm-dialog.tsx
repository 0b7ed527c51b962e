import { type ReactNode, useState } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';
import { TextArea } from './fields';
import { Form } from './form';
import { readText } from './form-values';
import { useUiTexts } from './texts';

type ConfirmDialogProps = {
  open: boolean;
  onCancel: () => void;
  /** Gets the reason, empty when none is asked. A rejection is shown inside and the dialog stays. */
  onConfirm: (reason: string) => void | Promise<unknown>;
  title: string;
  children?: ReactNode;
  /** Text of the button that does it: a verb, never "OK". */
  confirm: string;
  kind?: 'primary' | 'danger';
  reason?: {
    label: string;
    required?: boolean;
    hint?: string;
    /** Ready reasons to take by one press and edit. */
    suggestions?: readonly string[];
    maxLength?: number;
  };
};

export function ConfirmDialog(props: ConfirmDialogProps) {
  return (
    <Dialog open={props.open} onClose={props.onCancel} title={props.title} width="narrow">
      <ConfirmForm {...props} />
    </Dialog>
  );
}

function ConfirmForm({
  onCancel,
  onConfirm,
  children,
  confirm,
  kind = 'primary',
  reason,
}: ConfirmDialogProps) {
  const t = useUiTexts();
  const [written, setWritten] = useState('');
  return (
    <Form
      submit={confirm}
      submitKind={kind}
      onSubmit={(values) => onConfirm(readText(values, 'reason'))}
      cancel={
        <Button kind="secondary" onClick={onCancel}>
          {t('cancel')}
        </Button>
      }
    >
      {children ? <div>{children}</div> : null}
      {reason ? (
        <>
          {reason.suggestions && reason.suggestions.length > 0 ? (
            <div className="row" data-wrap="">
              {reason.suggestions.map((suggestion) => (
                <Button key={suggestion} size="small" onClick={() => setWritten(suggestion)}>
                  {suggestion}
                </Button>
              ))}
            </div>
          ) : null}
          <TextArea
            name="reason"
            label={reason.label}
            hint={reason.hint}
            required={reason.required}
            maxLength={reason.maxLength ?? 200}
            value={written}
            onChange={setWritten}
          />
        </>
      ) : null}
    </Form>
  );
}
