-- Parameters: a table as a statement writes it, the schema. The keys that can be referred to.
select c.relname as table,
       i.indisprimary as primary,
       array(select a.attname::text
             from unnest(i.indkey::int2[]) with ordinality p (attnum, n)
             join pg_attribute a on a.attrelid = c.oid and a.attnum = p.attnum
             where p.n <= i.indnkeyatts
             order by p.n) as columns
from pg_class c
join pg_namespace n on n.oid = c.relnamespace
join pg_index i on i.indrelid = c.oid
where c.oid = to_regclass(?)
  and n.nspname = ?
  and i.indisunique
  and i.indimmediate
  and i.indpred is null
  and i.indexprs is null
