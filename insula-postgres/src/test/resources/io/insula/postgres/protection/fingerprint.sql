set search_path = '';
with here as (
  select c.* from pg_catalog.pg_class c where c.relnamespace = 'public'::pg_catalog.regnamespace
)
select line from (
  select pg_catalog.format('relation %s %s %s %s %s %s %s', relname, relkind, relrowsecurity,
                relforcerowsecurity, reloptions, relacl, obj_description(oid, 'pg_class')) as line
  from here
  union all
  select format('column %s.%s %s %s %s', h.relname, a.attname, format_type(a.atttypid, a.atttypmod),
                a.attnotnull, pg_get_expr(d.adbin, d.adrelid))
  from here h join pg_attribute a on a.attrelid = h.oid and a.attnum > 0
  left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
  where h.relkind in ('r', 'p', 'v')
  union all
  select format('index %s', pg_get_indexdef(h.oid)) from here h where h.relkind in ('i', 'I')
  union all
  select format('constraint %s.%s %s %s', h.relname, k.conname, pg_get_constraintdef(k.oid),
                obj_description(k.oid, 'pg_constraint'))
  from here h join pg_constraint k on k.conrelid = h.oid and h.relkind in ('r', 'p')
  union all
  select format('policy %s %s %s %s %s %s', h.relname, p.polname, p.polpermissive, p.polroles,
                pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
  from here h join pg_policy p on p.polrelid = h.oid
) lines order by line collate "C"
