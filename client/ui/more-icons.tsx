import { icon, RING } from './icons';

// What the first page does not draw: loaded with the pages that do.

export const UsersIcon = /* @__PURE__ */ icon(
  'M9 11.5a3.25 3.25 0 1 0 0-6.5 3.25 3.25 0 0 0 0 6.5zM3 19c.5-3 2.9-4.8 6-4.8s5.5 1.8 6 4.8M16 5.4a3.25 3.25 0 0 1 0 5.8M17.2 14.6c2 .6 3.4 2.1 3.8 4.4',
);
export const SignOutIcon = /* @__PURE__ */ icon(
  'M14 4.5H6A1.5 1.5 0 0 0 4.5 6v12A1.5 1.5 0 0 0 6 19.5h8M10 12h10M16.5 8.5 20 12l-3.5 3.5',
);
export const MenuIcon = /* @__PURE__ */ icon('M4 7h16M4 12h16M4 17h16');
export const ChevronDownIcon = /* @__PURE__ */ icon('M5.5 9 12 15.5 18.5 9');
export const ChevronUpIcon = /* @__PURE__ */ icon('M5.5 15 12 8.5l6.5 6.5');
export const FilterIcon = /* @__PURE__ */ icon('M4 6.5h16M7 12h10M10 17.5h4');
export const CheckIcon = /* @__PURE__ */ icon('M5 12.8l4.6 4.6L19 7.5');
export const PauseIcon = /* @__PURE__ */ icon(`${RING}M10 9v6M14 9v6`);
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
export const PinIcon = /* @__PURE__ */ icon(
  'M12 20.5c4.3-4.2 6.5-7.5 6.5-10.2a6.5 6.5 0 0 0-13 0c0 2.7 2.2 6 6.5 10.2zM12 12.5A2.25 2.25 0 1 0 12 8a2.25 2.25 0 0 0 0 4.5z',
);
export const BoxIcon = /* @__PURE__ */ icon('M4 8l8-4 8 4v8.5l-8 4-8-4zM4 8l8 4 8-4M12 12v8.5');
export const PlusIcon = /* @__PURE__ */ icon('M12 5.5v13M5.5 12h13');
export const MinusIcon = /* @__PURE__ */ icon('M5.5 12h13');
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
