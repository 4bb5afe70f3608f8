-- The audit trail: who did what, on whom, from where, when, and what came of it. Each entry carries
-- a seal over itself and the seal before it, made with a key that the database doesn't have, so that
-- whoever changes, removes or reorders entries can't make them fit again.
-- The application may only add to it, through functions, and only in a transaction that is bound to
-- the pseudo-tenant '!catalog'. It can neither read nor change what was written.

create table insula.audit_entry (
  position bigint not null,
  id uuid not null,
  at timestamptz not null,
  occurred_at timestamptz not null,
  actor text not null,
  action text collate "C" not null,
  tenant text collate "C",
  object text,
  outcome text not null check (outcome in ('success', 'failure', 'denied')),
  severity text not null check (severity in ('info', 'warning', 'error', 'critical')),
  address text,
  host text not null,
  process text not null,
  correlation text,
  detail jsonb not null default '{}' check (jsonb_typeof(detail) = 'object'),
  previous bytea not null,
  seal bytea not null,
  words tsvector generated always as (
    to_tsvector('simple'::regconfig,
      translate(action, '.', ' ') || ' ' || action || ' ' || actor || ' ' || outcome || ' '
      || severity || ' ' || coalesce(tenant, '') || ' ' || coalesce(object, '') || ' '
      || coalesce(address, '') || ' ' || coalesce(correlation, '') || ' ' || host)
    || jsonb_to_tsvector('simple'::regconfig, detail, '["string", "numeric", "key"]')) stored,
  primary key (position, at)
) partition by range (at);
comment on column insula.audit_entry.at is
  'When it was written to the trail, which decides its month and never goes back.';
comment on column insula.audit_entry.occurred_at is
  'When it happened, which is earlier if the database was away then.';
comment on column insula.audit_entry.seal is
  'HMAC-SHA256 of the seal before it, the position and everything else in the entry.';

-- There is no "last 30 days" index, as an index can't look at the clock: the months are that.
create index audit_entry_id on insula.audit_entry (id);
create index audit_entry_at on insula.audit_entry (at desc, position desc);
create index audit_entry_tenant on insula.audit_entry (tenant, at desc);
create index audit_entry_tenant_action on insula.audit_entry (tenant, action, at desc);
create index audit_entry_action on insula.audit_entry (action, at desc);
create index audit_entry_actor on insula.audit_entry (actor, at desc);
create index audit_entry_severe on insula.audit_entry (tenant, at desc)
  where severity in ('error', 'critical');
create index audit_entry_refused on insula.audit_entry (tenant, at desc)
  where outcome in ('failure', 'denied');
create index audit_entry_detail on insula.audit_entry using gin (detail jsonb_path_ops);
create index audit_entry_words on insula.audit_entry using gin (words);

create table insula.audit_head (
  one boolean primary key default true check (one),
  position bigint not null,
  at timestamptz not null,
  seal bytea not null,
  mac bytea not null,
  months_until timestamptz not null
);
comment on table insula.audit_head is
  'The end of the trail, sealed. Whoever appends locks this row, last of all that it locks.';

create table insula.audit_checkpoint (
  position bigint primary key,
  at timestamptz not null,
  seal bytea not null,
  mac bytea not null,
  made_at timestamptz not null default now()
);
comment on table insula.audit_checkpoint is
  'Where the trail begins since older months were dropped, sealed.';

alter table insula.audit_entry enable row level security;
alter table insula.audit_entry force row level security;
alter table insula.audit_head enable row level security;
alter table insula.audit_head force row level security;
alter table insula.audit_checkpoint enable row level security;
alter table insula.audit_checkpoint force row level security;
create policy insula_migrator on insula.audit_entry to ${migrator} using (true) with check (true);
create policy insula_migrator on insula.audit_head to ${migrator} using (true) with check (true);
create policy insula_migrator on insula.audit_checkpoint to ${migrator}
  using (true) with check (true);
revoke all on insula.audit_entry, insula.audit_head, insula.audit_checkpoint from public;

-- Who may write: the migrator, and who is bound to the catalog itself. Called by functions that run
-- as the migrator, so that the current user is the migrator and the session's user is the caller.
create function insula.audit_writer() returns void language plpgsql
set search_path = pg_catalog, pg_temp
as $body$
begin
  if session_user <> current_user and insula.tenant() <> '!catalog' then
    raise exception 'permission denied for the audit trail' using errcode = '42501';
  end if;
