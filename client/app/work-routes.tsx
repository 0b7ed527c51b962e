import { Route, Routes } from 'react-router';
import { WithRight } from './door';
import { WorkFrame } from './layout/work-frame';
import { NotFound } from './not-found';
import * as pages from './work-pages';

/** The addresses under /work. A piece of their own: a resident's phone loads neither them nor their list. */
export function WorkRoutes() {
  return (
    <Routes>
      <Route element={<WorkFrame />}>
        <Route element={<WithRight right="WORK" />}>
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
          <Route path="teams" element={<pages.WorkTeamsPage />} />
          <Route path="teams/:teamId" element={<pages.TeamPage />} />
          <Route path="volunteers" element={<WithRight right="FIND_VOLUNTEERS" />}>
            <Route index element={<pages.VolunteersPage />} />
            <Route path="import" element={<pages.VolunteerListsPage />} />
          </Route>
          <Route path="volunteering" element={<pages.VolunteeringPage />} />
          <Route path="imports" element={<pages.ImportsPage />} />
          <Route path="imports/:importId" element={<pages.ImportPage />} />
          <Route path="councils" element={<pages.CouncilsPage />} />
          <Route path="councils/:councilId" element={<pages.CouncilHomePage />} />
          <Route path="councils/:councilId/call" element={<pages.CallMeetingPage />} />
          <Route path="meetings/:meetingId" element={<pages.WorkMeetingPage />} />
          <Route path="meetings/:meetingId/minutes" element={<pages.MinutesPage />} />
          <Route path="decisions" element={<pages.WorkDecisionsPage />} />
          <Route path="decisions/:decisionId" element={<pages.WorkDecisionPage />} />
          <Route path="councils/:councilId/seats" element={<pages.CouncilSeatsPage />} />
          <Route path="councils/:councilId/duties" element={<pages.CouncilDutiesPage />} />
          <Route path="councils/:councilId/reappointment" element={<pages.ReappointmentPage />} />
          <Route path="council-kinds" element={<pages.CouncilKindsPage />} />
          <Route path="council-comparison" element={<pages.CouncilComparisonPage />} />
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
          <Route path="hours" element={<pages.WorkHoursPage />} />
          <Route path="certificates" element={<pages.WorkCertificatesPage />} />
          <Route path="certificates/:certificateId" element={<pages.WorkCertificatePage />} />
          <Route path="tasks" element={<pages.WorkTasksPage />} />
          <Route path="tasks/new" element={<pages.WorkTaskNewPage />} />
          <Route path="tasks/settings" element={<pages.WorkTaskSettingsPage />} />
          <Route path="tasks/templates" element={<pages.WorkTemplatesPage />} />
          <Route path="tasks/:taskId" element={<pages.WorkTaskPage />} />
          <Route path="tasks/:taskId/roll" element={<pages.WorkTaskRollPage />} />
          <Route path="series/:seriesId" element={<pages.WorkSeriesPage />} />
          <Route path="needs" element={<pages.WorkNeedsPage />} />
          <Route path="needs/:needId" element={<pages.WorkNeedPage />} />
          <Route path="ceremonies" element={<pages.WorkCeremoniesPage />} />
          <Route path="ceremonies/:ceremonyId" element={<pages.WorkCeremonyPage />} />
          <Route path="gear" element={<pages.WorkGearPage />} />
          <Route path="prevention" element={<pages.WorkPreventionPage />} />
          <Route path="prevention/pledges" element={<pages.WorkPledgesPage />} />
          <Route path="prevention/materials" element={<pages.WorkMaterialsPage />} />
          <Route path="customs" element={<pages.WorkCustomsPage />} />
          <Route path="elders" element={<pages.WorkEldersPage />} />
          <Route path="elders/visits" element={<pages.WorkElderVisitsPage />} />
          <Route path="elders/birthdays" element={<pages.WorkElderBirthdaysPage />} />
          <Route path="elders/meals" element={<pages.WorkElderMealsPage />} />
          <Route path="elders/meals/:mealId" element={<pages.WorkElderMealPage />} />
          <Route path="elders/classes" element={<pages.WorkElderClassesPage />} />
          <Route path="elders/pairs" element={<pages.WorkElderPairsPage />} />
          <Route path="elders/video" element={<pages.WorkElderVideoPage />} />
          <Route path="good-deeds" element={<pages.WorkGoodDeedsPage />} />
          <Route path="good-deeds/:monthId" element={<pages.WorkGoodMonthPage />} />
          <Route path="deeds/:deedId" element={<pages.WorkDeedPage />} />
          <Route path="talks" element={<pages.WorkTalksPage />} />
          <Route path="talks/:talkId" element={<pages.WorkTalkPage />} />
          <Route path="areas" element={<pages.AreasPage />} />
        </Route>
        <Route path="*" element={<NotFound />} />
      </Route>
    </Routes>
  );
}
