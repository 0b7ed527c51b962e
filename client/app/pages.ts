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
export const AreasPage = page(() => import('#client/pages/areas-page'), 'AreasPage');
export const CounterPage = page(() => import('#client/pages/counter-page'), 'CounterPage');

export const BoardPage = page(() => import('#client/pages/board-page'), 'BoardPage');
export const VillageBoardPage = page(() => import('#client/pages/village-board-page'), 'VillageBoardPage');
