create type order_status as enum ('draft', 'planned', 'running', 'done', 'cancelled');

create sequence order_number start 1000 increment 1 cache 1;

create table work_order (
  id bigint generated always as identity primary key,
  number bigint not null default nextval('order_number') unique,
  customer_id uuid not null references customer,
  site_id bigint references site,
  title text not null,
  description text,
  status order_status not null default 'draft',
  urgency priority not null default 'normal',
  requested_at timestamptz not null default now(),
  due_on date,
  closed_at timestamptz,
  version int not null default 0,
  overdue boolean generated always as (closed_at is null and due_on < date '2026-01-01') stored,
  constraint closed_when_done check ((status in ('done', 'cancelled')) = (closed_at is not null))
);
alter sequence order_number owned by work_order.number;
create index work_order_open on work_order (due_on) where closed_at is null;
create index work_order_text on work_order
  using gin (to_tsvector('english', title || ' ' || coalesce(description, '')));

create table work_order_asset (
  work_order_id bigint not null references work_order on delete cascade,
  asset_id bigint not null references asset,
  primary key (work_order_id, asset_id)
);

create table task (
  id bigint generated always as identity primary key,
  work_order_id bigint not null references work_order on delete cascade,
  position int not null,
  title text not null,
  done boolean not null default false,
  constraint task_position unique (work_order_id, position) deferrable initially deferred
);

create table task_dependency (
  task_id bigint references task on delete cascade,
  needs_id bigint references task on delete cascade,
  primary key (task_id, needs_id),
  check (task_id <> needs_id)
);

create table appointment (
  id bigint generated always as identity primary key,
  work_order_id bigint not null references work_order on delete cascade,
  technician_id int not null references technician,
  slot tstzrange not null,
  cancelled boolean not null default false,
  constraint technician_is_free
    exclude using gist (technician_id with =, slot with &&) where (not cancelled)
);

create table attachment (
  id uuid primary key default gen_random_uuid(),
  work_order_id bigint references work_order on delete cascade,
  asset_id bigint references asset on delete cascade,
  name text not null,
  content bytea not null,
  digest text generated always as (md5(content)) stored,
  check (num_nonnulls(work_order_id, asset_id) = 1)
);

create table note (
  id bigint generated always as identity primary key,
  work_order_id bigint not null references work_order on delete cascade,
  author_id int references technician on delete set null,
  written_at timestamptz not null default clock_timestamp(),
  body text not null
);

create table checklist (
  id int generated always as identity primary key,
  name text not null unique,
  items xml
);

create table checklist_result (
  work_order_id bigint references work_order on delete cascade,
  checklist_id int references checklist,
  filled_by int references technician,
  answers jsonb not null,
  primary key (work_order_id, checklist_id)
);
