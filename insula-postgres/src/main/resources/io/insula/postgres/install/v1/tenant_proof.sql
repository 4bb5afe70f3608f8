-- Who is bound to this transaction, by the sealed setting insula.binding:
--   tenant:number:expiry:key:pid:mac
-- PL/pgSQL, since a call costs 8 microseconds and the plan of its one query stays with the session.
-- The key stays a column of that query: as a value it would be folded into the plan, which
-- debug_print_plan shows. No field is cast before the seal is found intact, so that a malformed
-- setting can't raise an error of its own. The pinned search_path costs 1 microsecond on 15 and
-- nothing on 18, and keeps the plan valid while the caller's path changes with every tenant.
create or replace function insula.${name}() returns ${type}
language plpgsql stable security definer parallel restricted
set search_path = pg_catalog, pg_temp
as $body$
declare
  binding text := current_setting('insula.binding', true);
  without_pid boolean;
begin
  if binding is null or binding = '' then
    raise exception 'no tenant is bound to this transaction' using
      errcode = 'IN001',
      hint = 'Take the connection from Insula''s DataSource, within the scope of a tenant.';
  end if;
  if octet_length(binding) <= 400 then
    select k.pooled
      into without_pid
      from insula.binding_key k
     where k.id = split_part(binding, ':', 4)
       and (k.retired_at is null or k.retired_at > now())
       and right(binding, 64) = encode(sha256(k."outer"
             || sha256(k."inner" || convert_to(left(binding, -65), 'UTF8'))), 'hex');
  end if;
  if without_pid is null then
    raise exception 'the binding of this transaction is not valid: no key in use has sealed it' using
      errcode = 'IN002',
      hint = 'Only Insula makes bindings. If it made this one, its secret is not the one that this database was prepared with.';
  end if;
  if split_part(binding, ':', 3)::bigint < date_part('epoch', now()) then
    raise exception 'the binding of this transaction has expired' using
      errcode = 'IN002',
      hint = 'Bindings are made afresh for each transaction. Compare the clocks of application and database.';
  end if;
  if split_part(binding, ':', 5) <> pg_backend_pid()::text
     and not (without_pid and split_part(binding, ':', 5) = '0') then
    raise exception 'the binding of this transaction was made for another connection' using
      errcode = 'IN002',
      hint = 'Behind a pooler, prepare the database and open Insula in pooler mode.';
  end if;
  return ${value};
end
$body$
