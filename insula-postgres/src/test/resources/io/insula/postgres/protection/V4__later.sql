create table event_2026 partition of event for values from ('2026-01-01') to ('2027-01-01');
alter table orders add column number text;
alter table orders add constraint orders_number unique (number);
create index orders_placed on orders (placed desc);
create table payment (
  id uuid primary key default gen_random_uuid(),
  orders int not null,
  country char(2) not null
);
alter table payment add constraint payment_order foreign key (orders) references orders (id) on delete cascade;
create view paid as select * from payment;
create sequence invoice_number;
