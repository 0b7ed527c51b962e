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
  const [seen, setSeen] = useState(value);
  const [reported, setReported] = useState(value);
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);

  // The owner may set another value (a cleared filter, the back button); it wins over what was typed. What comes back
  // late is only the echo of an earlier report, and must not undo what was typed since.
  if (value !== seen) {
    setSeen(value);
    if (value !== reported) {
      setReported(value);
      setTyped(value);
    }
  }
  useEffect(() => {
    // Whoever follows a link must not be called back by a report that comes while the next page loads.
    function leaving(event: MouseEvent): void {
      if (event.target instanceof Element && event.target.closest('a[href]')) clearTimeout(timer.current);
    }
    document.addEventListener('click', leaving, true);
    return () => {
      document.removeEventListener('click', leaving, true);
      clearTimeout(timer.current);
    };
  }, []);

  function tell(next: string): void {
    clearTimeout(timer.current);
    if (next === reported) return;
    setReported(next);
    onChange(next);
  }
  // A report that waited goes to the owner of that later moment.
  const latest = useRef(tell);
  useEffect(() => {
    latest.current = tell;
  });

  return (
    <form
      role="search"
      className="field"
      aria-label={label}
      onSubmit={(event) => {
        event.preventDefault();
        tell(typed);
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
            const next = event.currentTarget.value;
            clearTimeout(timer.current);
            timer.current = setTimeout(() => latest.current(next), delay);
          }}
        />
        {typed === '' ? null : (
          <IconButton
            label={t('clear')}
            icon={CloseIcon}
            onClick={() => {
              setTyped('');
              tell('');
            }}
          />
        )}
      </span>
    </form>
  );
}
