-- Parameter: the roles of application work. Leave to change parameters that only superusers may.
select p.parname as parameter,
       case a.grantee when 0 then 'public' else pg_catalog.pg_get_userbyid(a.grantee) end as grantee,
       a.privilege_type as privilege
from pg_catalog.pg_parameter_acl p, pg_catalog.aclexplode(p.paracl) a
where a.grantee = 0 or pg_catalog.pg_get_userbyid(a.grantee) = any (?::text[])
order by 1, 2, 3
