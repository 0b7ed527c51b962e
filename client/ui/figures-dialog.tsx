import type { ReactNode } from 'react';
import { Button } from './button';
import { Dialog } from './dialog';
import { DateField } from './fields';
import { Form } from './form';
import { readText } from './form-values';
import { toDateInput } from './format';
import { type NumberAsked, NumberFields, readNumbers } from './number-fields';
import { useUiTexts } from './texts';

type Props<Name extends string> = {
  title: string;
  lead: ReactNode;
  /** The field of the day, named as the server names it when it refuses. */
  day: { name: string; label: string };
  figures: readonly NumberAsked<Name>[];
  submit: string;
  now: Date;
  /** The day as 'YYYY-MM-DD', and the figures. */
  onSend: (day: string, figures: Record<Name, number>) => Promise<void>;
  onClose: () => void;
};

/** Asks for a day and some whole numbers, such as a month of a book that is kept on paper. */
export function FiguresDialog<Name extends string>(props: Props<Name>) {
  const { title, lead, day, figures, submit, now, onSend, onClose } = props;
  const ui = useUiTexts();
  const none = Object.fromEntries(figures.map(({ name }) => [name, 0])) as Record<Name, number>;
  return (
    <Dialog open onClose={onClose} title={title}>
      <Form
        submit={submit}
        submitKind="primary"
        cancel={<Button onClick={onClose}>{ui('cancel')}</Button>}
        onSubmit={async (values) => {
          await onSend(readText(values, day.name), readNumbers(values, figures, none));
          onClose();
        }}
      >
        <p className="muted">{lead}</p>
        <DateField {...day} max={toDateInput(now)} required />
        <NumberFields asked={figures} />
      </Form>
    </Dialog>
  );
}
