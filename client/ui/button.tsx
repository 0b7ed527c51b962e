import type { ButtonHTMLAttributes, Ref } from 'react';
import { Link, type LinkProps } from 'react-router';
import './button.css';
import type { Icon } from './icons';

export type ButtonKind = 'primary' | 'secondary' | 'quiet' | 'danger';
type Look = {
  kind?: ButtonKind;
  icon?: Icon;
  /** As wide as its container. */
  wide?: boolean;
  size?: 'small' | 'normal' | 'large';
};
type ButtonProps = Look &
  ButtonHTMLAttributes<HTMLButtonElement> & {
    /** Work is under way: shows a spinner and ignores further presses, without losing the focus. */
    busy?: boolean;
    ref?: Ref<HTMLButtonElement>;
  };

function look({ kind, wide, size }: Look) {
  return {
    'data-kind': kind ?? 'secondary',
    'data-size': size ?? 'normal',
    'data-wide': wide ? '' : undefined,
  };
}

function classes(extra: string | undefined): string {
  return extra ? `button ${extra}` : 'button';
}

export function Button({
  kind,
  icon: Shape,
  wide,
  size,
  busy,
  className,
  onClick,
  children,
  ...rest
}: ButtonProps) {
  return (
    <button
      type="button"
      {...rest}
      {...look({ kind, wide, size })}
      className={classes(className)}
      aria-busy={busy || undefined}
      aria-disabled={busy || rest['aria-disabled']}
      onClick={(event) => {
        if (busy) event.preventDefault();
        else onClick?.(event);
      }}
    >
      {busy ? <span className="spinner" aria-hidden="true" /> : Shape ? <Shape size={1.25} /> : null}
      {children}
    </button>
  );
}

export function LinkButton({
  kind,
  icon: Shape,
  wide,
  size,
  className,
  children,
  ...rest
}: Look & LinkProps) {
  return (
    <Link {...rest} {...look({ kind, wide, size })} className={classes(className)}>
      {Shape ? <Shape size={1.25} /> : null}
      {children}
    </Link>
  );
}

/** A link inside running text. */
export function TextLink(props: LinkProps) {
  return <Link {...props} />;
}

type IconButtonProps = Omit<ButtonProps, 'children' | 'icon' | 'wide' | 'size'> & {
  /** Spoken name, also the tooltip. */
  label: string;
  icon: Icon;
  pressed?: boolean;
};

export function IconButton({
  label,
  icon: Shape,
  kind = 'quiet',
  pressed,
  busy,
  className,
  ...rest
}: IconButtonProps) {
  return (
    <button
      type="button"
      title={label}
      {...rest}
      data-kind={kind}
      data-shape="icon"
      className={classes(className)}
      aria-label={label}
      aria-pressed={pressed}
      aria-busy={busy || undefined}
    >
      {busy ? <span className="spinner" aria-hidden="true" /> : <Shape />}
    </button>
  );
}
