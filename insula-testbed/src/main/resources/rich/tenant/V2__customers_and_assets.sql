create type customer_kind as enum ('private', 'business', 'public');

create table customer (
  id uuid primary key default gen_random_uuid(),
  number text not null,
  kind customer_kind not null default 'private',
  name text not null,
  email email,
  billing address,
  country_code char(2) not null default 'DE' references country,
  tags text[] not null default '{}',
  extra hstore,
  search tsvector generated always as (
    setweight(to_tsvector('simple', name), 'A')
      || setweight(to_tsvector('simple', coalesce(number, '')), 'B')
  ) stored,
  created_at timestamptz not null default now(),
  updated_at timestamptz not null default now(),
  constraint customer_number_key unique (number)
);
create index customer_search on customer using gin (search);
create index customer_name_trgm on customer using gin (name gin_trgm_ops);
create index customer_tags on customer using gin (tags);
create index on customer (country_code, created_at desc) include (name);

create table contact (
  id bigint generated always as identity primary key,
  customer_id uuid not null references customer on delete cascade,
  name text not null,
  email email,
  phone text,
  is_main boolean not null default false
);
create unique index contact_one_main on contact (customer_id) where is_main;

create table site (
  id bigint generated always as identity primary key,
  customer_id uuid not null references customer on delete cascade,
  label text not null,
  place address not null,
  position point,
  access_notes text,
  unique (customer_id, label)
);
create index site_position on site using gist (position);

create table manufacturer (
  id int generated always as identity (start with 100 increment by 10) primary key,
  name citext not null unique
);

create table asset_model (
  id int generated always as identity primary key,
  manufacturer_id int not null references manufacturer,
  name text not null,
  data jsonb not null default '{}'::jsonb,
  unique (manufacturer_id, name)
);
create index asset_model_data on asset_model using gin (data jsonb_path_ops);

create table asset (
  id bigint generated always as identity primary key,
  site_id bigint not null references site on delete cascade,
  model_id int references asset_model,
  serial_number text,
  installed_on date,
  warranty daterange,
  parent_id bigint,
  notes text,
  constraint asset_parent foreign key (parent_id) references asset (id)
    deferrable initially deferred,
  constraint asset_serial unique nulls not distinct (model_id, serial_number)
);
create index asset_warranty on asset using gist (warranty);

create table asset_reading (
  asset_id bigint not null references asset on delete cascade,
  read_at timestamptz not null,
  value double precision not null,
  unit_code text not null references unit,
  primary key (asset_id, read_at)
);
create index asset_reading_brin on asset_reading using brin (read_at);

create table contract (
  id bigint generated always as identity primary key,
  customer_id uuid not null references customer,
  reference text not null unique,
  term daterange not null,
  monthly amount not null,
  terms text not null default 'Net 30 days; late fees apply.',
  constraint contract_does_not_overlap
    exclude using gist (customer_id with =, term with &&) deferrable initially immediate
);

create table contract_asset (
  contract_id bigint references contract on delete cascade,
  asset_id bigint references asset on delete cascade,
  primary key (contract_id, asset_id)
);
