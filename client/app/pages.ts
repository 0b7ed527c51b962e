import { type ComponentType, lazy } from 'react';

// Each page is its own piece of the program, loaded when somebody goes there.

function page<Name extends string>(load: () => Promise<Record<Name, ComponentType>>, name: Name) {
  return lazy(async () => ({ default: (await load())[name] }));
}

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
export const CounterPage = page(() => import('#client/pages/counter-page'), 'CounterPage');

export const ImportsPage = page(() => import('#client/pages/imports-page'), 'ImportsPage');
export const ImportPage = page(() => import('#client/pages/import-page'), 'ImportPage');

export const PrivacyPage = page(() => import('#client/pages/privacy-page'), 'PrivacyPage');
export const PersonalFilePage = page(() => import('#client/pages/personal-file-page'), 'PersonalFilePage');
export const ResidentPrivacyPage = page(
  () => import('#client/pages/resident-privacy-page'),
  'ResidentPrivacyPage',
);
export const WorkPrivacyPage = page(() => import('#client/pages/work-privacy-page'), 'WorkPrivacyPage');

export const BoardPage = page(() => import('#client/pages/board-page'), 'BoardPage');
export const VillageBoardPage = page(() => import('#client/pages/village-board-page'), 'VillageBoardPage');
export const SealVerifyPage = page(() => import('#client/pages/seal-verify-page'), 'SealVerifyPage');
export const MonthSealPage = page(() => import('#client/pages/month-seal-page'), 'MonthSealPage');
export const ExplainPage = page(() => import('#client/pages/explain-page'), 'ExplainPage');
export const ExplainNoticePage = page(() => import('#client/pages/explain-notice-page'), 'ExplainNoticePage');
export const CountPage = page(() => import('#client/pages/count-page'), 'CountPage');
export const CountSheetPage = page(() => import('#client/pages/count-sheet-page'), 'CountSheetPage');
export const BatchesPage = page(() => import('#client/pages/batches-page'), 'BatchesPage');
export const BatchPage = page(() => import('#client/pages/batch-page'), 'BatchPage');
export const DonationsPage = page(() => import('#client/pages/donations-page'), 'DonationsPage');
export const SupplyPage = page(() => import('#client/pages/supply-page'), 'SupplyPage');
export const ReorderPage = page(() => import('#client/pages/reorder-page'), 'ReorderPage');
export const SettlementsPage = page(() => import('#client/pages/settlements-page'), 'SettlementsPage');
export const SettlementPage = page(() => import('#client/pages/settlement-page'), 'SettlementPage');
