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
          <Route path="*" element={<NotFound />} />
        </Route>
        <Route element={<MembersOnly />}>
          <Route element={<ResidentFrame />}>
            <Route index element={<pages.HomePage />} />
            <Route path="statement" element={<pages.StatementPage />} />
            <Route path="rules" element={<pages.RulesPage />} />
            <Route path="claim" element={<pages.ClaimPage />} />
            <Route path="records" element={<pages.MyRecordsPage />} />
            <Route path="records/:recordId" element={<pages.MyRecordPage />} />
            <Route path="goods" element={<pages.GoodsPage />} />
            <Route path="household" element={<pages.HouseholdPage />} />
            <Route path="account" element={<pages.AccountPage />} />
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
              <Route path="rules" element={<pages.WorkRulesPage />} />
              <Route path="goods" element={<pages.WorkGoodsPage />} />
              <Route path="goods/:goodsId" element={<pages.GoodsDetailPage />} />
              <Route path="councils" element={<pages.CouncilsPage />} />
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
