import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Areas, councils, households, residents and the posts from which every right derives. */
export class People20261121030000 implements MigrationInterface {
  async up(run: QueryRunner): Promise<void> {
    await run.query(`
      create table area (
        id uuid primary key default new_id(),
        parent_id uuid references area (id),
        kind text not null check (kind in ('COUNTY', 'TOWN', 'VILLAGE', 'COMMUNITY', 'GRID', 'BUILDING')),
        code text not null unique,
        name_zh text not null collate pinyin,
        name_en text not null,
        -- Ids from the root down to and including this area: rights by subtree are one array test.
        path uuid[] not null,
        -- The village or community this area is or lies in; null above the village.
        village_id uuid references area (id)
      );
      create index area_path on area using gin (path);
      create index area_parent on area (parent_id);

      create function place_area() returns trigger language plpgsql as $$
      begin
        if new.parent_id is null then
          new.path := array[new.id];
          new.village_id := null;
        else
          select p.path || new.id, p.village_id into new.path, new.village_id from area p where p.id = new.parent_id;
        end if;
        if new.kind in ('VILLAGE', 'COMMUNITY') then new.village_id := new.id; end if;
        return new;
      end $$;
      create trigger area_place before insert on area for each row execute function place_area();

      create table household (
        id uuid primary key default new_id(),
        village_id uuid not null references area (id),
        area_id uuid not null references area (id),
        number text not null collate pinyin,
        head_id uuid,
        card_number text not null unique check (card_number ~ '^[0-9]{6}$'),
        -- Unguessable content of the card's QR; a lost card gets a new one.
        card_token text not null unique,
        pin_hash text,
        pin_failures int not null default 0,
        pin_locked_until timestamptz,
        state text not null default 'ACTIVE' check (state in ('ACTIVE', 'MERGED', 'CLOSED')),
        merged_into_id uuid references household (id),
        created_at timestamptz not null,
        unique (village_id, number)
      );
      create index household_area on household (area_id);

      create table resident (
        id uuid primary key default new_id(),
        village_id uuid references area (id),
        household_id uuid references household (id),
        name text not null collate pinyin check (length(name) between 1 and 40),
        phone text unique,
        birth_year int check (birth_year between 1880 and 2200),
        -- The sign-in account, when the person has one; paper-card users have none.
        login_id text unique,
        state text not null default 'ACTIVE' check (state in ('ACTIVE', 'DECEASED', 'LEFT')),
        created_at timestamptz not null
      );
      create index resident_household on resident (household_id);
      create index resident_village_name on resident (village_id, name, id);
      alter table household add foreign key (head_id) references resident (id);

      create table collector (
        household_id uuid not null references household (id),
        resident_id uuid not null references resident (id),
        slot smallint not null check (slot in (1, 2)),
        primary key (household_id, slot),
        unique (household_id, resident_id)
      );

      -- Kept in both directions so that one lookup answers "are these two kin?".
      create table kinship (
        resident_id uuid not null references resident (id),
        kin_id uuid not null references resident (id),
        relation text not null,
        primary key (resident_id, kin_id),
        check (resident_id <> kin_id)
      );

      create table council_kind (
        code text primary key,
        name_zh text not null,
        name_en text not null,
        charter_zh text not null,
        charter_en text not null,
        seats_min int not null,
        seats_max int not null check (seats_max >= seats_min),
        term_years int not null,
        quorum_percent int not null check (quorum_percent between 1 and 100),
        must_not_hold_zh text not null,
        must_not_hold_en text not null
      );

      create table council (
        id uuid primary key default new_id(),
        kind_code text not null references council_kind (code),
        area_id uuid not null references area (id),
        name_zh text not null,
        name_en text not null,
        term_starts_on date not null,
        term_ends_on date not null check (term_ends_on > term_starts_on),
        created_at timestamptz not null,
        unique (area_id, kind_code)
      );

      create table shop (
        id uuid primary key default new_id(),
        village_id uuid not null references area (id) unique,
        name_zh text not null,
        name_en text not null,
        opening_zh text not null default '',
        opening_en text not null default '',
        created_at timestamptz not null
      );

      create table post (
        id uuid primary key default new_id(),
        resident_id uuid not null references resident (id),
        role text not null check (role in ('GRID_LEADER', 'ORGANISER', 'COUNCIL_CHAIR', 'COUNCIL_MEMBER',
          'VILLAGE_CLERK', 'VILLAGE_SECRETARY', 'SHOP_KEEPER', 'SHOP_SUPERVISOR', 'TOWN_STAFF', 'COUNTY_STAFF',
          'ADMINISTRATOR')),
        -- The area whose subtree the post covers; for a council or shop post the area of that body.
        area_id uuid not null references area (id),
        council_id uuid references council (id),
        shop_id uuid references shop (id),
        starts_on date not null,
        ends_on date check (ends_on >= starts_on),
        check ((role in ('COUNCIL_CHAIR', 'COUNCIL_MEMBER')) = (council_id is not null)),
        check ((role in ('SHOP_KEEPER', 'SHOP_SUPERVISOR')) = (shop_id is not null))
      );
      create index post_resident on post (resident_id);
      create index post_council on post (council_id);
      create index post_area on post (area_id);
      create unique index post_held_once on post
        (resident_id, role, area_id, coalesce(council_id, shop_id, area_id)) where ends_on is null;

      -- A shop's keeper and its supervisor are different people, whatever the application believes.
      create function guard_shop_posts() returns trigger language plpgsql as $$
      begin
        if new.shop_id is not null and exists (
          select 1 from post p where p.shop_id = new.shop_id and p.resident_id = new.resident_id and p.id <> new.id
            and p.role <> new.role and p.starts_on <= coalesce(new.ends_on, 'infinity')
            and coalesce(p.ends_on, 'infinity') >= new.starts_on)
        then
          raise exception 'KEEPER_IS_SUPERVISOR';
        end if;
        return new;
      end $$;
      create trigger post_shop_guard before insert or update on post
        for each row execute function guard_shop_posts();

      -- One-time sign-in codes and the attempts made with them live with the sign-in library, in schema auth.
      create schema if not exists auth;
    `);
  }

  async down(): Promise<void> {
    throw new Error('Migrations run forward only; restore a backup instead.');
  }
}
