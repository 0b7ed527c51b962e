import type { MigrationInterface, QueryRunner } from 'typeorm';

/**
 * Sealed history: the transfers of a book are sealed in batches, and every seal holds the hash of the one before.
 *
 * THE FORMAT, and the only place that defines it (README "Check a seal by hand" retells it). All texts are UTF-8,
 * fields are parted by '|', an absent value is empty, hashes are SHA-256 in lower-case hexadecimal.
 *
 * Opening of a transfer, private: the ids behind a line. It is full of random ids that nobody publishes, so its hash
 * tells nothing, and yet it binds the line to its purse, its act and its balances.
 *   o1|id|book|debit account|its owner|credit account|its owner|source|earner|reversed id|posted by|request|
 *     debit balance|credit balance|posted at in microseconds since 1970|key
 * Line of a transfer, public: no name, no household, no account that could be followed from line to line.
 *   v1|seq|posted at (2025-06-16T01:00:00.000Z)|asset|kind|amount|kind of the debit account|kind of the credit
 *     account|seq of the reversed transfer or -|SHA-256 of the opening
 * Content hash of a seal: SHA-256 of its lines in order of seq, joined by a line feed, none at the end.
 * Hash of a seal: SHA-256 of
 *   seal|v1|book|number|month (2025-06)|first seq|last seq|number of lines|content hash|previous hash|sealed at
 * The first seal's previous hash is 64 zeros.
 */
