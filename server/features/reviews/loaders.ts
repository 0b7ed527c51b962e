import { grouped, inOrder, loader } from '#server/core/loader';
import { ClaimFreeze } from '#server/features/activities/claim-freeze.entity';
import type { CaseVote, ClaimCase } from './claim-case.entity';
import type { SampleLine } from './sample.entity';

/** The lines of a draw, in the order they were drawn. */
export const linesOfDraw = loader<SampleLine[]>(async (reader, drawIds) =>
  grouped(
    drawIds,
    await reader.rows<SampleLine>(
      'select * from sample_line where draw_id = any($1::uuid[]) order by position',
      [drawIds],
    ),
    (line) => line.drawId,
  ),
);

/** The cases about a record, the earliest first. */
export const casesOfRecord = loader<ClaimCase[]>(async (reader, recordIds) =>
  grouped(
    recordIds,
    await reader.rows<ClaimCase>(
      'select * from claim_case where record_id = any($1::uuid[]) order by proposed_at, id',
      [recordIds],
    ),
    (the) => the.recordId,
  ),
);

export const votesOfCase = loader<CaseVote[]>(async (reader, caseIds) =>
  grouped(
    caseIds,
    await reader.rows<CaseVote>(
      'select * from case_vote where case_id = any($1::uuid[]) order by voted_at, id',
      [caseIds],
    ),
    (vote) => vote.caseId,
  ),
);

/** What a case closed; null where it closed nothing. */
export const freezeOfCase = loader<ClaimFreeze | null>(async (reader, caseIds) =>
  inOrder(
    caseIds,
    await reader.rows<ClaimFreeze>('select * from claim_freeze where case_id = any($1::uuid[])', [caseIds]),
    (freeze) => freeze.caseId,
  ),
);
