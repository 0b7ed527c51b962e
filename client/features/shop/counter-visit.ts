import { graphql } from '#client/gql';

/** Everything the till needs for one household: purse, allowances and the shelf of this moment. */
export const CounterVisit_visit = graphql(`
  fragment CounterVisit_visit on CounterVisit {
    id
    expiresAt
    balance
    pendingPoints
    reservedPoints
    reservation {
      id
    }
    reservations {
      id
      points
      expiresAt
      lines {
        quantity
        goods {
          id
          nameZh
          nameEn
        }
      }
    }
    household {
      id
      number
      head {
        id
        maskedName
      }
    }
    allowances {
      goodsId
      remaining
    }
    shop {
      id
      goods {
        id
        code
        nameZh
        nameEn
        unitZh
        unitEn
        picture
        points
        stock: available
        active
        isService
      }
    }
  }
`);
