import { useParams } from 'react-router';

export type TaskBase = {
  /** The team whose leader organises, below `/teams/:teamId/lead`; null on the work pages. */
  teamId: string | null;
  /** What the addresses of tasks and series begin with. */
  base: string;
  /** Where the tasks are listed. */
  list: string;
};

/** Where a task is organised: on the work pages, or on the pages of a team's leader, who needs no post for it. */
export function useTaskBase(): TaskBase {
  const { teamId = null } = useParams();
  if (teamId === null) return { teamId, base: '/work', list: '/work/tasks' };
  return { teamId, base: `/teams/${teamId}/lead`, list: `/teams/${teamId}` };
}
