import { type ReactNode, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { IconButton } from './button';
import './dialog.css';
import { CloseIcon } from './icons';
import { useUiTexts } from './texts';

type DialogProps = {
  open: boolean;
  /** Asked for by the close button, Escape or a press outside; the owner sets `open` to false. */
  onClose: () => void;
  title: string;
  children: ReactNode;
  /** Stays in sight below the scrolling body. */
  footer?: ReactNode;
  width?: 'narrow' | 'normal' | 'wide';
};

/**
 * After one dialog over another, Chromium gives the focus back to the field but leaves the caret in what is gone: the
 * field looks ready and every key is lost. Entering it anew sets the caret.
 */
function wakeCaret(): void {
  const field = document.activeElement;
  if (!(field instanceof HTMLInputElement || field instanceof HTMLTextAreaElement)) return;
  field.blur();
  field.focus();
}

function Modal({
  open,
  onClose,
  title,
  children,
  footer,
  className,
  width,
  side,
}: DialogProps & { className: string; side?: string }) {
  const t = useUiTexts();
  const titleId = useId();
  const dialog = useRef<HTMLDialogElement>(null);

  // An owner may take the whole dialog away: closed before it leaves the page, it still gives the focus back.
  useLayoutEffect(() => {
    const element = dialog.current;
    return () => {
      if (!element?.open || typeof element.close !== 'function') return;
      element.close();
      wakeCaret();
    };
  }, []);

  useEffect(() => {
    const element = dialog.current;
    if (!element) return;
    if (open && !element.open) {
      // Browsers of 2020 may not know modal dialogs; there it opens as an ordinary box over the page.
      if (typeof element.showModal === 'function') element.showModal();
      else element.setAttribute('open', '');
      (element.querySelector<HTMLElement>('[data-autofocus]') ?? element.querySelector('h2'))?.focus();
    }
    if (!open && element.open) {
      if (typeof element.close === 'function') element.close();
      else element.removeAttribute('open');
      wakeCaret();
    }
  }, [open]);

  return (
    <dialog
      ref={dialog}
      className={className}
      data-width={width}
      data-side={side}
      aria-labelledby={titleId}
      onCancel={(event) => {
        // A cancelled file choice bubbles up here too.
        if (event.target !== event.currentTarget) return;
        event.preventDefault();
        onClose();
      }}
      onMouseDown={(event) => {
        if (event.target === event.currentTarget) onClose();
      }}
    >
      {open ? (
        <>
          <div className="dialog-head">
            <h2 id={titleId} tabIndex={-1}>
              {title}
            </h2>
            <IconButton label={t('close')} icon={CloseIcon} onClick={onClose} />
          </div>
          <div className="dialog-body">{children}</div>
          {footer ? <div className="dialog-foot">{footer}</div> : null}
        </>
      ) : null}
    </dialog>
  );
}

/** The browser's own modal: it keeps the focus inside, closes on Escape and gives the focus back. */
export function Dialog({ width = 'normal', ...rest }: DialogProps) {
  return <Modal {...rest} width={width} className="dialog" />;
}

/** A modal that comes from an edge of the screen. */
export function Sheet({
  side = 'bottom',
  ...rest
}: Omit<DialogProps, 'width'> & { side?: 'bottom' | 'start' }) {
  return <Modal {...rest} side={side} className="dialog sheet" />;
}
