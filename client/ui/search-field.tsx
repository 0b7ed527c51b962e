import { type Ref, useEffect, useId, useRef, useState } from 'react';
import { IconButton } from './button';
import './form.css';
import { CloseIcon, SearchIcon } from './icons';
import { useUiTexts } from './texts';

type SearchFieldProps = {
  label: string;
  value: string;
  /** Called a moment after the last key, and at once on clear and Enter. */
  onChange: (value: string) => void;
  placeholder?: string;
  /** Milliseconds of quiet before `onChange`. */
  delay?: number;
  onSubmit?: (value: string) => void;
  autoFocus?: boolean;
  showLabel?: boolean;
  inputRef?: Ref<HTMLInputElement>;
};

export function SearchField({
  label,
  value,
  onChange,
  placeholder,
  delay = 250,
  onSubmit,
  autoFocus,
  showLabel,
  inputRef,
}: SearchFieldProps) {
  const t = useUiTexts();
  const id = useId();
  const [typed, setTyped] = useState(value);
  const [known, setKnown] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // The owner may set another value (a cleared filter, the back button); it wins over what was typed.
  if (value !== known) {
    setKnown(value);
    setTyped(value);
  }
  useEffect(() => () => clearTimeout(timer.current), []);

  function report(next: string, wait: number): void {
    clearTimeout(timer.current);
    timer.current = setTimeout(() => {
      setKnown(next);
      onChange(next);
    }, wait);
  }

  return (
    <form
      role="search"
      className="field"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        report(typed, 0);
        onSubmit?.(typed);
      }}
    >
      <label htmlFor={id} className={showLabel ? 'field-label' : 'visually-hidden'}>
        {label}
      </label>
      <span className="field-box">
        <span className="field-affix">
          <SearchIcon size={1.2} />
        </span>
        <input
          id={id}
          ref={inputRef}
          className="field-input"
          type="text"
          inputMode="search"
          enterKeyHint="search"
          autoComplete="off"
          autoFocus={autoFocus}
          placeholder={placeholder ?? label}
          value={typed}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            report(event.currentTarget.value, delay);
          }}
        />
        {typed === '' ? null : (
          <IconButton
            label={t('clear')}
            icon={CloseIcon}
            onClick={() => {
              setTyped('');
              report('', 0);
            }}
          />
        )}
      </span>
    </form>
  );
}
