-- Parameter: the migrator's role.
select n.nspname as schema,
       c.relname as table,
       t.tgname as trigger,
       pg_catalog.format('%I.%I()', f.nspname, p.proname) as function,
       f.nspname || '.' || p.proname as waiver
from pg_catalog.pg_trigger t
join pg_catalog.pg_proc p on p.oid = t.tgfoid and p.prosecdef
join pg_catalog.pg_namespace f on f.oid = p.pronamespace
join pg_catalog.pg_roles o on o.oid = p.proowner
join pg_catalog.pg_class c on c.oid = t.tgrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where not t.tgisinternal
  and (o.rolsuper or o.rolbypassrls or o.rolname = ?)
  and n.nspname <> 'insula'
order by 1, 2, 3
