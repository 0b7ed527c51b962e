import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { useSession } from '#client/features/people/session';
import { MembersOnly, SessionGate, WithRight } from './door';
import { BoardFrame } from './layout/board-frame';
import { ResidentFrame } from './layout/resident-frame';
import { NotFound } from './not-found';
import * as pages from './pages';

// A resident's phone does not load what it never opens.
const WorkFrame = lazy(async () => ({ default: (await import('./layout/work-frame')).WorkFrame }));
const CounterFrame = lazy(async () => ({ default: (await import('./layout/counter-frame')).CounterFrame }));
const WelcomePage = lazy(async () => ({ default: (await import('./welcome')).WelcomePage }));

/** Every address of the client. */
export function AppRoutes() {
  const { status } = useSession();
  return (
    <SessionGate>
      <Routes>
        {status === 'guest' ? (
          <Route element={<BoardFrame />}>
            <Route index element={<WelcomePage />} />
          </Route>
        ) : null}
        <Route element={<BoardFrame />}>
          <Route path="sign-in" element={<pages.SignInPage />} />
          <Route path="board" element={<pages.BoardPage />} />
          <Route path="board/:villageId" element={<pages.VillageBoardPage />} />
          <Route path="board/:villageId/verify" element={<pages.SealVerifyPage />} />
          <Route path="board/:villageId/seals/:month" element={<pages.MonthSealPage />} />
          <Route path="board/:villageId/explain/:recordId" element={<pages.ExplainNoticePage />} />
          <Route path="*" element={<NotFound />} />
        </Route>
        <Route element={<MembersOnly />}>
          <Route element={<ResidentFrame />}>
            <Route index element={<pages.HomePage />} />
            <Route path="statement" element={<pages.StatementPage />} />
            <Route path="explain/:lineId" element={<pages.ExplainPage />} />
            <Route path="rules" element={<pages.RulesPage />} />
            <Route path="claim" element={<pages.ClaimPage />} />
            <Route path="records" element={<pages.MyRecordsPage />} />
            <Route path="records/:recordId" element={<pages.MyRecordPage />} />
            <Route path="objections" element={<pages.MyObjectionsPage />} />
            <Route path="goods" element={<pages.GoodsPage />} />
            <Route path="household" element={<pages.HouseholdPage />} />
            <Route path="account" element={<pages.AccountPage />} />
            <Route path="privacy" element={<pages.PrivacyPage />} />
            <Route path="privacy/file" element={<pages.PersonalFilePage />} />
            <Route path="receipts/:redemptionId" element={<pages.ReceiptPage />} />
          </Route>
          <Route element={<WorkFrame />}>
            <Route path="work" element={<WithRight right="WORK" />}>
              <Route index element={<pages.QueuePage />} />
              <Route path="records" element={<pages.RecordsPage />} />
              <Route path="records/:recordId" element={<pages.RecordPage />} />
              <Route path="file" element={<pages.FileRecordPage />} />
              <Route path="roll" element={<pages.RollPage />} />
              <Route path="rolls/:rollId" element={<pages.RollResultPage />} />
              <Route path="people" element={<pages.PeoplePage />} />
              <Route path="households/:householdId" element={<pages.HouseholdDetailPage />} />
              <Route path="residents/:residentId" element={<pages.ResidentPage />} />
              <Route path="residents/:residentId/privacy" element={<pages.ResidentPrivacyPage />} />
              <Route path="privacy" element={<pages.WorkPrivacyPage />} />
              <Route path="rules" element={<pages.WorkRulesPage />} />
              <Route path="goods" element={<pages.WorkGoodsPage />} />
              <Route path="goods/:goodsId" element={<pages.GoodsDetailPage />} />
              <Route path="count" element={<pages.CountPage />} />
              <Route path="count/:countId" element={<pages.CountSheetPage />} />
              <Route path="batches" element={<pages.BatchesPage />} />
              <Route path="batches/:batchId" element={<pages.BatchPage />} />
              <Route path="donations" element={<pages.DonationsPage />} />
              <Route path="donations/:supplyId" element={<pages.SupplyPage />} />
              <Route path="reorder" element={<pages.ReorderPage />} />
              <Route path="settlements" element={<pages.SettlementsPage />} />
              <Route path="settlements/:settlementId" element={<pages.SettlementPage />} />
              <Route path="seasons" element={<pages.SeasonsPage />} />
              <Route path="imports" element={<pages.ImportsPage />} />
              <Route path="imports/:importId" element={<pages.ImportPage />} />
              <Route path="councils" element={<pages.CouncilsPage />} />
              <Route path="fund" element={<pages.FundPage />} />
              <Route path="budget" element={<pages.BudgetPage />} />
              <Route path="simulator" element={<pages.SimulatorPage />} />
              <Route path="dry-run" element={<pages.DryRunPage />} />
              <Route path="objections" element={<pages.ObjectionsPage />} />
              <Route path="signs" element={<pages.SignsPage />} />
              <Route path="samples" element={<pages.SamplesPage />} />
              <Route path="samples/:drawId" element={<pages.SamplePage />} />
              <Route path="cases" element={<pages.CasesPage />} />
              <Route path="review-terms" element={<pages.ReviewTermsPage />} />
              <Route path="areas" element={<pages.AreasPage />} />
            </Route>
          </Route>
          <Route element={<CounterFrame />}>
            <Route element={<WithRight right="RUN_COUNTER" />}>
              <Route path="counter" element={<pages.CounterPage />} />
            </Route>
          </Route>
        </Route>
      </Routes>
    </SessionGate>
  );
}
