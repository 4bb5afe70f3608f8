-- Parameters: the tenant column, the schema. Also tables that lack it, and whether an index begins
-- with it.
with asked as (select ?::text as name)
select c.oid::bigint as relation,
       case when a.attnum is not null then pg_catalog.format_type(a.atttypid, a.atttypmod) end
         as type,
       coalesce(a.attnotnull, false) as required,
       case when a.attidentity <> '' then 'identity'
            else pg_catalog.pg_get_expr(d.adbin, d.adrelid) end as value,
       exists (select from pg_catalog.pg_index i
               join pg_catalog.pg_class x on x.oid = i.indexrelid
               join pg_catalog.pg_am m on m.oid = x.relam
               where i.indrelid = c.oid and i.indisvalid and i.indpred is null
                 and m.amname = 'btree' and i.indkey[0] = a.attnum) as leads
from pg_catalog.pg_class c
join pg_catalog.pg_namespace n on n.oid = c.relnamespace
left join pg_catalog.pg_attribute a
  on a.attrelid = c.oid and a.attname = (select name from asked) and a.attnum > 0
     and not a.attisdropped
left join pg_catalog.pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
where n.nspname = ? and c.relkind in ('r', 'p')
