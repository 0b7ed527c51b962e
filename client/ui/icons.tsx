import type { ReactElement } from 'react';

// One hand drew these: 24-unit grid, 1.75 stroke, round ends, one path each, colour from the text around it.

export type IconProps = {
  /** Side length in rem, so that icons grow with the text. */
  size?: number;
  /** Spoken name; leave out when a word stands beside the icon. */
  title?: string;
  className?: string;
};
export type Icon = (props: IconProps) => ReactElement;

const RING = 'M12 3.5a8.5 8.5 0 1 0 0 17 8.5 8.5 0 0 0 0-17z';

function icon(path: string): Icon {
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
export const UsersIcon = /* @__PURE__ */ icon(
  'M9 11.5a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5zM3 19c.5-3 2.9-4.8 6-4.8s5.5 1.8 6 4.8M16 5.4a3.25 3.25 0 0 1 0 5.8M17.2 14.6c2 .6 3.4 2.1 3.8 4.4',
);
export const SignInIcon = /* @__PURE__ */ icon(
  'M10 4.5h8A1.5 1.5 0 0 1 19.5 6v12a1.5 1.5 0 0 1-1.5 1.5h-8M4 12h10M10.5 8.5 14 12l-3.5 3.5',
);
export const SignOutIcon = /* @__PURE__ */ icon(
  'M14 4.5H6A1.5 1.5 0 0 0 4.5 6v12A1.5 1.5 0 0 0 6 19.5h8M10 12h10M16.5 8.5 20 12l-3.5 3.5',
);
export const TextSizeIcon = /* @__PURE__ */ icon(
  'M3 18.5 8.25 5.5l5.25 13M4.9 14h6.7M14.5 18.5l3-7.5 3 7.5M15.6 16h3.8',
);
export const MenuIcon = /* @__PURE__ */ icon('M4 7h16M4 12h16M4 17h16');
export const CloseIcon = /* @__PURE__ */ icon('M6 6l12 12M18 6 6 18');
export const ChevronLeftIcon = /* @__PURE__ */ icon('M14.5 5.5 8 12l6.5 6.5');
export const ChevronRightIcon = /* @__PURE__ */ icon('M9.5 5.5 16 12l-6.5 6.5');
export const ChevronDownIcon = /* @__PURE__ */ icon('M5.5 9 12 15.5 18.5 9');
export const ChevronUpIcon = /* @__PURE__ */ icon('M5.5 15 12 8.5l6.5 6.5');
export const SearchIcon = /* @__PURE__ */ icon(
  'M10.75 17.5a6.75 6.75 0 1 0 0-13.5 6.75 6.75 0 0 0 0 13.5zM15.7 15.7l4.8 4.8',
);
export const FilterIcon = /* @__PURE__ */ icon('M4 6.5h16M7 12h10M10 17.5h4');
export const CheckIcon = /* @__PURE__ */ icon('M5 12.8l4.6 4.6L19 7.5');
export const CheckCircleIcon = /* @__PURE__ */ icon(`${RING}M8 12.3l2.8 2.8L16 9.5`);
export const ClockIcon = /* @__PURE__ */ icon(`${RING}M12 7.5V12l3 2`);
export const WarnIcon = /* @__PURE__ */ icon(
  'M11.2 4.7a.9.9 0 0 1 1.6 0l7.7 13.5a.9.9 0 0 1-.8 1.3H4.3a.9.9 0 0 1-.8-1.3zM12 10v4.2M12 16.9v.1',
);
export const NoteIcon = /* @__PURE__ */ icon(`${RING}M12 11.2v4.9M12 8v.1`);
export const CrossCircleIcon = /* @__PURE__ */ icon(`${RING}M9.2 9.2l5.6 5.6M14.8 9.2l-5.6 5.6`);
export const PauseIcon = /* @__PURE__ */ icon(`${RING}M10 9v6M14 9v6`);
export const DotIcon = /* @__PURE__ */ icon('M12 8.5a3.5 3.5 0 1 0 0 7 3.5 3.5 0 0 0 0-7z');
export const EyeIcon = /* @__PURE__ */ icon(
  'M2.5 12C4.5 8 8 6 12 6s7.5 2 9.5 6c-2 4-5.5 6-9.5 6s-7.5-2-9.5-6zM12 14.8a2.8 2.8 0 1 0 0-5.6 2.8 2.8 0 0 0 0 5.6z',
);
export const EyeOffIcon = /* @__PURE__ */ icon(
  'M2.5 12C4.5 8 8 6 12 6s7.5 2 9.5 6c-2 4-5.5 6-9.5 6s-7.5-2-9.5-6zM5 19 19 5',
);
export const CameraIcon = /* @__PURE__ */ icon(
  'M4.5 8H8l1.5-2.5h5L16 8h3.5A1.5 1.5 0 0 1 21 9.5V18a1.5 1.5 0 0 1-1.5 1.5h-15A1.5 1.5 0 0 1 3 18V9.5A1.5 1.5 0 0 1 4.5 8zM12 17a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7z',
);
export const UploadIcon = /* @__PURE__ */ icon('M12 15.5v-11M7.5 9 12 4.5 16.5 9M4.5 15.5v4h15v-4');
export const DownloadIcon = /* @__PURE__ */ icon('M12 4.5v11M7.5 11l4.5 4.5 4.5-4.5M4.5 15.5v4h15v-4');
export const TrashIcon = /* @__PURE__ */ icon(
  'M4.5 7h15M9 7V4.5h6V7M6.5 7l.8 12.5h9.4L17.5 7M10.2 10.5V16M13.8 10.5V16',
);
export const EditIcon = /* @__PURE__ */ icon('M4.5 19.5l.9-4L16 4.9 19.1 8 8.5 18.6zM13.8 7.1l3.1 3.1');
export const PrintIcon = /* @__PURE__ */ icon('M7 9V4.5h10V9M7 16.5H4.5V9h15v7.5H17M7 13.5h10v6H7z');
export const ScanIcon = /* @__PURE__ */ icon(
  'M4 8.5v-3A1.5 1.5 0 0 1 5.5 4h3M15.5 4h3A1.5 1.5 0 0 1 20 5.5v3M20 15.5v3a1.5 1.5 0 0 1-1.5 1.5h-3M8.5 20h-3A1.5 1.5 0 0 1 4 18.5v-3M4 12h16',
);
export const EarIcon = /* @__PURE__ */ icon(
  'M12 7.5c-1.5-1.4-1.5-3.1 0-4.7 1.5 1.6 1.5 3.3 0 4.7zM12 12.2C9.3 12.2 7.8 10.7 7.5 8c2.8.2 4.4 1.7 4.5 4.2zM12 12.2c2.7 0 4.2-1.5 4.5-4.2-2.8.2-4.4 1.7-4.5 4.2zM12 17c-2.7 0-4.2-1.5-4.5-4.2 2.8.2 4.4 1.7 4.5 4.2zM12 17c2.7 0 4.2-1.5 4.5-4.2-2.8.2-4.4 1.7-4.5 4.2zM12 17v4.2',
);
export const ScalesIcon = /* @__PURE__ */ icon(
  'M12 4v16M7.5 20h9M5.2 7 12 5.5 18.8 7M5.2 7l-2.7 6.5a2.9 2.9 0 0 0 5.4 0zM18.8 7l-2.7 6.5a2.9 2.9 0 0 0 5.4 0z',
);
export const InboxIcon = /* @__PURE__ */ icon('M4.5 13 7 5.5h10l2.5 7.5v6h-15zM4.5 13H9a3 3 0 0 0 6 0h4.5');
export const BoardIcon = /* @__PURE__ */ icon('M4 5h16v11H4zM8 16l-1.5 4M16 16l1.5 4M8 9h8M8 12.2h5');
export const PinIcon = /* @__PURE__ */ icon(
  'M12 20.5c4.3-4.2 6.5-7.5 6.5-10.2a6.5 6.5 0 0 0-13 0c0 2.7 2.2 6 6.5 10.2zM12 12.5A2.25 2.25 0 1 0 12 8a2.25 2.25 0 0 0 0 4.5z',
);
export const BoxIcon = /* @__PURE__ */ icon('M4 8l8-4 8 4v8.5l-8 4-8-4zM4 8l8 4 8-4M12 12v8.5');
export const UndoIcon = /* @__PURE__ */ icon('M8.5 5.5l-4 4 4 4M4.5 9.5h9.5a5 5 0 0 1 0 10H9.5');
export const RefreshIcon = /* @__PURE__ */ icon('M19.5 4.5v5H14.8M19.2 9.5a7.7 7.7 0 1 0 .4 4.5');
export const OfflineIcon = /* @__PURE__ */ icon(
  'M4 4l16 16M7.7 8.3A4.6 4.6 0 0 0 7 17.4h9.6M10.6 6.6a5.3 5.3 0 0 1 7.1 4.3 3.6 3.6 0 0 1 2.2 5',
);
export const PlusIcon = /* @__PURE__ */ icon('M12 5.5v13M5.5 12h13');
export const MinusIcon = /* @__PURE__ */ icon('M5.5 12h13');
export const LockIcon = /* @__PURE__ */ icon('M6 11h12v9H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3M12 14.5v2');
export const StoreIcon = /* @__PURE__ */ icon(
  'M4.8 12v8h14.4v-8M3.5 9 5 4.5h14L20.5 9a2.83 2.83 0 0 1-5.66 0 2.84 2.84 0 0 1-5.68 0A2.83 2.83 0 0 1 3.5 9zM10 20v-5h4v5',
);
export const StarIcon = /* @__PURE__ */ icon(
  'M12 4l2.4 5.1 5.6.7-4.1 3.9 1.1 5.6-5-2.8-5 2.8 1.1-5.6L4 9.8l5.6-.7z',
);
export const PhoneIcon = /* @__PURE__ */ icon(
  'M8.5 3.5h7A1.5 1.5 0 0 1 17 5v14a1.5 1.5 0 0 1-1.5 1.5h-7A1.5 1.5 0 0 1 7 19V5a1.5 1.5 0 0 1 1.5-1.5zM10.8 17.5h2.4',
);
export const SortIcon = /* @__PURE__ */ icon(
  'M8 19.5v-15M4.5 8 8 4.5 11.5 8M16 4.5v15M12.5 16l3.5 3.5 3.5-3.5',
);
export const SunriseIcon = /* @__PURE__ */ icon(
  'M12 4v4M5.3 8.3l2 2M18.7 8.3l-2 2M3.5 17h17M7.5 17a4.5 4.5 0 0 1 9 0M8 20.5h8',
);
export const SendIcon = /* @__PURE__ */ icon('M4 11.5 20 4l-5.5 16-3.5-6.5zM11 13.5 20 4');
export const ListIcon = /* @__PURE__ */ icon(
  'M8.5 6.5H20M8.5 12H20M8.5 17.5H20M4.5 6.5v.1M4.5 12v.1M4.5 17.5v.1',
);
export const ShieldIcon = /* @__PURE__ */ icon(
  'M12 3.5 19 6v5.5c0 4.3-2.8 7.3-7 9-4.2-1.7-7-4.7-7-9V6zM8.8 11.8l2.3 2.3 4.3-4.3',
);
export const GiftIcon = /* @__PURE__ */ icon(
  'M4.5 9h15v3.5h-15zM6 12.5V20h12v-7.5M12 9v11M12 9C9 9 7.5 7.8 7.5 6.3S9 4 10 4.5 12 7 12 9c0-2 1-4 2-4.5s2.5.3 2.5 1.8S15 9 12 9z',
);
export const CalendarIcon = /* @__PURE__ */ icon(
  'M5.5 6h13a1 1 0 0 1 1 1v11.5a1 1 0 0 1-1 1h-13a1 1 0 0 1-1-1V7a1 1 0 0 1 1-1zM4.5 10.5h15M8.5 3.8v3.7M15.5 3.8v3.7',
);
export const SlidersIcon = /* @__PURE__ */ icon(
  'M4 8h8.5M17 8h3M14.75 10.25a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5zM4 16h3M11.5 16H20M9.25 18.25a2.25 2.25 0 1 0 0-4.5 2.25 2.25 0 0 0 0 4.5z',
);
