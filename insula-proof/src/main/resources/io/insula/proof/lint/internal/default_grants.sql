-- Parameter: the roles of application work.
select pg_catalog.pg_get_userbyid(d.defaclrole) as maker,
       coalesce(n.nspname, '') as schema,
       case d.defaclobjtype when 'r' then 'tables' when 'S' then 'sequences' when 'f' then 'functions'
                            when 'T' then 'types' when 'n' then 'schemas' else 'large objects' end
         as kind,
       case a.grantee when 0 then 'public' else pg_catalog.pg_get_userbyid(a.grantee) end as grantee,
       a.privilege_type as privilege
from pg_catalog.pg_default_acl d
left join pg_catalog.pg_namespace n on n.oid = d.defaclnamespace
cross join lateral pg_catalog.aclexplode(d.defaclacl) a
where (a.grantee = 0 or pg_catalog.pg_get_userbyid(a.grantee) = any (?::text[]))
  -- Everybody may execute functions and use types unless that was taken away.
  and not (a.grantee = 0 and d.defaclobjtype in ('f', 'T'))
order by 1, 2, 3, 4, 5
