-- Plain SQL for one shop: no tenant column, no schema name. The same file serves every isolation.
create table customer (
  id bigint generated always as identity primary key,
  email text not null unique,
  name text not null,
  joined timestamptz not null default now()
);

create table product (
  id bigint generated always as identity primary key,
  sku text not null unique,
  title text not null,
  price numeric(10, 2) not null check (price >= 0)
);
