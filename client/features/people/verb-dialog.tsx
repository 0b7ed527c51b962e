import type { ReactNode } from 'react';
import { Button } from '#client/ui/button';
import { Dialog } from '#client/ui/dialog';
import { Form } from '#client/ui/form';
import { useUiTexts } from '#client/ui/texts';

type Props = {
  /** What is done; also the word on the button. */
  verb: string;
  lead?: ReactNode;
  kind?: 'primary' | 'danger';
  children?: ReactNode;
  check?: (values: FormData) => Record<string, string | undefined>;
  onClose: () => void;
  /** A rejection is shown in the form; on success the owner closes. */
  onSubmit: (values: FormData) => Promise<unknown>;
};

/** One verb of the register as a dialog with its form. */
export function VerbDialog({ verb, lead, kind, children, check, onClose, onSubmit }: Props) {
  const ui = useUiTexts();
  return (
    <Dialog open onClose={onClose} title={verb}>
      <Form
        submit={verb}
        submitKind={kind}
        check={check}
        onSubmit={onSubmit}
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
      >
        {lead ? <p className="muted">{lead}</p> : null}
        {children}
      </Form>
    </Dialog>
  );
}
