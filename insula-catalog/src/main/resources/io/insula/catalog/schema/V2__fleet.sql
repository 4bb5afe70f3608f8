-- How far the places of all tenants are, and runs over the fleet that go on in waves. What was
-- applied to a place is in the ledger of its own database; these tables follow, never lead.

create table insula.place_state (
  cluster text collate "C" not null references insula.cluster (name) on delete cascade,
  database text not null,
  schema text not null,
  stamp text,
  version text,
  changed_at timestamptz not null default now(),
  attempts integer not null default 0,
  failed_at timestamptz,
  script text,
  line integer,
  statement text,
  sqlstate text,
  message text,
  primary key (cluster, database, schema)
);
comment on column insula.place_state.stamp is
  'A digest of the files that the place was found, or brought, up to date with.';
comment on column insula.place_state.failed_at is
  'When the last attempt failed; empty once one has succeeded.';

create table insula.fleet_run (
  id bigint generated always as identity primary key,
  state text not null check (state in ('running', 'waiting', 'halted', 'done', 'abandoned')),
  wave integer not null default 0,
  options jsonb not null check (jsonb_typeof(options) = 'object'),
  pause_until timestamptz,
  reason text,
  actor text not null,
  started_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  finished_at timestamptz
);
create unique index fleet_run_open on insula.fleet_run ((true))
  where state in ('running', 'waiting', 'halted');

create table insula.fleet_run_place (
  run bigint not null references insula.fleet_run (id) on delete cascade,
  cluster text collate "C" not null,
  database text not null,
  schema text not null,
  wave integer not null,
  primary key (run, cluster, database, schema)
);

alter table insula.place_state enable row level security;
alter table insula.place_state force row level security;
alter table insula.fleet_run enable row level security;
alter table insula.fleet_run force row level security;
alter table insula.fleet_run_place enable row level security;
alter table insula.fleet_run_place force row level security;

create policy insula_migrator on insula.place_state to ${migrator} using (true) with check (true);
create policy insula_migrator on insula.fleet_run to ${migrator} using (true) with check (true);
create policy insula_migrator on insula.fleet_run_place to ${migrator}
  using (true) with check (true);

revoke all on insula.place_state, insula.fleet_run, insula.fleet_run_place from public;
