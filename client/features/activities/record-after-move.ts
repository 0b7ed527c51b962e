import { graphql } from '#client/gql';

/** What a move can change about a record; every move answers with it, so that all screens show the new state. */
graphql(`
  fragment RecordAfterMove_record on ActivityRecord {
    id
    state
    points
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
      reason
      state
      filedAt
      answerDueOn
      outcome
      answer
      answeredAt
      objector {
        id
        name
      }
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
