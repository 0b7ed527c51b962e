import { lazy } from 'react';
import { Route, Routes } from 'react-router';
import { useSession } from '#client/features/people/session';
import { MembersOnly, SessionGate, WithRight } from './door';
import { BoardFrame } from './layout/board-frame';
import { ResidentFrame } from './layout/resident-frame';
import { NotFound } from './not-found';
import * as pages from './pages';

// A resident's phone does not load what it never opens.
const WorkRoutes = lazy(async () => ({ default: (await import('./work-routes')).WorkRoutes }));
const LeadRoutes = lazy(async () => ({ default: (await import('./lead-routes')).LeadRoutes }));
const CounterFrame = lazy(async () => ({ default: (await import('./layout/counter-frame')).CounterFrame }));
const WelcomePage = lazy(async () => ({ default: (await import('./welcome')).WelcomePage }));

/** Every address of the client; those under /work are in work-routes.tsx. */
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
          <Route path="board/:villageId/teams" element={<pages.VillageTeamsPage />} />
          <Route path="board/:villageId/councils" element={<pages.VillageCouncilsPage />} />
          <Route path="board/:villageId/councils/:councilId" element={<pages.PublicCouncilPage />} />
          <Route path="board/:villageId/decisions" element={<pages.VillageDecisionsPage />} />
          <Route path="board/:villageId/honours" element={<pages.HonourRollPage />} />
          <Route path="board/:villageId/verify" element={<pages.SealVerifyPage />} />
          <Route path="board/:villageId/customs" element={<pages.VillageCustomsPage />} />
          <Route path="board/:villageId/prevention" element={<pages.VillagePreventionPage />} />
          <Route path="board/:villageId/materials/:materialId" element={<pages.MaterialPage />} />
          <Route path="board/:villageId/seals/:month" element={<pages.MonthSealPage />} />
          <Route path="board/:villageId/explain/:recordId" element={<pages.ExplainNoticePage />} />
          <Route path="check" element={<pages.CheckPage />} />
          <Route path="check/:code" element={<pages.CheckPage />} />
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
            <Route path="councils" element={<pages.MyCouncilsPage />} />
            <Route path="meetings/:meetingId" element={<pages.MeetingPage />} />
            <Route path="teams" element={<pages.TeamsPage />} />
            <Route path="teams/:teamId" element={<pages.TeamPage />} />
            <Route path="teams/:teamId/lead/*" element={<LeadRoutes />} />
            <Route path="account" element={<pages.AccountPage />} />
            <Route path="service" element={<pages.ServicePage />} />
            <Route path="service/certificates/:certificateId" element={<pages.ServiceCertificatePage />} />
            <Route path="privacy" element={<pages.PrivacyPage />} />
            <Route path="privacy/file" element={<pages.PersonalFilePage />} />
            <Route path="tasks" element={<pages.TasksPage />} />
            <Route path="tasks/:taskId" element={<pages.TaskPage />} />
            <Route path="check-in" element={<pages.CheckInPage />} />
            <Route path="help" element={<pages.HelpPage />} />
            <Route path="help/open" element={<pages.HelpOpenPage />} />
            <Route path="help/:needId" element={<pages.HelpNeedPage />} />
            <Route path="village" element={<pages.VillageLifePage />} />
            <Route path="ceremonies" element={<pages.CeremoniesPage />} />
            <Route path="ceremonies/:ceremonyId" element={<pages.CeremonyPage />} />
            <Route path="prevention" element={<pages.PreventionPage />} />
            <Route path="elders" element={<pages.EldersPage />} />
            <Route path="good-deeds" element={<pages.GoodDeedsPage />} />
            <Route path="hall" element={<pages.HallPage />} />
            <Route path="hall/:code" element={<pages.HallPage />} />
            <Route path="rota" element={<pages.RotaPage />} />
            <Route path="messages" element={<pages.MessagesPage />} />
            <Route path="receipts/:redemptionId" element={<pages.ReceiptPage />} />
          </Route>
          <Route path="work/*" element={<WorkRoutes />} />
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
