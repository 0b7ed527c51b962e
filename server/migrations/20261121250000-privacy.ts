import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Who looked, consents by text and version, erasure of a person, and how long each kind of record is kept. */
export class Privacy20261121250000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      -- The history is never edited, so it must not hold what a person may have taken away. Figures, days, codes and
      -- ids stay in it; every other word (a name, a reason, a title) lies beside it and can be forgotten.
      create table history_words (
        history_id uuid primary key references history (id) deferrable initially deferred,
        subject_id uuid not null,
        village_id uuid,
        words jsonb not null
      );
      create index history_words_subject on history_words (subject_id);

      create function tells_of_people(detail jsonb) returns boolean language sql immutable parallel safe as $$
        select detail ?| array['phone', 'birthYear'] or jsonb_path_exists(detail,
          '$.** ? (@.type() == "string" && !(@ like_regex "^([0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[A-Z0-9_.:+ -]*)$"))')
      $$;

      create function keep_words_apart() returns trigger language plpgsql as $$
      declare
        apart text[];
      begin
        select array_agg(key) into apart from jsonb_each(new.detail)
        where tells_of_people(jsonb_build_object(key, value));
        insert into history_words (history_id, subject_id, village_id, words)
        select new.id, new.subject_id, new.village_id, jsonb_object_agg(key, value)
        from jsonb_each(new.detail) where key = any (apart);
        new.detail := new.detail - apart;
        return new;
      end $$;
      create trigger history_words_apart before insert on history for each row
        when (new.detail <> '{}' and tells_of_people(new.detail)) execute function keep_words_apart();

      -- What was written before this division is divided now, once; read together it says the same as before.
      alter table history disable trigger history_append_only;
      insert into history_words (history_id, subject_id, village_id, words)
      select h.id, h.subject_id, h.village_id, jsonb_object_agg(d.key, d.value)
      from history h cross join lateral jsonb_each(h.detail) d
      where tells_of_people(jsonb_build_object(d.key, d.value)) group by h.id;
      update history h set detail = h.detail - (select array_agg(k) from jsonb_object_keys(w.words) k)
      from history_words w where w.history_id = h.id;
      alter table history enable trigger history_append_only;

      create view history_told as
        select h.id, h.request_id, h.input_hash, h.village_id, h.subject_kind, h.subject_id, h.move, h.actor_id, h.at,
          h.detail || coalesce(w.words, '{}') as detail
        from history h left join history_words w on w.history_id = h.id;

      -- Tables that forget, and in no other way: a transaction says so before it takes anything away.
      create function guard_forgetting() returns trigger language plpgsql as $$
      begin
        if coalesce(current_setting('peace.forgetting', true), '') <> 'on' then
          raise exception 'APPEND_ONLY' using detail = tg_table_name || ' is append-only';
        end if;
        return case tg_op when 'DELETE' then old else new end;
      end $$;
      create trigger history_words_guard before update or delete on history_words
        for each row execute function guard_forgetting();

      create trigger history_words_no_truncate before truncate on history_words
        for each statement execute function refuse_change();

      -- Who looked at what of whom, in which office and when. Never what was seen.
      create table access_log (
        id uuid primary key default new_id(),
        viewer_id uuid not null references resident (id),
        post_id uuid references post (id),
        kind text not null check (kind in ('PHONE', 'STATEMENT', 'CARD', 'PHOTO', 'SEARCH', 'EXPORT', 'ACCESS_LOG')),
        -- The resident, household, record or area that was looked at, and whose it is.
        subject_id uuid not null,
        resident_id uuid,
        household_id uuid,
        village_id uuid,
        at timestamptz not null
      );
      create index access_log_resident on access_log (resident_id, at desc, id desc);
      create index access_log_household on access_log (household_id, at desc, id desc);
      create index access_log_village on access_log (village_id, at desc, id desc);
      create index access_log_at on access_log (at);
      create trigger access_log_append_only before update on access_log
        for each row execute function refuse_change();
      create trigger access_log_guard before delete on access_log
        for each row execute function guard_forgetting();
      create trigger access_log_no_truncate before truncate on access_log
        for each statement execute function refuse_change();

      create table consent_text (
        id uuid primary key default new_id(),
        purpose text not null check (purpose in
          ('HONOUR_BOARD', 'PHONE_NOTICES', 'HELP_VISITS', 'ONLINE_ACCOUNT', 'PHOTOS')),
        version int not null check (version > 0),
        title_zh text not null check (length(title_zh) between 1 and 60),
        title_en text not null check (length(title_en) between 1 and 120),
        words_zh text not null check (length(words_zh) between 1 and 1000),
        words_en text not null check (length(words_en) between 1 and 2000),
        from_at timestamptz not null,
        set_by uuid references resident (id),
        unique (purpose, version),
        unique (id, purpose)
      );
      create trigger consent_text_append_only before update or delete on consent_text
        for each row execute function refuse_change();
      insert into consent_text (purpose, version, title_zh, title_en, words_zh, words_en, from_at) values
        ('HONOUR_BOARD', 1, '姓名和照片上光荣榜', 'Name and photo on the honour board',
         '村里可以在光荣榜、公示栏和村微信群里写我的全名、放我做好事的照片。不同意，就只写“张*华”这样的名字，积分照样给。随时可以撤回，三个工作日内撤下。',
         'The village may show my full name and photos of my good works on the honour board, the notice board and in the village chat. Without it only a masked name is shown and points are given all the same. I can take it back at any time; it comes down within three working days.',
         '2024-01-01T00:00:00+08:00'),
        ('PHONE_NOTICES', 1, '用我的手机号发通知', 'Notices to my phone',
         '村里可以用我登记的手机号告诉我积分到期、异议答复和活动的事。不做别的用，不给别人。不同意，就到村公示栏看，或者到柜台问。',
         'The village may use my registered phone number to tell me of expiring points, answers to objections and activities. For nothing else, and it is given to nobody. Without it I read the notice board or ask at the counter.',
         '2024-01-01T00:00:00+08:00'),
        ('HELP_VISITS', 1, '上门帮扶要知道的情况', 'What helpers need to know for visits',
         '上门帮忙的志愿者可以知道我住哪里、什么时候方便、需要帮什么。不写病情，不写收入。不同意，照样可以打电话请人帮忙。',
         'Volunteers who visit may know where I live, when it suits me and what help I need. Illness and income are never written down. Without it I can still ask for help by phone.',
         '2024-01-01T00:00:00+08:00'),
        ('ONLINE_ACCOUNT', 1, '孩子用手机登录', 'An account for a child',
         '我是这个孩子的监护人，同意孩子用自己的账号登录，看自家积分、申报自己做的事。不同意，孩子做好事照样可以由大人登记、记积分。撤回后账号马上关掉。',
         'I am this child’s guardian and agree that the child signs in with an own account, sees the household’s points and claims own good works. Without it adults file for the child and the points are the same. When taken back the account is closed at once.',
         '2024-01-01T00:00:00+08:00'),
        ('PHOTOS', 1, '留孩子做好事的照片', 'Photos of a child as proof',
         '我是这个孩子的监护人，同意把有这个孩子的照片作为做好事的证明，只给核对、审批的人看，发放积分 180 天后删掉。不同意，就不附照片，由在场的大人证明。',
         'I am this child’s guardian and agree that photos showing the child prove a good work. Only those who check and approve see them, and they are deleted 180 days after the points are released. Without it no photo is attached and adults who were there bear witness.',
         '2024-01-01T00:00:00+08:00');

      -- Every decision is a line of its own: the latest one holds.
      create table consent (
        id uuid primary key,
        seq bigint generated always as identity,
        resident_id uuid not null references resident (id),
        purpose text not null,
        text_id uuid not null,
        given boolean not null,
        channel text not null check (channel in ('SELF', 'GUARDIAN', 'PAPER')),
        -- Of a child: the adult of the household who decided.
        guardian_id uuid references resident (id),
        entered_by uuid not null references resident (id),
        witness_id uuid references resident (id),
        -- Number of the signed sheet in the village's file.
        paper text not null default '' check (length(paper) <= 40),
        decided_at timestamptz not null,
        foreign key (text_id, purpose) references consent_text (id, purpose),
        check ((channel = 'PAPER') = (witness_id is not null) and (channel = 'PAPER') = (paper <> '')),
        check (channel <> 'GUARDIAN' or guardian_id = entered_by),
        check (channel <> 'SELF' or entered_by = resident_id),
        constraint consent_witness check (witness_id <> entered_by and witness_id <> resident_id)
      );
      create index consent_resident on consent (resident_id, purpose, seq desc);
      create trigger consent_append_only before update or delete on consent
        for each row execute function refuse_change();

      create function has_consent(person uuid, wanted text) returns boolean language sql stable as $$
        select coalesce((select c.given from consent c where c.resident_id = person and c.purpose = wanted
          order by c.seq desc limit 1), false)
      $$;

      -- A village's numbers for the rights of persons; the default where it has set none.
      create table privacy_terms (
        village_id uuid primary key references area (id),
        erasure_days int not null check (erasure_days between 1 and 30),
        updated_at timestamptz not null
      );

      alter table resident add column erased_at timestamptz;

      create table erasure_request (
        id uuid primary key,
        resident_id uuid not null references resident (id),
        village_id uuid not null references area (id),
        channel text not null check (channel in ('SELF', 'GUARDIAN', 'HEIR', 'PAPER')),
        asked_by uuid not null references resident (id),
        words text not null default '' check (length(words) <= 300),
        paper text not null default '' check (length(paper) <= 40),
        state text not null check (state in ('OPEN', 'PREPARED', 'DONE', 'REFUSED', 'WITHDRAWN')),
        asked_at timestamptz not null,
        due_on date not null,
        new_head_id uuid references resident (id),
        prepared_by uuid references resident (id),
        prepared_at timestamptz,
        closed_by uuid references resident (id),
        closed_at timestamptz,
        answer text check (length(answer) between 1 and 300),
        code text unique,
        -- What was removed and what had to stay: [{place, removed, kept}].
        report jsonb,
        check ((channel = 'PAPER') = (paper <> '')),
        check ((prepared_by is null) = (prepared_at is null)),
        check ((state in ('DONE', 'REFUSED', 'WITHDRAWN')) = (closed_at is not null)),
        check ((state = 'DONE') = (code is not null and report is not null)),
        check (state <> 'DONE' or prepared_by is not null),
        check ((state = 'REFUSED') = (answer is not null)),
        constraint erasure_two_persons check (state <> 'DONE' or prepared_by <> closed_by)
      );
      create unique index erasure_request_open on erasure_request (resident_id) where state in ('OPEN', 'PREPARED');
      create index erasure_request_village on erasure_request (village_id, asked_at desc, id desc);
      create function guard_erasure_request() returns trigger language plpgsql as $$
      begin
        if coalesce(current_setting('peace.forgetting', true), '') = 'on' then return new; end if;
        if old.state in ('DONE', 'REFUSED', 'WITHDRAWN') then
          raise exception 'APPEND_ONLY' using detail = 'a closed request is final';
        end if;
        if new.state = 'DONE' and old.state <> 'PREPARED' then
          raise exception 'ERASURE_TWO_PERSONS';
        end if;
        return new;
      end $$;
      create trigger erasure_request_guard before update on erasure_request
        for each row execute function guard_erasure_request();
      create trigger erasure_request_no_delete before delete on erasure_request
        for each row execute function refuse_change();
      create function guard_erased() returns trigger language plpgsql as $$
      begin
        raise exception 'APPEND_ONLY' using detail = 'an erased person stays erased';
      end $$;
      create trigger resident_erased before update on resident for each row
        when (old.erased_at is not null and (new.erased_at is null or new.name <> old.name or new.phone is not null
          or new.birth_year is not null or new.login_id is not null)) execute function guard_erased();

      -- How long each kind of record is kept. Without a number of days it is kept for good, and why_* says why.
      create table retention_rule (
        kind text primary key,
        position int not null,
        days int check (days between 1 and 36500),
        least_days int check (least_days >= 1),
        what_zh text not null,
        what_en text not null,
        from_zh text not null,
        from_en text not null,
        why_zh text not null,
        why_en text not null,
        -- When the job last looked for what is due, whether it found anything or not.
        checked_at timestamptz,
        check ((days is null) = (least_days is null) and days >= least_days)
      );
      insert into retention_rule (kind, position, days, least_days, what_zh, what_en, from_zh, from_en, why_zh, why_en) values
        ('PHOTO', 1, 180, 90, '做好事的照片', 'photos of good works', '积分发放（或办结）以后', 'after the points are released or the record is closed',
         '照片是核对用的，异议和抽查过了就不再需要。', 'Photos serve the check; after objections and re-checks nobody needs them.'),
        ('ACCESS_LOG', 2, 365, 180, '谁看过谁的资料', 'who looked at whose records', '看的那天以后', 'after the day of looking',
         '您有一年时间查问；网络日志按法律至少留六个月。', 'You have a year to ask; the law wants such logs for six months at least.'),
        ('HISTORY_WORDS', 3, 1095, 365, '办事经过里的姓名、原因等文字', 'names, reasons and other words in the course of affairs', '写下的那天以后', 'after the day of writing',
         '三年内可以查问办理的经过；过后只留编号、数字和日期。', 'For three years the course of an affair can be questioned; then only ids, figures and days stay.'),
        ('IMPORT_ROWS', 4, 30, 7, '没有用上的导入表格里的姓名、电话', 'names and phones of imports that were given up', '放弃以后', 'after they were given up',
         '名册里没有采用的内容不留。', 'What the register did not take is not kept.'),
        ('SESSION', 5, 1, 1, '过期的登录', 'sign-ins that have ended', '过期以后', 'after they ended',
         '过期的登录没有用处。', 'An ended sign-in is of no use.'),
        ('ONE_TIME_CODE', 6, 1, 1, '一次性验证码', 'one-time codes', '过期以后', 'after they expired',
         '验证码五分钟就过期。', 'A code is good for five minutes.'),
        ('LEDGER', 7, null, null, '积分账：每一笔的数字、日期和编号', 'the ledger: figures, days and ids', '', '',
         '账目要对得上、查得清，账不能改；注销的人只留编号，不留姓名。', 'Accounts must add up and cannot be edited; of an erased person only an id stays, no name.'),
        ('RECORD', 8, null, null, '活动记录、审批和公示', 'records, approvals and publicity', '', '',
         '是积分账的凭证，和账一起留；注销的人不留姓名。', 'They are the vouchers of the ledger and stay with it, without the names of erased persons.'),
        ('CONSENT', 9, null, null, '同意和撤回的记录', 'consents and withdrawals', '', '',
         '证明村里问过您；只记编号、版本和日期。', 'They prove that you were asked: only ids, versions and days.'),
        ('VOUCHER', 10, null, null, '进货、捐赠、付款凭证和办案文字', 'purchases, donations, payments, and the words of decisions', '', '',
         '会计凭证按规定要保存，里面写的捐赠人、经手人姓名照原样留着。', 'Accounting rules want vouchers kept as they were written, names of donors and clerks included.');

      create table retention_run (
        id uuid primary key default new_id(),
        kind text not null references retention_rule (kind),
        removed_before timestamptz not null,
        removed int not null check (removed > 0),
        at timestamptz not null
      );
      create index retention_run_kind on retention_run (kind, id desc);
      create trigger retention_run_append_only before update or delete on retention_run
        for each row execute function refuse_change();

      -- Pictures whose last photo is gone; a job removes their files after the transaction that said so.
      create table photo_file_unused (
        sha256 text primary key,
        since timestamptz not null
      );
      create index photo_created on photo (created_at);

      -- A name out of a text, but not out of longer names that hold it.
      create function without_name(told text, name text, label text, longer text[]) returns text
      language plpgsql immutable as $$
      declare
        rest text := told;
        n int := 0;
        other text;
      begin
        foreach other in array longer loop
          n := n + 1;
          rest := replace(rest, other, chr(57344 + n));
        end loop;
        rest := replace(rest, name, label);
        n := 0;
        foreach other in array longer loop
          n := n + 1;
          rest := replace(rest, chr(57344 + n), other);
        end loop;
        return rest;
      end $$;

      -- Takes a person's name and phone out of every text of every table, wherever a room may have put them. Rows that
      -- are append-only stay as they are and are counted as kept. Where somebody else bears the same name, only rows
      -- that also bear the person's id are touched.
      create function forget_words(person uuid, village uuid, name text, phone text, label text, spared text[])
      returns table (place text, removed int, kept int) language plpgsql as $$
      declare
        tab record;
        spot record;
        longer text[];
        twin_here boolean;
        twin_anywhere boolean;
        is_closed boolean;
        hit text;
        changes text;
        bounds text;
      begin
        select coalesce(array_agg(distinct r.name), '{}') into longer from resident r
        where r.name like '%' || forget_words.name || '%' and r.name <> forget_words.name;
        -- A name of one letter stands in too many words to be anybody's.
        select length(name) < 2
            or exists (select 1 from resident r where r.name = forget_words.name and r.id <> person and r.village_id = village),
          length(name) < 2 or exists (select 1 from resident r where r.name = forget_words.name and r.id <> person)
          into twin_here, twin_anywhere;
        for tab in
          select c.relname as title, array_agg(a.attname order by a.attnum) as columns,
            array_agg(format_type(a.atttypid, null) order by a.attnum) as types,
            exists (select 1 from pg_attribute v where v.attrelid = c.oid and v.attname = 'village_id') as of_village,
            exists (select 1 from pg_trigger t join pg_proc p on p.oid = t.tgfoid
              where t.tgrelid = c.oid and p.proname = 'refuse_change' and t.tgtype & 16 = 16) as closed
          from pg_class c join pg_namespace s on s.oid = c.relnamespace
          join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
          where s.nspname = 'public' and c.relkind = 'r' and not c.relname = any (spared)
            and format_type(a.atttypid, null) in ('text', 'text[]', 'jsonb', 'character varying')
          group by c.oid, c.relname order by c.relname
        loop
          is_closed := tab.closed;
          select string_agg(format('strpos(%I::text, $1) > 0 and without_name(%I::text, $1, $2, $3) <> %I::text',
              col, col, col), ' or ') into hit from unnest(tab.columns) col;
          select string_agg(format('%I = replace(without_name(%I::text, $1, $2, $3), coalesce($4, chr(57344)), ''…'')::%s', col, col, kind), ', ')
            into changes from unnest(tab.columns, tab.types) u (col, kind);
          bounds := case
            when tab.of_village and twin_here or not tab.of_village and twin_anywhere
              then 'strpos(to_jsonb(x)::text, $5::text) > 0'
            when tab.of_village then '(village_id = $6 or village_id is null)'
            else 'true' end;
          hit := format('(%s) and %s', hit, bounds);
          if phone is not null then
            select hit || string_agg(format(' or strpos(%I::text, $4) > 0', col), '') into hit from unnest(tab.columns) col;
          end if;
          place := tab.title;
          removed := 0;
          kept := 0;
          for spot in execute format('select x.ctid as spot from %I x where %s', tab.title, hit)
            using name, label, longer, phone, person, village
          loop
            if is_closed then
              kept := kept + 1;
              continue;
            end if;
            begin
              execute format('update %I set %s where ctid = $5', tab.title, changes)
                using name, label, longer, phone, spot.spot;
              removed := removed + 1;
            exception
              when raise_exception then
                kept := kept + 1;
              when check_violation then
                -- A text that was as long as it may be: stars of the name's length fit.
                execute format('update %I set %s where ctid = $5', tab.title, changes)
                  using name, repeat('*', length(name)), longer, phone, spot.spot;
                removed := removed + 1;
            end;
          end loop;
          if removed + kept > 0 then return next; end if;
        end loop;
      end $$;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
