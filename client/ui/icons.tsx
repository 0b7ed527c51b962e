import type { ReactElement } from 'react';

// The icons of what everybody loads first; the others are in `more-icons`. One hand drew them: 24-unit grid, 1.75 stroke, round ends, one path each, colour from the text around it.

export type IconProps = {
  /** Side length in rem, so that icons grow with the text. */
  size?: number;
  /** Spoken name; leave out when a word stands beside the icon. */
  title?: string;
  className?: string;
};
export type Icon = (props: IconProps) => ReactElement;

export const RING = 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z';

export function icon(path: string): Icon {
  return function DrawnIcon({ size = 1.5, title, className }) {
    return (
      <svg
        className={className ? `icon ${className}` : 'icon'}
        viewBox="0 0 24 24"
        style={{ width: `${size}rem`, height: `${size}rem` }}
        fill="none"
        stroke="currentColor"
        strokeWidth={1.75}
        strokeLinecap="round"
        strokeLinejoin="round"
        focusable="false"
        {...(title ? { role: 'img', 'aria-label': title } : { 'aria-hidden': true })}
      >
        <path d={path} />
      </svg>
    );
  };
}

export const HomeIcon = /* @__PURE__ */ icon(
  'M4 11.2 12 4.5l8 6.7V19a1 1 0 0 1-1 1h-4.5v-5.5h-5V20H5a1 1 0 0 1-1-1z',
);
export const HouseIcon = /* @__PURE__ */ icon('M3.5 11.5 12 4l8.5 7.5M6 9.8V20h12V9.8M9.5 13.5h5');
export const ReceiptIcon = /* @__PURE__ */ icon(
  'M5.5 4.5h13v15.5l-2.2-1.4-2.1 1.4-2.2-1.4-2.2 1.4-2.1-1.4-2.2 1.4zM9 9h6M9 13h4',
);
export const BookIcon = /* @__PURE__ */ icon(
  'M12 6.8C10 5.4 7.2 5 4 5v13c3.2 0 6 .4 8 1.8 2-1.4 4.8-1.8 8-1.8V5c-3.2 0-6 .4-8 1.8zM12 6.8v13',
);
export const PlusCircleIcon = /* @__PURE__ */ icon(`${RING}M12 8.2v7.6M8.2 12h7.6`);
export const ClipboardIcon = /* @__PURE__ */ icon(
  'M9 5H6.5A1.5 1.5 0 0 0 5 6.5V19a1.5 1.5 0 0 0 1.5 1.5h11A1.5 1.5 0 0 0 19 19V6.5A1.5 1.5 0 0 0 17.5 5H15M9 3.5h6v3H9zM8.8 11.5h6.4M8.8 15.5h4',
);
export const BagIcon = /* @__PURE__ */ icon('M8.5 10.5V7.2a3.5 3.5 0 0 1 7 0v3.3M5.6 8h12.8l1 12H4.6z');
export const CardIcon = /* @__PURE__ */ icon(
  'M5 5.5h14a1.5 1.5 0 0 1 1.5 1.5v10a1.5 1.5 0 0 1-1.5 1.5H5A1.5 1.5 0 0 1 3.5 17V7A1.5 1.5 0 0 1 5 5.5zM7 9.5h4v4.5H7zM14.5 10H17M14.5 14H17',
);
export const UserIcon = /* @__PURE__ */ icon(
  'M12 12a3.75 3.75 0 1 0 0-7.5 3.75 3.75 0 0 0 0 7.5zM4.8 20c.6-3.4 3.5-5.5 7.2-5.5s6.6 2.1 7.2 5.5',
);
export const SignInIcon = /* @__PURE__ */ icon(
  'M10 4.5h8A1.5 1.5 0 0 1 19.5 6v12a1.5 1.5 0 0 1-1.5 1.5h-8M4 12h10M10.5 8.5 14 12l-3.5 3.5',
);
export const TextSizeIcon = /* @__PURE__ */ icon(
  'M3 18.5 8.25 5.5l5.25 13M4.9 14h6.7M14.5 18.5l3-7.5 3 7.5M15.6 16h3.8',
);
export const CloseIcon = /* @__PURE__ */ icon('M6 6l12 12M18 6 6 18');
export const ChevronLeftIcon = /* @__PURE__ */ icon('M14.5 5.5 8 12l6.5 6.5');
export const ChevronRightIcon = /* @__PURE__ */ icon('M9.5 5.5 16 12l-6.5 6.5');
export const SearchIcon = /* @__PURE__ */ icon(
  'M10.75 17.5a6.75 6.75 0 1 0 0-13.5 6.75 6.75 0 0 0 0 13.5zM15.7 15.7l4.8 4.8',
);
export const CheckCircleIcon = /* @__PURE__ */ icon(`${RING}M8 12.3l2.8 2.8L16 9.5`);
export const ClockIcon = /* @__PURE__ */ icon(`${RING}M12 7.5V12l3 2`);
export const WarnIcon = /* @__PURE__ */ icon(
  'M11.2 4.7a.9.9 0 0 1 1.6 0l7.7 13.5a.9.9 0 0 1-.8 1.3H4.3a.9.9 0 0 1-.8-1.3zM12 10v4.2M12 16.9v.1',
);
export const NoteIcon = /* @__PURE__ */ icon(`${RING}M12 11.2v4.9M12 8v.1`);
export const CrossCircleIcon = /* @__PURE__ */ icon(`${RING}M9.2 9.2l5.6 5.6M14.8 9.2l-5.6 5.6`);
export const DotIcon = /* @__PURE__ */ icon('M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z');
export const EditIcon = /* @__PURE__ */ icon('M4.5 19.5l.9-4L16 4.9 19.1 8 8.5 18.6zM13.8 7.1l3.1 3.1');
export const InboxIcon = /* @__PURE__ */ icon('M4.5 13 7 5.5h10l2.5 7.5v6h-15zM4.5 13H9a3 3 0 0 0 6 0h4.5');
export const BoardIcon = /* @__PURE__ */ icon('M4 5h16v11H4zM8 16l-1.5 4M16 16l1.5 4M8 9h8M8 12.2h5');
export const UndoIcon = /* @__PURE__ */ icon('M8.5 5.5l-4 4 4 4M4.5 9.5h9.5a5 5 0 0 1 0 10H9.5');
export const RefreshIcon = /* @__PURE__ */ icon('M19.5 4.5v5H14.8M19.2 9.5a7.7 7.7 0 1 0 .4 4.5');
export const OfflineIcon = /* @__PURE__ */ icon(
  'M4 4l16 16M7.7 8.3A4.6 4.6 0 0 0 7 17.4h9.6M10.6 6.6a5.3 5.3 0 0 1 7.1 4.3 3.6 3.6 0 0 1 2.2 5',
);
export const LockIcon = /* @__PURE__ */ icon('M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2');
export const ListIcon = /* @__PURE__ */ icon(
  'M8.5 6.5H20M8.5 12H20M8.5 17.5H20M4.5 6.5v.1M4.5 12v.1M4.5 17.5v.1',
);
