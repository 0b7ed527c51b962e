import { graphql } from '#client/gql';

/** What a move can change about a record; every move answers with it, so that all screens show the new state. */
graphql(`
  fragment RecordAfterMove_record on ActivityRecord {
    id
    state
    points
    honour
    approvedPoints
    facePoints
    reason
    moves
    checker {
      id
      name
    }
    approvals {
      id
      body
      approvedAt
      approver {
        id
        name
      }
    }
    approvalsNeeded
    bodiesMissing
    submittedAt
    checkedAt
    approvedAt
    publishedAt
    publicityEndsAt
    releasedAt
    objections {
      id
      ...ObjectionCard_objection
    }
    corrections {
      id
      pointsBefore
      pointsAfter
    }
    history {
      id
      move
      at
      actor {
        id
        name
      }
      detail {
        key
        before
        after
      }
    }
  }
`);
