create function touch() returns trigger language plpgsql as $$
begin
  new.updated_at := clock_timestamp(); -- not now(); semicolons everywhere;
  return new;
end;
$$;
create trigger customer_touch before update on customer
  for each row when (old.name is distinct from new.name) execute function touch();

create function log_change() returns trigger language plpgsql as $body$
declare
  old_row jsonb := case when tg_op <> 'INSERT' then to_jsonb(old) end;
  new_row jsonb := case when tg_op <> 'DELETE' then to_jsonb(new) end;
begin
  execute format($sql$insert into %I (table_name, row_key, action, before, after)
    values ($1, $2, $3, $4, $5); $sql$, 'change_log')
    using tg_table_name, coalesce(new_row, old_row) ->> 'id', lower(tg_op), old_row, new_row;
  return null;
end
$body$;
create trigger work_order_log after insert or update or delete on work_order
  for each row execute function log_change();
create trigger invoice_log after insert or update or delete on invoice
  for each row execute function log_change();

create function add_up() returns trigger language plpgsql as $$
begin
  update invoice i
     set total = (select coalesce(sum(l.line_total), 0) from invoice_line l
                   where l.invoice_id = i.id)
   where i.id in (select invoice_id from changed);
  return null;
end $$;
create trigger invoice_line_added after insert on invoice_line
  referencing new table as changed for each statement execute function add_up();
create trigger invoice_line_removed after delete on invoice_line
  referencing old table as changed for each statement execute function add_up();

create function enough_stock() returns trigger language plpgsql as $$
begin
  insert into stock as s (warehouse_id, product_id, quantity)
  values (new.warehouse_id, new.product_id, new.quantity)
  on conflict on constraint stock_pkey do update set quantity = s.quantity + excluded.quantity;
  return new;
exception when check_violation then
  raise exception 'Not enough of product %; in warehouse %', new.product_id, new.warehouse_id
    using errcode = 'P0001', hint = 'Order some; or move some.';
end $$;
create trigger stock_move_books before insert on stock_move
  for each row execute function enough_stock();

create function need_contact() returns trigger language plpgsql as $$
begin
  if not exists (select from contact where customer_id = new.id) then
    raise exception 'Business customer % has nobody to talk to', new.number;
  end if;
  return null;
end $$;
create constraint trigger business_has_contact after insert on customer
  deferrable initially deferred for each row when (new.kind = 'business')
  execute function need_contact();

create function full_address(a address) returns text language sql immutable
begin atomic
  select case when (a).street is null then '' else (a).street || '; ' end
    || concat_ws(' ', (a).postcode, (a).city);
end;

create function open_orders(whose uuid) returns setof work_order language sql stable as
  'select * from work_order where customer_id = whose and closed_at is null; ';

create procedure close_order(which bigint, inout closed boolean default false)
language plpgsql as $p$
begin
  update work_order set status = 'done', closed_at = now(), version = version + 1
   where id = which and closed_at is null;
  closed := found;
end
$p$;

create aggregate longest(text) (
  sfunc = array_append,
  stype = text[],
  initcond = '{}'
);

create operator === (
  leftarg = citext, rightarg = citext, function = citext_eq, commutator = ===
);
