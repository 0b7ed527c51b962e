import { useSession } from '#client/features/people/session';
import { CardLink, CardList } from '#client/ui/card';
import { defineTexts } from '#client/ui/i18n';
import {
  CalendarIcon,
  PinIcon,
  ScalesIcon,
  ShieldIcon,
  StarIcon,
  SunriseIcon,
  UsersIcon,
} from '#client/ui/more-icons';
import { PageHeader } from '#client/ui/page-header';

const useVillageLifeTexts = defineTexts('village-life-page', {
  zh: {
    title: '村里的事',
    lead: '理事会、协会替大家办的事，都在这里。没有手机的，打电话、递条子给村委会也一样。',
    home: '首页',
    ceremonies: '红白事报备',
    ceremoniesNote: '家里办事先说一声：借桌椅碗筷，有人帮着商定',
    elders: '老年人协会',
    eldersNote: '上门看望、节日聚餐、手机课、亲情视频',
    praise: '好人好事',
    praiseNote: '推荐身边的好人，到道德讲堂签到',
    prevention: '禁毒禁赌',
    preventionNote: '活动、宣传材料、自愿承诺',
    teams: '志愿服务队',
    teamsNote: '登记成志愿者，加入一支队伍',
    councils: '我在理事会',
    councilsNote: '我的会议、我做过的事、正在提名的席位',
    decisions: '村务决策',
    decisionsNote: '村里的大事走到了哪一步，多少人同意',
  },
  en: {
    title: 'Village life',
    lead: 'What councils and associations do for everybody. Without a phone, a call or a note to the village office does as well.',
    home: 'Home',
    ceremonies: 'Wedding or funeral',
    ceremoniesNote: 'Give notice, borrow tables and bowls, have help at hand',
    elders: 'Elders’ association',
    eldersNote: 'Visits, festival meals, phone classes, video calls',
    praise: 'Good deeds',
    praiseNote: 'Propose somebody who did good, sign in at the lecture hall',
    prevention: 'No drugs, no gambling',
    preventionNote: 'Evenings, leaflets, a voluntary pledge',
    teams: 'Volunteer teams',
    teamsNote: 'Register as a volunteer and join a team',
    councils: 'My councils',
    councilsNote: 'My meetings, what I did, places to be filled',
    decisions: 'Decisions',
    decisionsNote: 'How far great matters have come, and how many agreed',
  },
});

/** `/village`: what councils, associations and teams offer a resident, each a line. */
export function VillageLifePage() {
  const t = useVillageLifeTexts();
  const { viewer } = useSession();
  const villageId = viewer?.village?.id;
  const lines = [
    { to: '/ceremonies', icon: CalendarIcon, title: t('ceremonies'), note: t('ceremoniesNote') },
    { to: '/elders', icon: SunriseIcon, title: t('elders'), note: t('eldersNote') },
    { to: '/good-deeds', icon: StarIcon, title: t('praise'), note: t('praiseNote') },
    { to: '/prevention', icon: ShieldIcon, title: t('prevention'), note: t('preventionNote') },
    { to: '/teams', icon: UsersIcon, title: t('teams'), note: t('teamsNote') },
    { to: '/councils', icon: ScalesIcon, title: t('councils'), note: t('councilsNote') },
  ];
  if (villageId) {
    lines.push({
      to: `/board/${villageId}/decisions`,
      icon: PinIcon,
      title: t('decisions'),
      note: t('decisionsNote'),
    });
  }
  return (
    <>
      <PageHeader title={t('title')} lead={t('lead')} back={{ to: '/', label: t('home') }} />
      <CardList label={t('title')}>
        {lines.map(({ to, icon, title, note }) => (
          <li key={to}>
            <CardLink to={to} icon={icon} title={title}>
              {note}
            </CardLink>
          </li>
        ))}
      </CardList>
    </>
  );
}
