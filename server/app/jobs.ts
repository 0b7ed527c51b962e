import { Logger, parseCronItems, type Runner, run } from 'graphile-worker';
import type { Log } from '#server/core/context';
import type { Database, Tx } from '#server/core/database';
import { PhotoFiles } from '#server/features/activities/photos/photo-files';
import { sweepFiles } from '#server/features/activities/photos/sweep-files';
import { remindCeremonies } from '#server/features/ceremonies/remind-ceremonies';
import { releaseDue } from '#server/features/activities/release-due';
import { findHandOvers } from '#server/features/councils/open-hand-overs';
import { gatherDuties } from '#server/features/duties/gather-duties';
import { tellCouncils } from '#server/features/duties/tell-councils';
import { keepCoverageDays } from '#server/features/fund/keep-coverage-days';
import { surfaceNeeds } from '#server/features/needs/surface-needs';
import { remindMeetings } from '#server/features/meetings/remind-meetings';
import { remindPledges } from '#server/features/prevention/remind-pledges';
import { removeDue } from '#server/features/privacy/retention';
import { drawSamples } from '#server/features/reviews/draw-samples';
import { makeNotices } from '#server/features/seasons/make-notices';
import { awardHonours } from '#server/features/service/award-honours';
import { expireReservations } from '#server/features/shop/reservations/expire-reservations';
import { followCalendar } from '#server/features/tasks/follow-calendar';
import { fillPlaces, makeSeriesTasks, remind } from '#server/features/tasks/run-tasks';
import { sealAll } from '#server/ledger/seal';

interface JobTools {
  db: Database;
  log: Log;
  dataDir: string;
}

/** Work that the clock brings. Each run does all that fell due since the last, so a stop loses none of it. */
interface Job {
  task: string;
  /** When it runs while the server stands, as cron writes it. */
  match: string;
  run(tools: JobTools): Promise<void>;
}

/** Runs a piece of work, one transaction at a time, until nothing is due any more. */
const inPieces =
  (counted: string, piece: (tx: Tx) => Promise<number>): Job['run'] =>
  async ({ db, log }) => {
    let total = 0;
    for (let done = -1; done !== 0; total += done) done = await db.write(piece);
    if (total > 0) log.info({ [counted]: total }, 'due work done');
  };

// In the order in which they catch up: what is held is let go and what is due is granted before a month is sealed.
const jobs: readonly Job[] = [
  {
    task: 'reservations_due',
    match: '* * * * *',
    run: inPieces('reservationsEnded', expireReservations),
  },
  { task: 'release_due', match: '* * * * *', run: inPieces('recordsReleased', releaseDue) },
  // At once after a release: whoever reached the hours is honoured in the same minute.
  { task: 'award_honours', match: '* * * * *', run: inPieces('peopleSeenForHonours', awardHonours) },
  // A day declared off first, or what is made ahead would be looked at twice.
  { task: 'series_calendar', match: '* * * * *', run: inPieces('seriesAligned', followCalendar) },
  { task: 'series_tasks', match: '11 * * * *', run: inPieces('seriesTasks', makeSeriesTasks) },
  { task: 'places_free', match: '* * * * *', run: inPieces('movedUp', fillPlaces) },
  { task: 'task_reminders', match: '* * * * *', run: inPieces('reminded', remind) },
  { task: 'needs_due', match: '* * * * *', run: inPieces('needsSurfaced', surfaceNeeds) },
  { task: 'meeting_reminders', match: '* * * * *', run: inPieces('membersReminded', remindMeetings) },
  { task: 'council_duties', match: '*/5 * * * *', run: inPieces('councilDuties', gatherDuties) },
  { task: 'hand_overs', match: '9 * * * *', run: inPieces('handOversBegun', findHandOvers) },
  { task: 'council_messages', match: '9 * * * *', run: inPieces('councilMessages', tellCouncils) },
  { task: 'ceremony_reminders', match: '8 * * * *', run: inPieces('councilsReminded', remindCeremonies) },
  { task: 'pledges_due', match: '13 * * * *', run: inPieces('pledgesReminded', remindPledges) },
  { task: 'expiry_notices', match: '7 * * * *', run: inPieces('noticeRounds', makeNotices) },
  { task: 'coverage_days', match: '4 * * * *', run: inPieces('coverageDays', keepCoverageDays) },
  { task: 'draw_samples', match: '5 * * * *', run: inPieces('sampleDraws', drawSamples) },
  {
    // Soon after the hour, so that a month's last lines are sealed minutes after it ends.
    task: 'seal_books',
    match: '2 * * * *',
    run: async ({ db, log }) => {
      const { seals, settled } = await sealAll(db);
      if (seals > 0) log.info({ seals }, 'history sealed');
      if (!settled) log.warn({}, 'a posting took too long: sealing waits for the next round');
    },
  },
  {
    // First the rows whose time is over, then the pictures nobody needs any more.
    task: 'retention',
    match: '17 * * * *',
    run: async ({ db, log, dataDir }) => {
      const removed = await removeDue(db);
      const files = await sweepFiles(db, new PhotoFiles(dataDir));
      if (removed + files > 0) log.info({ removed, files }, 'no longer kept');
    },
  },
];

/** Does all that is due now: at start, and when the demo clock moves. */
export async function catchUp(tools: JobTools): Promise<void> {
  for (const job of jobs) await job.run(tools);
}

/** Starts the clockwork. */
export async function startJobs(databaseUrl: string, tools: JobTools): Promise<Runner> {
  const logger = new Logger(() => (level, message) => {
    if (level === 'error') tools.log.error({ message }, 'job');
    if (level === 'warning') tools.log.warn({ message }, 'job');
  });
  return run({
    connectionString: databaseUrl,
    concurrency: 1,
    noHandleSignals: true,
    logger,
    taskList: Object.fromEntries(jobs.map((job) => [job.task, () => job.run(tools)])),
    parsedCronItems: parseCronItems(jobs.map(({ task, match }) => ({ task, match }))),
  });
}
