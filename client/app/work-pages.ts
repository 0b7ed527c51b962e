import { page } from './page';

export const QueuePage = page(() => import('#client/pages/queue-page'), 'QueuePage');
export const RecordsPage = page(() => import('#client/pages/records-page'), 'RecordsPage');
export const RecordPage = page(() => import('#client/pages/record-page'), 'RecordPage');
export const FileRecordPage = page(() => import('#client/pages/file-record-page'), 'FileRecordPage');
export const RollPage = page(() => import('#client/pages/roll-page'), 'RollPage');
export const RollResultPage = page(() => import('#client/pages/roll-result-page'), 'RollResultPage');
export const PeoplePage = page(() => import('#client/pages/people-page'), 'PeoplePage');
export const HouseholdDetailPage = page(
  () => import('#client/pages/household-detail-page'),
  'HouseholdDetailPage',
);
export const ResidentPage = page(() => import('#client/pages/resident-page'), 'ResidentPage');
export const WorkRulesPage = page(() => import('#client/pages/work-rules-page'), 'WorkRulesPage');
export const WorkGoodsPage = page(() => import('#client/pages/work-goods-page'), 'WorkGoodsPage');
export const GoodsDetailPage = page(() => import('#client/pages/goods-detail-page'), 'GoodsDetailPage');
export const CouncilsPage = page(() => import('#client/pages/councils-page'), 'CouncilsPage');
export const ObjectionsPage = page(() => import('#client/pages/objections-page'), 'ObjectionsPage');
export const SignsPage = page(() => import('#client/pages/signs-page'), 'SignsPage');
export const SamplesPage = page(() => import('#client/pages/samples-page'), 'SamplesPage');
export const SamplePage = page(() => import('#client/pages/sample-page'), 'SamplePage');
export const CasesPage = page(() => import('#client/pages/cases-page'), 'CasesPage');
export const ReviewTermsPage = page(() => import('#client/pages/review-terms-page'), 'ReviewTermsPage');
export const AreasPage = page(() => import('#client/pages/areas-page'), 'AreasPage');
export const SeasonsPage = page(() => import('#client/pages/seasons-page'), 'SeasonsPage');
export const FundPage = page(() => import('#client/pages/fund-page'), 'FundPage');
export const BudgetPage = page(() => import('#client/pages/budget-page'), 'BudgetPage');
export const SimulatorPage = page(() => import('#client/pages/simulator-page'), 'SimulatorPage');
export const DryRunPage = page(() => import('#client/pages/dry-run-page'), 'DryRunPage');
export const ImportsPage = page(() => import('#client/pages/imports-page'), 'ImportsPage');
export const ImportPage = page(() => import('#client/pages/import-page'), 'ImportPage');
export const WorkCertificatesPage = page(
  () => import('#client/pages/work-certificates-page'),
  'WorkCertificatesPage',
);
export const WorkCertificatePage = page(
  () => import('#client/pages/work-certificate-page'),
  'WorkCertificatePage',
);
export const WorkHoursPage = page(() => import('#client/pages/work-hours-page'), 'WorkHoursPage');
export const ResidentPrivacyPage = page(
  () => import('#client/pages/resident-privacy-page'),
  'ResidentPrivacyPage',
);
export const WorkPrivacyPage = page(() => import('#client/pages/work-privacy-page'), 'WorkPrivacyPage');
export const WorkTaskRollPage = page(() => import('#client/pages/work-task-roll-page'), 'WorkTaskRollPage');
export const CountPage = page(() => import('#client/pages/count-page'), 'CountPage');
export const CountSheetPage = page(() => import('#client/pages/count-sheet-page'), 'CountSheetPage');
export const BatchesPage = page(() => import('#client/pages/batches-page'), 'BatchesPage');
export const BatchPage = page(() => import('#client/pages/batch-page'), 'BatchPage');
export const DonationsPage = page(() => import('#client/pages/donations-page'), 'DonationsPage');
export const SupplyPage = page(() => import('#client/pages/supply-page'), 'SupplyPage');
export const ReorderPage = page(() => import('#client/pages/reorder-page'), 'ReorderPage');
export const SettlementsPage = page(() => import('#client/pages/settlements-page'), 'SettlementsPage');
export const SettlementPage = page(() => import('#client/pages/settlement-page'), 'SettlementPage');
export const WorkNeedsPage = page(() => import('#client/pages/work-needs-page'), 'WorkNeedsPage');
export const WorkNeedPage = page(() => import('#client/pages/work-need-page'), 'WorkNeedPage');
export const WorkCeremoniesPage = page(
  () => import('#client/pages/work-ceremonies-page'),
  'WorkCeremoniesPage',
);
export const WorkCeremonyPage = page(() => import('#client/pages/work-ceremony-page'), 'WorkCeremonyPage');
export const WorkGearPage = page(() => import('#client/pages/work-gear-page'), 'WorkGearPage');
export const WorkPreventionPage = page(
  () => import('#client/pages/work-prevention-page'),
  'WorkPreventionPage',
);
export const WorkPledgesPage = page(() => import('#client/pages/work-pledges-page'), 'WorkPledgesPage');
export const WorkMaterialsPage = page(() => import('#client/pages/work-materials-page'), 'WorkMaterialsPage');
export const WorkCustomsPage = page(() => import('#client/pages/work-customs-page'), 'WorkCustomsPage');
export const WorkTasksPage = page(() => import('#client/pages/work-tasks-page'), 'WorkTasksPage');
export const WorkTaskNewPage = page(() => import('#client/pages/work-task-new-page'), 'WorkTaskNewPage');
export const WorkTaskPage = page(() => import('#client/pages/work-task-page'), 'WorkTaskPage');
export const WorkTaskSettingsPage = page(
  () => import('#client/pages/work-task-settings-page'),
  'WorkTaskSettingsPage',
);
export const WorkTemplatesPage = page(() => import('#client/pages/work-templates-page'), 'WorkTemplatesPage');
export const WorkSeriesPage = page(() => import('#client/pages/work-series-page'), 'WorkSeriesPage');
export const CouncilHomePage = page(() => import('#client/pages/council-home-page'), 'CouncilHomePage');
export const CallMeetingPage = page(() => import('#client/pages/call-meeting-page'), 'CallMeetingPage');
export const WorkMeetingPage = page(() => import('#client/pages/work-meeting-page'), 'WorkMeetingPage');
export const MinutesPage = page(() => import('#client/pages/minutes-page'), 'MinutesPage');
export const WorkDecisionsPage = page(() => import('#client/pages/work-decisions-page'), 'WorkDecisionsPage');
export const WorkDecisionPage = page(() => import('#client/pages/work-decision-page'), 'WorkDecisionPage');
export const CouncilSeatsPage = page(() => import('#client/pages/council-seats-page'), 'CouncilSeatsPage');
export const CouncilDutiesPage = page(() => import('#client/pages/council-duties-page'), 'CouncilDutiesPage');
export const ReappointmentPage = page(() => import('#client/pages/reappointment-page'), 'ReappointmentPage');
export const CouncilKindsPage = page(() => import('#client/pages/council-kinds-page'), 'CouncilKindsPage');
export const CouncilComparisonPage = page(
  () => import('#client/pages/council-comparison-page'),
  'CouncilComparisonPage',
);
export const TeamPage = page(() => import('#client/pages/team-page'), 'TeamPage');
export const WorkTeamsPage = page(() => import('#client/pages/work-teams-page'), 'WorkTeamsPage');
export const VolunteersPage = page(() => import('#client/pages/volunteers-page'), 'VolunteersPage');
export const VolunteeringPage = page(() => import('#client/pages/volunteering-page'), 'VolunteeringPage');
export const VolunteerListsPage = page(
  () => import('#client/pages/volunteer-lists-page'),
  'VolunteerListsPage',
);
export const WorkEldersPage = page(() => import('#client/pages/work-elders-page'), 'WorkEldersPage');
export const WorkElderVisitsPage = page(
  () => import('#client/pages/work-elder-visits-page'),
  'WorkElderVisitsPage',
);
export const WorkElderBirthdaysPage = page(
  () => import('#client/pages/work-elder-birthdays-page'),
  'WorkElderBirthdaysPage',
);
export const WorkElderMealsPage = page(
  () => import('#client/pages/work-elder-meals-page'),
  'WorkElderMealsPage',
);
export const WorkElderMealPage = page(
  () => import('#client/pages/work-elder-meal-page'),
  'WorkElderMealPage',
);
export const WorkElderClassesPage = page(
  () => import('#client/pages/work-elder-classes-page'),
  'WorkElderClassesPage',
);
export const WorkElderPairsPage = page(
  () => import('#client/pages/work-elder-pairs-page'),
  'WorkElderPairsPage',
);
export const WorkElderVideoPage = page(
  () => import('#client/pages/work-elder-video-page'),
  'WorkElderVideoPage',
);
export const WorkGoodDeedsPage = page(
  () => import('#client/pages/work-good-deeds-page'),
  'WorkGoodDeedsPage',
);
export const WorkGoodMonthPage = page(
  () => import('#client/pages/work-good-month-page'),
  'WorkGoodMonthPage',
);
export const WorkDeedPage = page(() => import('#client/pages/work-deed-page'), 'WorkDeedPage');
export const WorkTalksPage = page(() => import('#client/pages/work-talks-page'), 'WorkTalksPage');
export const WorkTalkPage = page(() => import('#client/pages/work-talk-page'), 'WorkTalkPage');