end
$body$;

-- Makes the months up to one month after that time. A month is made beside the trail and attached,
-- since that hinders nobody who reads or writes.
create function insula.audit_months(upto timestamptz) returns void language plpgsql
set search_path = pg_catalog, pg_temp
as $body$
declare
  begins timestamptz;
  ends timestamptz;
  name text;
begin
  select h.months_until into begins from insula.audit_head h;
  while begins < upto + interval '1 month' loop
    ends := (begins at time zone 'UTC' + interval '1 month') at time zone 'UTC';
    name := 'audit_entry_' || to_char(begins at time zone 'UTC', 'YYYY_MM');
    execute format('create table insula.%I (like insula.audit_entry including all)', name);
    execute format('alter table insula.%I enable row level security', name);
    execute format('alter table insula.%I force row level security', name);
    execute format('create policy insula_migrator on insula.%I to %I using (true) with check (true)',
      name, current_user);
    execute format('revoke all on insula.%I from public', name);
    execute format('alter table insula.audit_entry attach partition insula.%I '
      'for values from (%L) to (%L)', name, begins, ends);
    update insula.audit_head set months_until = ends;
    begins := ends;
  end loop;
end
$body$;

-- Locks the end of the trail until the transaction ends, and says where it is.
create function insula.audit_lock()
returns table (last_position bigint, last_at timestamptz, last_seal text, last_mac text,
  now_at timestamptz)
language plpgsql security definer
set search_path = pg_catalog, pg_temp
set lock_timeout = '5s'
as $body$
begin
  perform insula.audit_writer();
  return query
    select l.position, l.at, encode(l.seal, 'hex'), encode(l.mac, 'hex'), clock_timestamp()
      from (select h.* from insula.audit_head h for update) l;
end
$body$;

-- Which of these entries are in the trail already. Ask it while holding the end of the trail.
create function insula.audit_known(ids uuid[]) returns setof uuid
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $body$
begin
  perform insula.audit_writer();
  return query select e.id from insula.audit_entry e where e.id = any (ids);
end
$body$;

-- Appends sealed entries, in the transaction that holds the end of the trail.
create function insula.audit_append(entries jsonb, last_mac text) returns void
language plpgsql security definer
set search_path = pg_catalog, pg_temp
as $body$
declare
  head insula.audit_head;
  earliest jsonb := entries -> 0;
  latest jsonb := entries -> -1;
begin
  perform insula.audit_writer();
  select * into head from insula.audit_head h for update;
  if (earliest ->> 'position')::bigint is distinct from head.position + 1 then
    raise exception 'the audit trail ends at %, and what was to be appended begins at %',
      head.position, earliest ->> 'position' using errcode = '55000';
  end if;
  if (latest ->> 'at')::timestamptz + interval '20 days' > head.months_until then
    perform insula.audit_months((latest ->> 'at')::timestamptz);
  end if;
  insert into insula.audit_entry (position, id, at, occurred_at, actor, action, tenant, object,
      outcome, severity, address, host, process, correlation, detail, previous, seal)
  select e.position, e.id, e.at, e.occurred_at, e.actor, e.action, e.tenant, e.object,
         e.outcome, e.severity, e.address, e.host, e.process, e.correlation, e.detail,
         decode(e.previous, 'hex'), decode(e.seal, 'hex')
    from jsonb_to_recordset(entries) e (position bigint, id uuid, at timestamptz,
      occurred_at timestamptz, actor text, action text, tenant text, object text, outcome text,
      severity text, address text, host text, process text, correlation text, detail jsonb,
      previous text, seal text);
  update insula.audit_head
     set position = (latest ->> 'position')::bigint, at = (latest ->> 'at')::timestamptz,
         seal = decode(latest ->> 'seal', 'hex'), mac = decode(last_mac, 'hex');
end
$body$;

revoke all on function insula.audit_writer(), insula.audit_months(timestamptz),
  insula.audit_lock(), insula.audit_known(uuid[]), insula.audit_append(jsonb, text) from public;
grant execute on function insula.audit_lock(), insula.audit_known(uuid[]),
  insula.audit_append(jsonb, text) to ${application};

insert into insula.audit_head (position, at, seal, mac, months_until)
values (0, 'epoch', '', '',
  date_trunc('month', now() at time zone 'UTC') at time zone 'UTC');
select insula.audit_months(now());
