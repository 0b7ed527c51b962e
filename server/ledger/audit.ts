/** A law as SQL: the rows that break it. No row, no breach. */
export interface Law {
  name: string;
  sql: string;
}

export const ledgerLaws: readonly Law[] = [
  {
    name: 'every asset sums to zero over all accounts of a book',
    sql: `select book_id, asset, sum(delta) as total from (
            select book_id, asset, -amount as delta from transfer
            union all select book_id, asset, amount from transfer) legs
          group by book_id, asset having sum(delta) <> 0`,
  },
  {
    name: "every owner's balance equals its history",
    sql: `select a.id, a.owner_id, a.asset, a.balance,
            coalesce(c.total, 0) - coalesce(d.total, 0) as history
          from account a
          left join (select credit_account_id as id, sum(amount) as total from transfer group by 1) c using (id)
          left join (select debit_account_id as id, sum(amount) as total from transfer group by 1) d using (id)
          where a.balance is not null and a.balance <> coalesce(c.total, 0) - coalesce(d.total, 0)`,
  },
  {
    name: 'no balance is negative',
    sql: 'select id, owner_id, asset, balance from account where balance < 0',
  },
  {
    name: 'the running balance of every line follows from the line before it',
    sql: `with leg as (
            select t.seq, t.credit_account_id as account_id, t.amount as delta, t.credit_balance as after from transfer t
            union all
            select t.seq, t.debit_account_id, -t.amount, t.debit_balance from transfer t
          ), run as (
            select l.*, sum(l.delta) over (partition by l.account_id order by l.seq) as expected
            from leg l join account a on a.id = l.account_id and a.balance is not null)
          select seq, account_id, after, expected from run where after is distinct from expected`,
  },
  {
    name: 'a transfer stays within one book and one asset',
    sql: `select t.id from transfer t
          join account d on d.id = t.debit_account_id join account c on c.id = t.credit_account_id
          where (d.book_id, d.asset, c.book_id, c.asset) <> (t.book_id, t.asset, t.book_id, t.asset)`,
  },
  {
    name: 'a reversal mirrors its transfer, once, and is not itself reversed',
    sql: `select r.id from transfer r join transfer t on t.id = r.reverses_id
          where (r.debit_account_id, r.credit_account_id, r.amount) <> (t.credit_account_id, t.debit_account_id, t.amount)
            or t.kind = 'REVERSAL'`,
  },
  {
    name: 'honour and minutes are never spent',
    sql: `select t.id from transfer t join account d on d.id = t.debit_account_id
          where t.asset in ('HONOUR', 'MINUTES') and d.kind = 'OWNER' and t.kind not in ('REVERSAL', 'MOVING')`,
  },
  {
    name: 'points are born from issuing accounts and die into shop or expiry accounts',
    sql: `select t.id, t.kind from transfer t
          join account d on d.id = t.debit_account_id join account c on c.id = t.credit_account_id
          where case t.kind
            when 'GRANT' then d.kind <> 'ISSUING' or c.kind <> 'OWNER'
            when 'OPENING' then d.kind <> 'ISSUING' or c.kind <> 'OWNER'
            when 'REDEMPTION' then d.kind <> 'OWNER' or c.kind <> 'SHOP'
            when 'EXPIRY' then d.kind <> 'OWNER' or c.kind <> 'EXPIRY'
            when 'MOVING' then d.kind <> 'OWNER' or c.kind <> 'OWNER'
            else false end`,
  },
];
