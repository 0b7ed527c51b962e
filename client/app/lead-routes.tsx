import { Route, Routes } from 'react-router';
import { NotFound } from './not-found';
import { WorkSeriesPage, WorkTaskNewPage, WorkTaskPage, WorkTaskRollPage } from './work-pages';

/** The addresses below `/teams/:teamId/lead`: what a team's leader organises, with or without a post. */
export function LeadRoutes() {
  return (
    <Routes>
      <Route path="tasks/new" element={<WorkTaskNewPage />} />
      <Route path="tasks/:taskId" element={<WorkTaskPage />} />
      <Route path="tasks/:taskId/roll" element={<WorkTaskRollPage />} />
      <Route path="series/:seriesId" element={<WorkSeriesPage />} />
      <Route path="*" element={<NotFound />} />
    </Routes>
  );
}
