-- Parameters: the schema, the tenant column. Unique keys and exclusion constraints without the
-- column, except keys that the database fills by itself.
select i.indrelid::bigint as relation,
       x.relname as name,
       i.indisexclusion as exclusion
from pg_catalog.pg_index i
join pg_catalog.pg_class x on x.oid = i.indexrelid
join pg_catalog.pg_class c on c.oid = i.indrelid
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
where n.nspname = ?
  and c.relkind in ('r', 'p')
  and not x.relispartition
  and (i.indisunique or i.indisexclusion)
  and not exists (select from pg_catalog.pg_attribute a
                  where a.attrelid = i.indrelid and a.attname = ?
                    and a.attnum = any ((i.indkey::int2[])[0:i.indnkeyatts - 1]))
  and not (i.indisprimary and i.indnkeyatts = 1
           and exists (select from pg_catalog.pg_attribute a
                       left join pg_catalog.pg_attrdef d
                         on d.adrelid = a.attrelid and d.adnum = a.attnum
                       where a.attrelid = i.indrelid and a.attnum = i.indkey[0]
                         and (a.attidentity <> ''
                              or a.attgenerated = ''
                                 and (pg_catalog.pg_get_expr(d.adbin, d.adrelid) like 'nextval(%'
                                      or a.atttypid = 'uuid'::regtype
                                         and pg_catalog.pg_get_expr(d.adbin, d.adrelid)
                                             like '%(%'))))
order by 1, 2
