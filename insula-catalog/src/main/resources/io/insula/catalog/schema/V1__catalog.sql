-- The catalog: who the tenants are, where they live, what is being done to them and what was done.
-- The migrator owns and writes it. The application reads clusters and tenants, and only in a
-- transaction that is bound to the pseudo-tenant '!catalog', which no application code can bind.

create table insula.catalog_version (
  version integer primary key,
  applied_at timestamptz not null default now()
);

create table insula.cluster (
  name text collate "C" primary key,
  url text not null,
  region text,
  created_at timestamptz not null default now()
);

create sequence insula.tenant_revision;

create table insula.tenant (
  number bigint generated always as identity primary key,
  id text collate "C" not null unique check (id ~ '^[a-z0-9][a-z0-9_-]{0,39}$'),
  code text unique,
  name text not null,
  status text not null check (status in ('provisioning', 'active', 'inactive', 'suspended',
    'blocked', 'archived', 'deleted', 'purging', 'purged')),
  plan text,
  region text,
  isolation text not null check (isolation in ('row', 'schema', 'database')),
  cluster text collate "C" not null references insula.cluster (name),
  database text not null,
  schema text not null,
  role text not null,
  features jsonb not null default '{}' check (jsonb_typeof(features) = 'object'),
  metadata jsonb not null default '{}' check (jsonb_typeof(metadata) = 'object'),
  limits jsonb not null default '{}' check (jsonb_typeof(limits) = 'object'),
  expires_at timestamptz,
  schema_version text,
  revision bigint not null,
  changed_by xid8 not null,
  created_at timestamptz not null default now(),
  created_by text not null,
  updated_at timestamptz not null default now(),
  updated_by text not null,
  last_accessed_at timestamptz,
  suspended_at timestamptz,
  deleted_at timestamptz,
  purged_at timestamptz
);
comment on column insula.tenant.revision is 'Grows with every change; of two records the greater is the newer.';
comment on column insula.tenant.changed_by is
  'The transaction of the last change. Revisions become visible in another order than they were '
  'given out, so whoever asks "what is new?" compares this with a snapshot.';

create unique index tenant_place on insula.tenant (cluster, database, schema)
  where isolation <> 'row' and status <> 'purged';
create index tenant_changed_by on insula.tenant (changed_by);
create index tenant_status on insula.tenant (status, id);
create index tenant_plan on insula.tenant (plan, id) where plan is not null;
create index tenant_region on insula.tenant (region, id) where region is not null;
create index tenant_cluster on insula.tenant (cluster, id);
create index tenant_created on insula.tenant (created_at, id);
create index tenant_name on insula.tenant (name, id);
create index tenant_metadata on insula.tenant using gin (metadata jsonb_path_ops);

create table insula.operation (
  id bigint generated always as identity primary key,
  tenant text collate "C" not null,
  kind text not null,
  state text not null check (state in ('running', 'done', 'failed', 'undone')),
  step text not null,
  attempt integer not null default 1,
  epoch bigint not null default 1,
  owner text not null,
  lease_until timestamptz not null,
  actor text not null,
  request jsonb not null default '{}',
  error text,
  started_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  finished_at timestamptz,
  check ((state = 'running') = (finished_at is null))
);
create unique index operation_running on insula.operation (tenant) where state = 'running';
create index operation_tenant on insula.operation (tenant, id);

create table insula.event (
  id bigint generated always as identity primary key,
  transaction xid8 not null default pg_current_xact_id(),
  operation text not null,
  phase text not null,
  tenant text collate "C" not null,
  actor text not null,
  at timestamptz not null,
  payload jsonb not null default '{}'
);
create index event_order on insula.event (transaction, id);
create index event_tenant on insula.event (tenant, id);

create function insula.tenant_stamp() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp
as $body$
begin
  if tg_op = 'UPDATE' then
    -- A tenant's last access is noted without telling anybody.
    new.revision := old.revision;
    new.changed_by := old.changed_by;
    if new.last_accessed_at is distinct from old.last_accessed_at then
      old.last_accessed_at := new.last_accessed_at;
      if new is not distinct from old then
        return new;
      end if;
    end if;
  end if;
  new.revision := nextval('insula.tenant_revision');
  new.changed_by := pg_current_xact_id();
  return new;
end
$body$;

create trigger tenant_stamp before insert or update on insula.tenant
  for each row execute function insula.tenant_stamp();

-- Announces number:revision of each tenant; a statement that changed many says only that it did.
create function insula.tenant_announce() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp
as $body$
begin
  if (select count(*) from (select from changed limit 101) c) > 100 then
    perform pg_notify('insula_tenant', '*');
  elsif tg_op = 'UPDATE' then
    perform pg_notify('insula_tenant', number || ':' || revision)
       from changed where changed_by = pg_current_xact_id();
  else
    perform pg_notify('insula_tenant', number || ':' || revision) from changed;
  end if;
  return null;
end
$body$;

create trigger tenant_inserted after insert on insula.tenant
  referencing new table as changed
  for each statement execute function insula.tenant_announce();
create trigger tenant_updated after update on insula.tenant
  referencing new table as changed
  for each statement execute function insula.tenant_announce();
create trigger tenant_removed after delete on insula.tenant
  referencing old table as changed
  for each statement execute function insula.tenant_announce();

create function insula.cluster_announce() returns trigger language plpgsql
set search_path = pg_catalog, pg_temp
as $body$
begin
  perform pg_notify('insula_cluster', '*');
  return null;
end
$body$;

create trigger cluster_changed after insert or update or delete on insula.cluster
  for each statement execute function insula.cluster_announce();

alter table insula.cluster enable row level security;
alter table insula.cluster force row level security;
alter table insula.tenant enable row level security;
alter table insula.tenant force row level security;
alter table insula.operation enable row level security;
alter table insula.operation force row level security;
alter table insula.event enable row level security;
alter table insula.event force row level security;

create policy insula_migrator on insula.cluster to ${migrator} using (true) with check (true);
create policy insula_migrator on insula.tenant to ${migrator} using (true) with check (true);
create policy insula_migrator on insula.operation to ${migrator} using (true) with check (true);
create policy insula_migrator on insula.event to ${migrator} using (true) with check (true);
create policy insula_catalog on insula.cluster for select to ${application}
  using ((select insula.tenant()) = '!catalog');
create policy insula_catalog on insula.tenant for select to ${application}
  using ((select insula.tenant()) = '!catalog');

revoke all on insula.cluster, insula.tenant, insula.operation, insula.event from public;
grant select on insula.cluster, insula.tenant to ${application};
