import { NavLink } from 'react-router';
import { type Right, useSession } from '#client/features/people/session';
import {
  BagIcon,
  BoardIcon,
  BookIcon,
  ClockIcon,
  ClipboardIcon,
  EditIcon,
  HouseIcon,
  type Icon,
  InboxIcon,
  ListIcon,
  LockIcon,
  ReceiptIcon,
  RefreshIcon,
  UserIcon,
  SearchIcon,
} from '#client/ui/icons';
import {
  BoxIcon,
  CalendarIcon,
  EarIcon,
  GiftIcon,
  EyeIcon,
  PinIcon,
  ScalesIcon,
  ShieldIcon,
  StarIcon,
  StoreIcon,
  UsersIcon,
} from '#client/ui/more-icons';
import { useAppTexts } from '#client/app/texts';
import { useWorkTexts } from './work-texts';

type Door = { to: string; label: string; icon: Icon; end?: boolean; rights: readonly Right[] };

/** The doors of the work pages: each opens only for those whom the server lets in. */
export function WorkNav({ onGo }: { onGo?: () => void }) {
  const t = useAppTexts();
  const w = useWorkTexts();
  const { viewer, may } = useSession();
  const board = viewer?.village ? `/board/${viewer.village.id}` : '/board';
  const groups: { title: string; doors: readonly Door[] }[] = [
    {
      title: w('daily'),
      doors: [
        { to: '/work', label: w('queue'), icon: InboxIcon, end: true, rights: ['WORK'] },
        { to: '/work/records', label: w('workRecords'), icon: ClipboardIcon, rights: ['WORK'] },
        { to: '/work/objections', label: w('reviews'), icon: EyeIcon, rights: ['WORK'] },
        { to: '/work/roll', label: w('roll'), icon: UsersIcon, rights: ['TAKE_ROLL'] },
        { to: '/work/file', label: w('file'), icon: EditIcon, rights: ['FILE_RECORD'] },
        { to: '/counter', label: w('counter'), icon: StoreIcon, rights: ['RUN_COUNTER'] },
      ],
    },
    {
      title: w('serving'),
      doors: [
        { to: '/work/tasks', label: w('tasks'), icon: CalendarIcon, rights: ['WORK'] },
        { to: '/work/needs', label: w('needs'), icon: EarIcon, rights: ['WORK'] },
        { to: '/work/teams', label: w('teams'), icon: UsersIcon, rights: ['FIND_VOLUNTEERS'] },
        { to: '/work/volunteers', label: w('volunteers'), icon: SearchIcon, rights: ['FIND_VOLUNTEERS'] },
        {
          to: '/work/volunteering',
          label: w('volunteering'),
          icon: ClipboardIcon,
          rights: ['FIND_VOLUNTEERS'],
        },
        { to: '/work/hours', label: w('hours'), icon: ClockIcon, rights: ['WORK'] },
        {
          to: '/work/certificates',
          label: w('certificates'),
          icon: StarIcon,
          rights: ['MANAGE_PEOPLE', 'APPROVE_RECORD'],
        },
      ],
    },
    {
      title: w('councilWork'),
      doors: [
        { to: '/work/councils', label: w('councils'), icon: ScalesIcon, rights: ['WORK'] },
        {
          to: '/work/ceremonies',
          label: w('ceremonies'),
          icon: CalendarIcon,
          rights: ['SERVE_CEREMONIES', 'TAKE_CEREMONIES'],
        },
        { to: '/work/prevention', label: w('prevention'), icon: ShieldIcon, rights: ['SERVE_PREVENTION'] },
        { to: '/work/decisions', label: w('decisions'), icon: ScalesIcon, rights: ['WORK'] },
        { to: '/work/customs', label: w('customs'), icon: BoardIcon, rights: ['COMPARE_CUSTOMS'] },
        {
          to: '/work/council-comparison',
          label: w('comparison'),
          icon: EyeIcon,
          rights: ['APPOINT_POSTS'],
        },
        { to: '/work/elders', label: w('elders'), icon: UsersIcon, rights: ['SERVE_ELDERS'] },
        { to: '/work/good-deeds', label: w('goodDeeds'), icon: StarIcon, rights: ['SERVE_PRAISE'] },
      ],
    },
    {
      title: w('shop'),
      doors: [
        { to: '/work/goods', label: w('workGoods'), icon: BagIcon, rights: ['MANAGE_GOODS', 'RUN_COUNTER'] },
        { to: '/work/count', label: w('count'), icon: ClipboardIcon, rights: ['MANAGE_GOODS'] },
        { to: '/work/batches', label: w('batches'), icon: CalendarIcon, rights: ['MANAGE_GOODS'] },
        { to: '/work/donations', label: w('supplies'), icon: GiftIcon, rights: ['MANAGE_GOODS'] },
        { to: '/work/reorder', label: w('reorder'), icon: RefreshIcon, rights: ['MANAGE_GOODS'] },
        { to: '/work/settlements', label: w('settlements'), icon: ReceiptIcon, rights: ['MANAGE_GOODS'] },
      ],
    },
    {
      title: w('village'),
      doors: [
        { to: '/work/people', label: w('people'), icon: HouseIcon, rights: ['MANAGE_PEOPLE'] },
        { to: '/work/imports', label: w('imports'), icon: ListIcon, rights: ['IMPORT_PEOPLE'] },
        { to: '/work/rules', label: w('workRules'), icon: BookIcon, rights: ['WORK'] },
        { to: '/work/areas', label: w('areas'), icon: PinIcon, rights: ['MANAGE_AREAS'] },
      ],
    },
    {
      title: w('accounts'),
      doors: [
        { to: '/work/fund', label: w('fund'), icon: BoxIcon, rights: ['WORK'] },
        { to: '/work/seasons', label: w('seasons'), icon: ClockIcon, rights: ['WORK'] },
        { to: '/work/privacy', label: w('privacy'), icon: ShieldIcon, rights: ['WORK'] },
        { to: board, label: t('board'), icon: BoardIcon, end: true, rights: ['WORK'] },
        ...(viewer?.village
          ? [{ to: `${board}/verify`, label: w('seals'), icon: LockIcon, rights: ['WORK'] as const }]
          : []),
      ],
    },
    {
      title: w('mine'),
      doors: [
        { to: '/', label: w('asResident'), icon: EarIcon, end: true, rights: ['CLAIM_RECORD'] },
        { to: '/councils', label: w('myCouncils'), icon: ScalesIcon, rights: ['CLAIM_RECORD'] },
        { to: '/account', label: t('account'), icon: UserIcon, rights: ['WORK'] },
      ],
    },
  ];
  return (
    <nav className="work-nav no-print" aria-label={w('workNav')}>
      {groups.map((group) => {
        const open = group.doors.filter((door) => door.rights.some(may));
        if (open.length === 0) return null;
        return [
          <span key={group.title} className="work-nav-title">
            {group.title}
          </span>,
          ...open.map(({ to, label, icon: Shape, end }) => (
            <NavLink key={to} to={to} end={end} onClick={onGo}>
              <Shape size={1.3} />
              {label}
            </NavLink>
          )),
        ];
      })}
    </nav>
  );
}
