-- Who may do what in this database as a whole.
select case a.grantee when 0 then 'public' else pg_catalog.pg_get_userbyid(a.grantee) end as grantee,
       a.privilege_type as privilege
from pg_catalog.pg_database d,
     pg_catalog.aclexplode(coalesce(d.datacl, pg_catalog.acldefault('d', d.datdba))) a
where d.datname = current_database() and a.grantee <> d.datdba
order by 1, 2
