-- Parameter: the ids of the tables. Foreign keys that a later statement has been waiting with.
select k.conrelid::bigint as relation,
       k.conname as name,
       pg_get_constraintdef(k.oid) as definition,
       obj_description(k.oid, 'pg_constraint') as comment
from pg_constraint k
where k.conrelid = any (?::bigint[]::oid[])
  and k.contype = 'c'
  and k.coninhcount = 0
  and pg_get_constraintdef(k.oid) like '%insula.references/%'
order by k.conrelid, k.conname
