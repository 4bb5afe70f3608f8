create table product (
  sku text,
  edition int,
  title text not null,
  primary key (sku, edition),
  constraint product_title unique (title) deferrable initially deferred
);
create table orders (
  id serial primary key,
  person bigint references person on delete restrict,
  parent int references orders on delete cascade deferrable initially deferred,
  placed timestamptz not null default now()
);
create table order_line (
  orders int references orders on delete cascade,
  line int,
  sku text,
  edition int,
  gift boolean,
  primary key (orders, line),
  constraint line_product foreign key (sku, edition) references product on delete set null (edition)
);
create index line_gift on order_line (orders) where gift;
create index line_sku on order_line using hash (sku);
create view big_order as select o.id, count(*) as lines from orders o join order_line l on l.orders = o.id group by o.id;
create view person_names as select id, email from person;
create function stamp() returns trigger language plpgsql as $$ begin new.placed := now(); return new; end $$;
create trigger stamped before update on orders for each row execute function stamp();
