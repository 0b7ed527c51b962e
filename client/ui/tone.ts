import { CheckCircleIcon, CrossCircleIcon, DotIcon, type Icon, NoteIcon, WarnIcon } from './icons';

export type Tone = 'plain' | 'info' | 'good' | 'warn' | 'bad' | 'accent';

/** Every tone has its own shape, so that it is never told by colour alone. */
export const TONE_ICON: Record<Tone, Icon> = {
  plain: DotIcon,
  info: NoteIcon,
  good: CheckCircleIcon,
  warn: WarnIcon,
  bad: CrossCircleIcon,
  accent: DotIcon,
};
