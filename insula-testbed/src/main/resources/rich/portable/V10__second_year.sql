-- A year later: columns, data moved, a new kind of customer.
alter table customer add column rating smallint default 3 check (rating between 1 and 5);
alter table technician add column phone text, alter column hourly_rate set default 45;
alter table invoice add column due_on date;
update invoice set due_on = issued_on + 30 where due_on is null;
alter table invoice alter column due_on set default current_date + 30;

create table receipt (
  id bigint generated always as identity primary key,
  expense_id bigint not null unique references expense on delete cascade,
  name text not null,
  digest text
);
-- Statements about rows are repeated for a new row tenant, who never had these columns.
do $$
begin
  if exists (select from information_schema.columns
              where table_schema = '${insula:schema}' and table_name = 'expense'
                and column_name = 'receipt_name') then
    insert into receipt (expense_id, name, digest)
    select id, receipt_name, receipt_digest from expense where receipt_name is not null;
  end if;
end
$$;
alter table expense drop column receipt_name, drop column receipt_digest;

update product p
set name = p.name || ' (' || u.label || ')'
from unit u
where u.code = p.unit_code and p.name like 'Part %';

alter table work_order rename column urgency to priority;
alter table stock_move detach partition stock_move_rest;
drop table stock_move_rest;
create table stock_move_2027 partition of stock_move
  for values from ('2027-01-01') to ('2028-01-01');
create table stock_move_old (like stock_move including defaults including constraints);
alter table stock_move attach partition stock_move_old
  for values from ('2000-01-01') to ('2025-01-01');

alter type customer_kind add value if not exists 'partner' after 'business';
