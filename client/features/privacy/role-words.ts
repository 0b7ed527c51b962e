import type { Role } from '#client/gql/graphql';
import { defineTexts } from '#client/ui/i18n';

/** The office in which somebody looked. */
export const useRoleWords = defineTexts('privacy-roles', {
  zh: {
    GRID_LEADER: '网格长',
    ORGANISER: '活动组织者',
    COUNCIL_CHAIR: '会长',
    COUNCIL_MEMBER: '理事会成员',
    VILLAGE_CLERK: '村文书',
    VILLAGE_SECRETARY: '村支书',
    SHOP_KEEPER: '超市店员',
    SHOP_SUPERVISOR: '超市监督员',
    TOWN_STAFF: '镇干部',
    COUNTY_STAFF: '县干部',
    ADMINISTRATOR: '系统管理员',
  } satisfies Record<Role, string>,
  en: {
    GRID_LEADER: 'grid leader',
    ORGANISER: 'organiser',
    COUNCIL_CHAIR: 'council chair',
    COUNCIL_MEMBER: 'council member',
    VILLAGE_CLERK: 'village clerk',
    VILLAGE_SECRETARY: 'village secretary',
    SHOP_KEEPER: 'shop keeper',
    SHOP_SUPERVISOR: 'shop supervisor',
    TOWN_STAFF: 'town staff',
    COUNTY_STAFF: 'county staff',
    ADMINISTRATOR: 'administrator',
  },
});
