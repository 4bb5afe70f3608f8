create table invoice (
  id bigint generated always as identity primary key,
  number text not null unique,
  customer_id bigint not null references customer (id),
  currency text not null,
  issued timestamptz not null default now(),
  paid boolean not null default false
);

create index invoice_of_customer on invoice (customer_id);

create table invoice_line (
  id bigint generated always as identity primary key,
  invoice_id bigint not null references invoice (id) on delete cascade,
  product_id bigint not null references product (id),
  quantity integer not null check (quantity > 0),
  price numeric(10, 2) not null
);

create index line_of_invoice on invoice_line (invoice_id);
