import { graphql } from '#client/gql';
import type { AttendanceSheet_SheetFragment } from '#client/gql/graphql';

export const AttendanceSheet_sheet = graphql(`
  fragment AttendanceSheet_sheet on AttendanceSheet {
    id
    now
    opensAt
    closesAt
    mayMark
    mayClose
    dayCap
    task {
      id
      title
      place
      startsAt
      endsAt
      state
      village {
        id
      }
      rule {
        id
        code
        current {
          id
          nameZh
          nameEn
          basis
          pointsMin
          pointsMax
          countsMinutes
        }
      }
    }
    settings {
      id
      roundingMinutes
      earlyMinutes
      syncHours
    }
    codes {
      firstStep
      stepSeconds
      codes
    }
    roll {
      id
    }
    hourRules {
      id
      code
      current {
        id
        nameZh
        nameEn
      }
    }
    lines {
      id
      role
      signedUp
      number
      minutes
      cutMinutes
      lateMinutes
      earlyMinutes
      otherMinutes
      elsewhere
      outcome
      reason
      name
      householdNumber
      resident {
        id
      }
      came {
        id
        at
        way
        gone
        madeByName
      }
      left {
        id
        at
        way
        gone
        madeByName
      }
    }
  }
`);

export type Sheet = AttendanceSheet_SheetFragment;
export type Line = Sheet['lines'][number];
