-- Parameter: the owner's role. Who else may do anything with the keys.
select distinct
       case a.grantee when 0 then 'public' else pg_catalog.pg_get_userbyid(a.grantee) end as grantee,
       a.privilege_type as privilege
from pg_catalog.pg_class c
cross join lateral (
  select x.grantee, x.privilege_type from pg_catalog.aclexplode(c.relacl) x
  union all
  select x.grantee, x.privilege_type
  from pg_catalog.pg_attribute f, pg_catalog.aclexplode(f.attacl) x
  where f.attrelid = c.oid) a
where c.oid = to_regclass('insula.binding_key')
  and (a.grantee = 0 or pg_catalog.pg_get_userbyid(a.grantee) <> ?)
order by 1, 2
