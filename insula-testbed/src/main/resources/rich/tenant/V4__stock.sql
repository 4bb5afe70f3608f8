create table product (
  id bigint generated always as identity primary key,
  sku sku not null unique,
  name text not null,
  unit_code text not null default 'pc' references unit,
  price amount not null,
  vat percentage,
  gross numeric(14, 2) generated always as (round(price * (1 + vat / 100), 2)) stored,
  discontinued boolean not null default false
);

create table product_part (
  product_id bigint references product on delete cascade,
  part_id bigint references product,
  quantity numeric(10, 3) not null check (quantity > 0),
  primary key (product_id, part_id)
);

create table warehouse (
  id int generated always as identity primary key,
  branch_id bigint references branch,
  technician_id int unique references technician,
  name text not null,
  constraint van_or_house check (num_nonnulls(branch_id, technician_id) = 1)
);

create table stock (
  warehouse_id int references warehouse on delete cascade,
  product_id bigint references product,
  quantity numeric(12, 3) not null default 0,
  minimum numeric(12, 3) not null default 0,
  primary key (warehouse_id, product_id),
  check (quantity >= 0)
);

create table supplier (
  id bigint generated always as identity primary key,
  name text not null unique,
  email email,
  country_code char(2) references country
);

create table supplier_price (
  supplier_id bigint references supplier on delete cascade,
  product_id bigint references product on delete cascade,
  currency_code char(3) not null default 'EUR' references currency,
  price amount not null,
  valid daterange not null default '[,)',
  exclude using gist (supplier_id with =, product_id with =, valid with &&)
);

create table stock_move (
  id bigint generated always as identity,
  moved_on date not null,
  warehouse_id int not null references warehouse,
  product_id bigint not null references product,
  quantity numeric(12, 3) not null,
  work_order_id bigint references work_order on delete set null,
  primary key (id, moved_on)
) partition by range (moved_on);
create table stock_move_2025 partition of stock_move
  for values from ('2025-01-01') to ('2026-01-01');
create table stock_move_2026 partition of stock_move
  for values from ('2026-01-01') to ('2027-01-01');
create table stock_move_rest partition of stock_move default;
create index stock_move_product on stock_move (product_id, moved_on);
