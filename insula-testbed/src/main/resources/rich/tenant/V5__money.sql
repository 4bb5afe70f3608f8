create type invoice_status as enum ('open', 'paid', 'void');

create table tax_rate (
  country_code char(2) not null references country,
  name text not null,
  rate percentage,
  primary key (country_code, name)
);

create table invoice (
  id bigint generated always as identity primary key,
  number text not null unique,
  customer_id uuid not null references customer,
  work_order_id bigint references work_order,
  currency_code char(3) not null default 'EUR' references currency,
  issued_on date not null default current_date,
  status invoice_status not null default 'open',
  total amount not null default 0
);

create table invoice_line (
  invoice_id bigint not null references invoice on delete cascade,
  line_no int not null,
  text text not null,
  quantity numeric(10, 2) not null default 1,
  unit_price numeric(12, 2) not null,
  line_total numeric(14, 2) generated always as (round(quantity * unit_price, 2)) stored,
  primary key (invoice_id, line_no)
);

create table payment (
  id uuid not null default gen_random_uuid(),
  method text not null,
  invoice_id bigint not null references invoice,
  paid_at timestamptz not null default now(),
  paid numeric(14, 2) not null,
  primary key (id, method)
) partition by list (method);
create table payment_card partition of payment for values in ('card');
create table payment_bank partition of payment for values in ('transfer', 'debit')
  partition by hash (id);
create table payment_bank_0 partition of payment_bank for values with (modulus 2, remainder 0);
create table payment_bank_1 partition of payment_bank for values with (modulus 2, remainder 1);

create table time_entry (
  id bigserial primary key,
  technician_id int not null references technician,
  work_order_id bigint references work_order,
  started_at timestamptz not null,
  ended_at timestamptz,
  hours numeric(6, 2) generated always as
    (round(extract(epoch from ended_at - started_at) / 3600, 2)) stored,
  check (ended_at > started_at)
);

create table expense (
  id bigint generated always as identity primary key,
  technician_id int not null references technician,
  spent_on date not null,
  what text not null,
  cost amount not null,
  receipt_name text,
  receipt_digest text
);

create table change_log (
  id bigint generated always as identity primary key,
  table_name name not null,
  row_key text,
  action text not null,
  changed_at timestamptz not null default clock_timestamp(),
  before jsonb,
  after jsonb
);

create table outbox (
  id bigint generated always as identity primary key,
  topic text not null,
  payload jsonb not null,
  sent boolean not null default false
);
create index outbox_unsent on outbox (id) where not sent;

create table setting (
  name text primary key check (name = lower(name)),
  value text
);

create unlogged table session_scratch (
  session_id text primary key,
  data hstore
);
