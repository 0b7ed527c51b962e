import { type KeyboardEvent, type Ref, useEffect, useId, useRef, useState } from 'react';
import './combobox.css';
import { Field, type FieldProps } from './field';
import { CheckIcon, ChevronDownIcon } from './more-icons';
import { defineTexts } from './i18n';

export type Choice = {
  id: string;
  label: string;
  /** Second line. */
  detail?: string;
  /** At the end of the line, such as an amount. */
  end?: string;
};

const useComboboxTexts = defineTexts('combobox', {
  zh: {
    fromList: '请从列表里选一个{{label}}',
    found: '{{count}} 项可选',
    busy: '正在查找…',
    none: '没有找到',
  },
  en: {
    fromList: 'Please choose from the list: {{label}}',
    found: { one: 'One choice', other: '{{count}} choices' },
    busy: 'Searching…',
    none: 'Nothing found',
  },
});

/** The text of a combobox that follows its choice when that is set or taken back from outside. */
export function useChoiceText(chosen: Choice | null): [text: string, setText: (text: string) => void] {
  const [text, setText] = useState(chosen?.label ?? '');
  const [last, setLast] = useState(chosen);
  if (last?.id !== chosen?.id) {
    setLast(chosen);
    if (chosen) setText(chosen.label);
    else if (text === last?.label) setText('');
  }
  return [text, setText];
}

type ComboboxProps<Option extends Choice> = FieldProps & {
  /** Already narrowed to the text. */
  options: readonly Option[];
  text: string;
  onText: (text: string) => void;
  chosen?: Option | null;
  onChoose: (option: Option | null) => void;
  /** Choosing empties the field and keeps the focus, for adding many one after another. */
  adds?: boolean;
  /** The options do not belong to the text yet. */
  busy?: boolean;
  placeholder?: string;
  autoFocus?: boolean;
  inputRef?: Ref<HTMLInputElement>;
};

/** A text field with a list to choose from: type, arrow up and down, Enter takes, Escape closes. */
export function Combobox<Option extends Choice>({
  options,
  text,
  onText,
  chosen = null,
  onChoose,
  adds,
  busy,
  placeholder,
  autoFocus,
  inputRef,
  ...field
}: ComboboxProps<Option>) {
  const t = useComboboxTexts();
  const listId = useId();
  const [open, setOpen] = useState(false);
  const [active, setActive] = useState(0);
  const box = useRef<HTMLInputElement>(null);
  const list = useRef<HTMLUListElement>(null);
  // Enter pressed before the answer came: a person who types fast must not wait for the list.
  const early = useRef(false);
  const at = Math.min(active, Math.max(options.length - 1, 0));
  const current = open ? options[at] : undefined;

  function take(option: Option): void {
    early.current = false;
    setOpen(false);
    setActive(0);
    onChoose(option);
    onText(adds ? '' : option.label);
    box.current?.focus();
  }

  useEffect(() => {
    if (busy || !early.current) return;
    early.current = false;
    const [only] = options;
    if (only && options.length === 1) take(only);
  });

  useEffect(() => {
    const input = box.current;
    const lacking = !adds && text.trim() !== '' && chosen === null;
    input?.setCustomValidity(lacking ? t('fromList', { label: field.label }) : '');
  }, [adds, chosen, field.label, t, text]);

  useEffect(() => {
    if (open) list.current?.children[at]?.scrollIntoView({ block: 'nearest' });
  }, [at, open]);

  function pressed(event: KeyboardEvent<HTMLInputElement>): void {
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') {
      event.preventDefault();
      if (!open) setOpen(true);
      else if (options.length > 0) {
        setActive((at + (event.key === 'ArrowDown' ? 1 : -1) + options.length) % options.length);
      }
    } else if (event.key === 'Enter') {
      const typed = text.trim() !== '' && chosen === null;
      if (adds || typed || open) event.preventDefault();
      if (!typed && !open) return;
      if (busy) early.current = true;
      else if (current) take(current);
    } else if (event.key === 'Escape' && open) {
      event.preventDefault();
      event.stopPropagation();
      setOpen(false);
    }
  }

  const shown = open && (options.length > 0 || text.trim() !== '');
  return (
    <div className="combobox">
      <Field {...field}>
        {(wired) => (
          <div className="field-box field-select" data-bad={wired['aria-invalid'] ? '' : undefined}>
            <input
              {...wired}
              ref={(node) => {
                box.current = node;
                if (typeof inputRef === 'function') inputRef(node);
                else if (inputRef) inputRef.current = node;
              }}
              className="field-input"
              type="text"
              role="combobox"
              aria-expanded={shown}
              aria-controls={shown ? listId : undefined}
              aria-autocomplete="list"
              aria-activedescendant={shown && current ? `${listId}-${current.id}` : undefined}
              autoComplete="off"
              spellCheck={false}
              autoFocus={autoFocus}
              placeholder={placeholder}
              data-pattern-hint={t('fromList', { label: field.label })}
              value={text}
              onChange={(event) => {
                early.current = false;
                setActive(0);
                setOpen(true);
                if (chosen) onChoose(null);
                onText(event.currentTarget.value);
              }}
              onClick={() => setOpen(true)}
              onBlur={() => setOpen(false)}
              onKeyDown={pressed}
            />
            <ChevronDownIcon size={1.1} />
          </div>
        )}
      </Field>
      <p className="visually-hidden" aria-live="polite">
        {shown
          ? busy
            ? t('busy')
            : options.length > 0
              ? t('found', { count: options.length })
              : t('none')
          : ''}
      </p>
      {shown ? (
        <ul className="combobox-list" role="listbox" id={listId} ref={list} aria-label={field.label}>
          {options.map((option, index) => (
            <li
              key={option.id}
              id={`${listId}-${option.id}`}
              role="option"
              aria-selected={chosen ? chosen.id === option.id : index === at}
              data-active={index === at ? '' : undefined}
              // The list must not take the focus away before the click arrives.
              onPointerDown={(event) => event.preventDefault()}
              onPointerEnter={() => setActive(index)}
              onClick={() => take(option)}
            >
              <span className="combobox-text">
                <span>{option.label}</span>
                {option.detail ? <span className="muted small">{option.detail}</span> : null}
              </span>
              {option.end ? <span className="muted small numeric nowrap">{option.end}</span> : null}
              {chosen?.id === option.id ? <CheckIcon size={1.1} /> : null}
            </li>
          ))}
          {options.length === 0 ? (
            <li role="option" aria-selected={false} aria-disabled="true" className="muted">
              {busy ? t('busy') : t('none')}
            </li>
          ) : null}
        </ul>
      ) : null}
    </div>
  );
}
