-- Parameter: the ids of the tables.
select a.attrelid::bigint as relation,
       a.attname as name,
       format_type(a.atttypid, a.atttypmod) as type,
       a.attnotnull as required,
       a.attidentity <> '' as identity,
       a.attgenerated <> '' as generated,
       pg_get_expr(d.adbin, d.adrelid) as value
from pg_attribute a
left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
where a.attrelid = any (?::bigint[]::oid[])
  and a.attnum > 0
  and not a.attisdropped
order by a.attrelid, a.attnum
