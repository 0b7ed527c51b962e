import { page } from './page';

// Pages of residents, of everybody and of the counter; those of the office are in work-pages.ts.

export const HomePage = page(() => import('#client/pages/home-page'), 'HomePage');
export const StatementPage = page(() => import('#client/pages/statement-page'), 'StatementPage');
export const RulesPage = page(() => import('#client/pages/rules-page'), 'RulesPage');
export const ClaimPage = page(() => import('#client/pages/claim-page'), 'ClaimPage');
export const MyRecordsPage = page(() => import('#client/pages/my-records-page'), 'MyRecordsPage');
export const MyRecordPage = page(() => import('#client/pages/my-record-page'), 'MyRecordPage');
export const MyObjectionsPage = page(() => import('#client/pages/my-objections-page'), 'MyObjectionsPage');
export const GoodsPage = page(() => import('#client/pages/goods-page'), 'GoodsPage');
export const HouseholdPage = page(() => import('#client/pages/household-page'), 'HouseholdPage');
export const AccountPage = page(() => import('#client/pages/account-page'), 'AccountPage');
export const SignInPage = page(() => import('#client/pages/sign-in-page'), 'SignInPage');
export const ReceiptPage = page(() => import('#client/pages/receipt-page'), 'ReceiptPage');
export const CounterPage = page(() => import('#client/pages/counter-page'), 'CounterPage');
export const ServicePage = page(() => import('#client/pages/service-page'), 'ServicePage');
export const ServiceCertificatePage = page(
  () => import('#client/pages/service-certificate-page'),
  'ServiceCertificatePage',
);
export const CheckPage = page(() => import('#client/pages/check-page'), 'CheckPage');
export const PrivacyPage = page(() => import('#client/pages/privacy-page'), 'PrivacyPage');
export const PersonalFilePage = page(() => import('#client/pages/personal-file-page'), 'PersonalFilePage');
export const BoardPage = page(() => import('#client/pages/board-page'), 'BoardPage');
export const VillageBoardPage = page(() => import('#client/pages/village-board-page'), 'VillageBoardPage');
export const CheckInPage = page(() => import('#client/pages/check-in-page'), 'CheckInPage');
export const VillageTeamsPage = page(() => import('#client/pages/village-teams-page'), 'VillageTeamsPage');
export const SealVerifyPage = page(() => import('#client/pages/seal-verify-page'), 'SealVerifyPage');
export const MonthSealPage = page(() => import('#client/pages/month-seal-page'), 'MonthSealPage');
export const ExplainPage = page(() => import('#client/pages/explain-page'), 'ExplainPage');
export const ExplainNoticePage = page(() => import('#client/pages/explain-notice-page'), 'ExplainNoticePage');
export const HelpPage = page(() => import('#client/pages/help-page'), 'HelpPage');
export const HelpOpenPage = page(() => import('#client/pages/help-open-page'), 'HelpOpenPage');
export const HelpNeedPage = page(() => import('#client/pages/help-need-page'), 'HelpNeedPage');
export const EldersPage = page(() => import('#client/pages/elders-page'), 'EldersPage');
export const VillageLifePage = page(() => import('#client/pages/village-life-page'), 'VillageLifePage');
export const GoodDeedsPage = page(() => import('#client/pages/good-deeds-page'), 'GoodDeedsPage');
export const HallPage = page(() => import('#client/pages/hall-page'), 'HallPage');
export const HonourRollPage = page(() => import('#client/pages/honour-roll-page'), 'HonourRollPage');
export const TasksPage = page(() => import('#client/pages/tasks-page'), 'TasksPage');
export const TaskPage = page(() => import('#client/pages/task-page'), 'TaskPage');
export const RotaPage = page(() => import('#client/pages/rota-page'), 'RotaPage');
export const MessagesPage = page(() => import('#client/pages/messages-page'), 'MessagesPage');
export const MyCouncilsPage = page(() => import('#client/pages/my-councils-page'), 'MyCouncilsPage');
export const VillageCouncilsPage = page(
  () => import('#client/pages/village-councils-page'),
  'VillageCouncilsPage',
);
export const PublicCouncilPage = page(() => import('#client/pages/public-council-page'), 'PublicCouncilPage');
export const MeetingPage = page(() => import('#client/pages/meeting-page'), 'MeetingPage');
export const VillageDecisionsPage = page(
  () => import('#client/pages/village-decisions-page'),
  'VillageDecisionsPage',
);
export const TeamsPage = page(() => import('#client/pages/teams-page'), 'TeamsPage');
export const TeamPage = page(() => import('#client/pages/team-page'), 'TeamPage');
export const CeremoniesPage = page(() => import('#client/pages/ceremonies-page'), 'CeremoniesPage');
export const CeremonyPage = page(() => import('#client/pages/ceremony-page'), 'CeremonyPage');
export const PreventionPage = page(() => import('#client/pages/prevention-page'), 'PreventionPage');
export const VillageCustomsPage = page(
  () => import('#client/pages/village-customs-page'),
  'VillageCustomsPage',
);
export const VillagePreventionPage = page(
  () => import('#client/pages/village-prevention-page'),
  'VillagePreventionPage',
);
export const MaterialPage = page(() => import('#client/pages/material-page'), 'MaterialPage');
