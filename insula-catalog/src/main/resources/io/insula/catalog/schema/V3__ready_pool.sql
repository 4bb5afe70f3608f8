-- Places that are kept ready for tenants to come: empty, migrated, claimed at sign-up. A place has
-- the number of its tenant beforehand, so that nothing in it changes when the tenant comes.

create table insula.ready_target (
  cluster text collate "C" not null references insula.cluster (name),
  isolation text not null check (isolation in ('schema', 'database')),
  size integer not null check (size >= 0),
  claims bigint not null default 0,
  misses bigint not null default 0,
  primary key (cluster, isolation)
);
comment on column insula.ready_target.size is 'How many places are kept ready.';
comment on column insula.ready_target.misses is
  'How many tenants found none ready, so that their place was built.';

create table insula.ready_place (
  number bigint primary key,
  isolation text not null,
  cluster text collate "C" not null,
  database text not null,
  schema text not null,
  role text not null,
  state text not null check (state in ('building', 'ready', 'removing')),
  epoch bigint not null default 1,
  owner text not null,
  lease_until timestamptz not null,
  made_at timestamptz not null default now(),
  foreign key (cluster, isolation) references insula.ready_target,
  unique (cluster, database, schema)
);
comment on column insula.ready_place.number is 'Of the tenant to come, from the sequence of tenants.';
comment on column insula.ready_place.epoch is
  'Who may go on with a place that is built or removed: it grows with each take-over.';
create index ready_place_stock on insula.ready_place (cluster, isolation, state, number);

alter table insula.ready_target enable row level security;
alter table insula.ready_target force row level security;
alter table insula.ready_place enable row level security;
alter table insula.ready_place force row level security;

create policy insula_migrator on insula.ready_target to ${migrator} using (true) with check (true);
create policy insula_migrator on insula.ready_place to ${migrator} using (true) with check (true);

revoke all on insula.ready_target, insula.ready_place from public;