export class Seals20261121240000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- Sealing reads a book from where the last seal ended.
      create index transfer_book on transfer (book_id, seq);

      create function iso_text(at timestamptz) returns text language sql stable as $$
        select to_char(at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')
      $$;

      create function hash_of(words text) returns bytea language sql stable as $$
        select sha256(convert_to(words, 'UTF8'))
      $$;

      create function month_of(at timestamptz) returns date language sql stable as $$
        select date_trunc('month', at at time zone 'Asia/Shanghai')::date
      $$;

      -- Left joins: a transfer whose account was taken away must show as changed, not vanish.
      create view transfer_text as
        select o.id as transfer_id, o.book_id, o.seq, month_of(o.posted_at) as month, o.opening,
          concat_ws('|', 'v1', o.seq, iso_text(o.posted_at), o.asset, o.kind, o.amount, coalesce(o.debit_kind, ''),
            coalesce(o.credit_kind, ''), coalesce(o.reversed_seq::text, '-'), encode(hash_of(o.opening), 'hex')) as text
        from (
          select t.*, d.kind as debit_kind, c.kind as credit_kind, r.seq as reversed_seq,
            concat_ws('|', 'o1', t.id, t.book_id, t.debit_account_id, coalesce(d.owner_id::text, ''),
              t.credit_account_id, coalesce(c.owner_id::text, ''), coalesce(t.source_id::text, ''),
              coalesce(t.earner_id::text, ''), coalesce(t.reverses_id::text, ''), coalesce(t.posted_by::text, ''),
              coalesce(t.request_id::text, ''), coalesce(t.debit_balance::text, ''),
              coalesce(t.credit_balance::text, ''), (extract(epoch from t.posted_at) * 1000000)::bigint, t.key) as opening
          from transfer t
          left join account d on d.id = t.debit_account_id
          left join account c on c.id = t.credit_account_id
          left join transfer r on r.id = t.reverses_id
        ) o;

      create table seal (
        book_id uuid not null,
        number int not null check (number > 0),
        -- First day of the month it belongs to: a seal never spans two, so that a month has a last seal to print.
        month date not null check (month = date_trunc('month', month)),
        first_seq bigint not null,
        last_seq bigint not null check (last_seq >= first_seq),
        lines int not null check (lines > 0),
        content_hash bytea not null check (length(content_hash) = 32),
        previous_hash bytea not null check (length(previous_hash) = 32),
        hash bytea not null check (length(hash) = 32),
        sealed_at timestamptz not null,
        primary key (book_id, number)
      );
      create unique index seal_hash on seal (hash);

      -- Each line as it was when it was sealed, so that a changed or removed transfer can be named and shown.
      create table sealed_line (
        book_id uuid not null,
        seq bigint not null,
        number int not null,
        transfer_id uuid not null unique references transfer (id),
        text text not null,
        primary key (book_id, seq),
        foreign key (book_id, number) references seal (book_id, number)
      );
      create index sealed_line_seal on sealed_line (book_id, number, seq);

      create function seal_text(s seal) returns text language sql stable as $$
        select concat_ws('|', 'seal', 'v1', s.book_id, s.number, to_char(s.month, 'YYYY-MM'), s.first_seq, s.last_seq,
          s.lines, encode(s.content_hash, 'hex'), encode(s.previous_hash, 'hex'), iso_text(s.sealed_at))
      $$;

      create function first_previous_hash() returns bytea language sql immutable as $$
        select decode(repeat('0', 64), 'hex')
      $$;

      -- A seal that does not follow from the one before it cannot come in at all.
      create function guard_seal() returns trigger language plpgsql as $$
      declare
        prior seal;
      begin
        select * into prior from seal s where s.book_id = new.book_id order by s.number desc limit 1;
        if new.number <> coalesce(prior.number, 0) + 1
          or new.previous_hash <> coalesce(prior.hash, first_previous_hash())
          or new.first_seq <= coalesce(prior.last_seq, 0) or new.month < coalesce(prior.month, new.month)
          or new.hash <> hash_of(seal_text(new)) then
          raise exception 'APPEND_ONLY' using detail = 'a seal follows from the one before it';
        end if;
        return new;
      end $$;
      create trigger seal_guard before insert on seal for each row execute function guard_seal();
      create trigger seal_append_only before update or delete on seal for each row execute function refuse_change();
      create trigger seal_no_truncate before truncate on seal for each statement execute function refuse_change();
      create trigger sealed_line_append_only before update or delete on sealed_line
        for each row execute function refuse_change();
      create trigger sealed_line_no_truncate before truncate on sealed_line
        for each statement execute function refuse_change();

      -- Seals what a book holds up to and including a sequence number below which nothing is still on its way;
      -- one seal per month begun. Answers the seals made: none when there was nothing new.
      create function ledger_seal(book uuid, up_to bigint, at timestamptz) returns setof seal language plpgsql as $$
      declare
        prior seal;
        made seal;
        this_month date;
        until bigint;
      begin
        -- Two processes take turns; the second finds nothing left.
        perform pg_advisory_xact_lock(hashtextextended('seal:' || book, 0));
        loop
          select * into prior from seal s where s.book_id = book order by s.number desc limit 1;
          -- A line written late, after the month's last seal, counts to the month that is open.
          select greatest(month_of(t.posted_at), prior.month) into this_month from transfer t
            where t.book_id = book and t.seq > coalesce(prior.last_seq, 0) and t.seq <= up_to
            order by t.seq limit 1;
          exit when not found;
          select coalesce(min(t.seq) - 1, up_to) into until from transfer t
            where t.book_id = book and t.seq > coalesce(prior.last_seq, 0) and t.seq <= up_to
              and month_of(t.posted_at) > this_month;

          made := null;
          select book, coalesce(prior.number, 0) + 1, this_month, min(x.seq), max(x.seq), count(*),
              hash_of(string_agg(x.text, E'\\n' order by x.seq)), coalesce(prior.hash, first_previous_hash()),
              decode(repeat('0', 64), 'hex'), date_trunc('milliseconds', at)
            into made from transfer_text x
            where x.book_id = book and x.seq > coalesce(prior.last_seq, 0) and x.seq <= until;
          made.hash := hash_of(seal_text(made));
          insert into seal select made.*;
          insert into sealed_line (book_id, seq, number, transfer_id, text)
            select x.book_id, x.seq, made.number, x.transfer_id, x.text from transfer_text x
            where x.book_id = book and x.seq >= made.first_seq and x.seq <= made.last_seq;
          return next made;
        end loop;
      end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
