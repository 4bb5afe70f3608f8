-- Parameter: the ids of the tables. What partitions inherit is their parent's.
select k.conrelid::bigint as relation,
       k.conname as name,
       array(select a.attname::text from unnest(k.conkey) with ordinality p (attnum, n)
             join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.attnum
             order by p.n) as columns,
       k.confrelid::bigint as target,
       array(select a.attname::text from unnest(k.confkey) with ordinality p (attnum, n)
             join pg_attribute a on a.attrelid = k.confrelid and a.attnum = p.attnum
             order by p.n) as target_columns,
       array(select a.attname::text from unnest(k.confdelsetcols) with ordinality p (attnum, n)
             join pg_attribute a on a.attrelid = k.conrelid and a.attnum = p.attnum
             order by p.n) as cleared,
       k.confupdtype::text as on_update,
       k.confdeltype::text as on_delete,
       k.confmatchtype = 'f' as match_full,
       k.condeferrable as deferrable,
       k.condeferred as deferred,
       k.convalidated as validated,
       coalesce((to_jsonb(k) ->> 'conenforced')::boolean, true) as enforced,
       coalesce((to_jsonb(k) ->> 'conperiod')::boolean, false) as period,
       obj_description(k.oid, 'pg_constraint') as comment
from pg_constraint k
where k.conrelid = any (?::bigint[]::oid[])
  and k.contype = 'f'
  and k.conparentid = 0
order by k.conrelid, k.conname
