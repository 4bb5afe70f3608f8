-- Who is bound to this transaction, by the setting insula.binding: tenant:number:…
-- Without proof: any SQL can pose as any tenant. Nothing here depends on the backend, so parallel
-- workers may call it.
create or replace function insula.${name}() returns ${type}
language plpgsql stable security invoker parallel safe
set search_path = pg_catalog, pg_temp
as $body$
declare
  binding text := current_setting('insula.binding', true);
begin
  if binding is null or binding = '' then
    raise exception 'no tenant is bound to this transaction' using
      errcode = 'IN001',
      hint = 'Take the connection from Insula''s DataSource, within the scope of a tenant.';
  end if;
  if octet_length(binding) > 400
     or binding !~ '^(!catalog|[a-z0-9][a-z0-9_-]{0,39}):[0-9]{1,18}:' then
    raise exception 'the binding of this transaction is not valid: it is malformed' using
      errcode = 'IN002',
      hint = 'Only Insula makes bindings.';
  end if;
  return ${value};
end
$body$
