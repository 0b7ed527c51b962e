import { useState } from 'react';
import { Field, type FieldProps } from './field';
import { UploadIcon } from './more-icons';
import './sheet-field.css';

type SheetFieldProps = Pick<FieldProps, 'name' | 'label' | 'hint'> & {
  /** What stands there while no file is chosen. */
  pick: string;
};

/** Asks for one spreadsheet (.xlsx). The form finds it under its name as a `File`. */
export function SheetField({ pick, ...field }: SheetFieldProps) {
  const [chosen, setChosen] = useState('');
  return (
    <Field {...field} required>
      {(wired) => (
        <div className="sheet-field">
          <UploadIcon />
          <span>{chosen || pick}</span>
          <input
            {...wired}
            type="file"
            accept=".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
            onChange={(event) => setChosen(event.currentTarget.files?.[0]?.name ?? '')}
          />
        </div>
      )}
    </Field>
  );
}
