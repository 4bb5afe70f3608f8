-- Parameters: the schema, the tenant column. Foreign keys within the schema that don't tie a row to
-- one of the same tenant.
select k.conrelid::bigint as relation,
       k.conname as name,
       k.confrelid::bigint as target
from pg_catalog.pg_constraint k
join pg_catalog.pg_class c on c.oid = k.conrelid
join pg_catalog.pg_class t on t.oid = k.confrelid and t.relnamespace = c.relnamespace
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname = ?
  and k.contype = 'f'
  and k.conparentid = 0
  and not exists (select from unnest(k.conkey, k.confkey) as p (here, there)
                  join pg_catalog.pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.here
                  join pg_catalog.pg_attribute b on b.attrelid = k.confrelid and b.attnum = p.there
                  cross join (select ?::text as name) asked
                  where a.attname = asked.name and b.attname = asked.name)
order by 1, 2
