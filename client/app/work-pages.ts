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
export const WorkTasksPage = page(() => import('#client/pages/work-tasks-page'), 'WorkTasksPage');
export const WorkTaskNewPage = page(() => import('#client/pages/work-task-new-page'), 'WorkTaskNewPage');
export const WorkTaskPage = page(() => import('#client/pages/work-task-page'), 'WorkTaskPage');
export const WorkTaskSettingsPage = page(
  () => import('#client/pages/work-task-settings-page'),
  'WorkTaskSettingsPage',
);
export const WorkTemplatesPage = page(() => import('#client/pages/work-templates-page'), 'WorkTemplatesPage');
export const WorkSeriesPage = page(() => import('#client/pages/work-series-page'), 'WorkSeriesPage');
export const TeamPage = page(() => import('#client/pages/team-page'), 'TeamPage');
export const WorkTeamsPage = page(() => import('#client/pages/work-teams-page'), 'WorkTeamsPage');
export const VolunteersPage = page(() => import('#client/pages/volunteers-page'), 'VolunteersPage');
export const VolunteeringPage = page(() => import('#client/pages/volunteering-page'), 'VolunteeringPage');
export const VolunteerListsPage = page(
  () => import('#client/pages/volunteer-lists-page'),
  'VolunteerListsPage',
);
