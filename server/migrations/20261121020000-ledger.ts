import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Double entry: accounts, transfers and the one function that posts a set of them. */
export class Ledger20261121020000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table account (
        id uuid primary key default new_id(),
        book_id uuid not null,
        asset text not null check (asset in ('POINTS', 'HONOUR', 'MINUTES', 'UNIT_POINTS', 'FUND_CENTS')),
        kind text not null check (kind in ('ISSUING', 'SHOP', 'EXPIRY', 'OWNER')),
        owner_id uuid,
        -- Issuing, shop and expiry accounts keep no running balance: one hot row would serialise a whole village.
        balance bigint,
        check ((kind = 'OWNER') = (owner_id is not null)),
        check ((kind = 'OWNER') = (balance is not null)),
        constraint balance_not_negative check (balance >= 0),
        unique nulls not distinct (book_id, asset, kind, owner_id),
        unique (id, book_id, asset)
      );
      create index account_owner on account (owner_id, asset);

      create table transfer (
        id uuid primary key default new_id(),
        -- No unique index: the identity keeps it so, and the planner would walk a whole ledger by it for one purse.
        seq bigint generated always as identity,
        -- Says what the transfer is for, once: 'grant:<record>:POINTS'. A repeat of the key changes nothing.
        key text not null unique,
        book_id uuid not null,
        asset text not null,
        debit_account_id uuid not null,
        credit_account_id uuid not null,
        amount bigint not null check (amount > 0),
        kind text not null check (kind in
          ('OPENING', 'GRANT', 'REDEMPTION', 'RETURN', 'EXPIRY', 'MOVING', 'ADJUSTMENT', 'REVERSAL')),
        source_id uuid,
        earner_id uuid,
        reverses_id uuid unique references transfer (id),
        request_id uuid,
        posted_at timestamptz not null,
        posted_by uuid,
        -- Balances after this transfer, for accounts that keep one: the statement's running balance.
        debit_balance bigint check (debit_balance >= 0),
        credit_balance bigint check (credit_balance >= 0),
        check (debit_account_id <> credit_account_id),
        check ((kind = 'REVERSAL') = (reverses_id is not null)),
        foreign key (debit_account_id, book_id, asset) references account (id, book_id, asset),
        foreign key (credit_account_id, book_id, asset) references account (id, book_id, asset)
      );
      create index transfer_debit on transfer (debit_account_id, seq desc);
      create index transfer_credit on transfer (credit_account_id, seq desc);
      create index transfer_source on transfer (source_id);
      create trigger transfer_append_only before update or delete on transfer
        for each row execute function refuse_change();
      create trigger transfer_no_truncate before truncate on transfer
        for each statement execute function refuse_change();

      -- Posts a set of transfers in one statement. entries: [{key, bookId, asset, debit, credit, amount, kind,
      -- sourceId?, earnerId?, reversesId?}]. Keys already posted are answered as they stand when they say the same.
      create function ledger_post(entries jsonb, at timestamptz, actor uuid, request uuid)
      returns setof transfer language plpgsql
      -- One plan for the life of a connection, made perhaps while the tables were empty: always row by row by their
      -- keys, never by reading a table (or hashing a whole ledger) that was short then.
      set plan_cache_mode = force_generic_plan
      set enable_seqscan = off set enable_hashjoin = off set enable_mergejoin = off as $$
      begin
        -- One global lock order, accounts ascending, in every path that moves points.
        perform 1 from account a
          where a.balance is not null and a.id in (
            select (e->>'debit')::uuid from jsonb_array_elements(entries) e
            union select (e->>'credit')::uuid from jsonb_array_elements(entries) e)
          order by a.id for update;

        if exists (
          select 1 from jsonb_array_elements(entries) e join transfer t on t.key = e->>'key'
          where (t.debit_account_id, t.credit_account_id, t.amount, t.kind)
            is distinct from ((e->>'debit')::uuid, (e->>'credit')::uuid, (e->>'amount')::bigint, e->>'kind')
        ) then
          raise exception 'IDEMPOTENCY_MISMATCH';
        end if;

        return query
        with entry as (
          select e.value as v, e.ordinality as n,
                 (e.value->>'debit')::uuid as debit, (e.value->>'credit')::uuid as credit,
                 (e.value->>'amount')::bigint as amount
          from jsonb_array_elements(entries) with ordinality e
          where not exists (select 1 from transfer t where t.key = e.value->>'key')
        ), leg as (
          select n, v, 'D' as side, debit as account_id, -amount as delta from entry
          union all select n, v, 'C', credit, amount from entry
        ), run as (
          select l.n, l.v, l.side, l.account_id,
            a.balance + sum(l.delta) over (partition by l.account_id order by l.n) as after
          from leg l join account a on a.id = l.account_id
        ), pair as (
          -- Both legs of an entry brought together by grouping: a join of the two would be quadratic, because
          -- the planner takes every JSON array for a short one.
          select n, (array_agg(v))[1] as v,
            (array_agg(account_id) filter (where side = 'D'))[1] as debit, max(after) filter (where side = 'D') as d,
            (array_agg(account_id) filter (where side = 'C'))[1] as credit, max(after) filter (where side = 'C') as c
          from run group by n
        ), kept as (
          update account a set balance = a.balance + d.delta
          from (select account_id, sum(delta) as delta from leg group by account_id) d
          where a.id = d.account_id and a.balance is not null
          returning a.id
        ), posted as (
          insert into transfer (key, book_id, asset, debit_account_id, credit_account_id, amount, kind, source_id,
            earner_id, reverses_id, request_id, posted_at, posted_by, debit_balance, credit_balance)
          select v->>'key', (v->>'bookId')::uuid, v->>'asset', debit, credit, (v->>'amount')::bigint, v->>'kind',
            (v->>'sourceId')::uuid, (v->>'earnerId')::uuid, (v->>'reversesId')::uuid, request, at, actor, d, c
          from pair order by n
          returning *
        )
        select * from posted
        union all
        select t.* from transfer t join jsonb_array_elements(entries) e on t.key = e->>'key'
        order by seq;
      exception
        when check_violation then
          raise exception 'INSUFFICIENT_POINTS' using detail = sqlerrm;
      end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
