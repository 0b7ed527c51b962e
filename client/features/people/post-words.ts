import { defineTexts } from '#client/ui/i18n';
import type { Role } from '#client/gql/graphql';

/** The posts a person can hold. */
export const usePostWords = defineTexts('post-words', {
  zh: {
    GRID_LEADER: '网格长',
    ORGANISER: '活动组织者',
    COUNCIL_CHAIR: '会长',
    COUNCIL_MEMBER: '成员',
    VILLAGE_CLERK: '村文书',
    VILLAGE_SECRETARY: '村支书',
    SHOP_KEEPER: '超市店员',
    SHOP_SUPERVISOR: '超市监督员',
    TOWN_STAFF: '镇干部',
    COUNTY_STAFF: '县干部',
    ADMINISTRATOR: '系统管理员',
  },
  en: {
    GRID_LEADER: 'Grid leader',
    ORGANISER: 'Organiser',
    COUNCIL_CHAIR: 'Council chair',
    COUNCIL_MEMBER: 'Council member',
    VILLAGE_CLERK: 'Village clerk',
    VILLAGE_SECRETARY: 'Village secretary',
    SHOP_KEEPER: 'Shop keeper',
    SHOP_SUPERVISOR: 'Shop supervisor',
    TOWN_STAFF: 'Town staff',
    COUNTY_STAFF: 'County staff',
    ADMINISTRATOR: 'Administrator',
  },
});

export const ROLES: readonly Role[] = [
  'GRID_LEADER',
  'ORGANISER',
  'VILLAGE_CLERK',
  'VILLAGE_SECRETARY',
  'COUNCIL_CHAIR',
  'COUNCIL_MEMBER',
  'SHOP_KEEPER',
  'SHOP_SUPERVISOR',
  'TOWN_STAFF',
  'COUNTY_STAFF',
  'ADMINISTRATOR',
];
