import { graphql } from '#client/gql';

/** What a move can change about a household; every move answers with it, so that all screens show the new state. */
graphql(`
  fragment HouseholdAfterMove_household on Household {
    id
    number
    state
    mergedInto {
      id
      number
    }
    area {
      id
      nameZh
      nameEn
    }
    head {
      id
      name
    }
    members {
      id
      name
      maskedName
      state
      phone
      birthYear
      hasLogin
      honour
      minutes
    }
    collectors {
      id
      name
    }
    cardNumber
    cardToken
    pinSet
    balance
    pendingPoints
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

/** The same for a resident and the household he or she lives in. */
graphql(`
  fragment ResidentAfterMove_resident on Resident {
    id
    name
    maskedName
    phone
    birthYear
    state
    hasLogin
    honour
    minutes
    household {
      ...HouseholdAfterMove_household
    }
    posts {
      id
      role
      startsOn
      endsOn
      active
    }
    kin {
      relation
      resident {
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
