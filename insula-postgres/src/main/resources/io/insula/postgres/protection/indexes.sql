-- Parameter: the ids of the tables. An expression stands as an empty name among the columns.
select i.indrelid::bigint as relation,
       c.relname as name,
       m.amname as method,
       i.indisunique as unique,
       i.indisprimary as primary,
       i.indimmediate as immediate,
       i.indpred is not null as partial,
       c.relispartition as inherited,
       i.indisclustered as clustered,
       i.indisreplident as identifies,
       coalesce(c.reloptions, '{}') as options,
       array(select coalesce(a.attname::text, '')
             from unnest(i.indkey::int2[]) with ordinality p (attnum, n)
             left join pg_attribute a
               on a.attrelid = i.indrelid and a.attnum = p.attnum and p.attnum <> 0
             where p.n <= i.indnkeyatts
             order by p.n) as columns,
       pg_get_indexdef(i.indexrelid) as definition,
       obj_description(i.indexrelid, 'pg_class') as comment,
       k.contype::text as constraint_type,
       pg_get_constraintdef(k.oid) as constraint_definition,
       obj_description(k.oid, 'pg_constraint') as constraint_comment
from pg_index i
join pg_class c on c.oid = i.indexrelid
join pg_am m on m.oid = c.relam
left join pg_constraint k
  on k.conrelid = i.indrelid and k.conindid = i.indexrelid and k.contype in ('p', 'u', 'x')
where i.indrelid = any (?::bigint[]::oid[])
order by i.indrelid, c.relname
