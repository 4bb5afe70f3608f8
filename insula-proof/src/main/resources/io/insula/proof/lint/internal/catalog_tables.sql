-- Parameters: the owner's role, the migrator's. The ledger and its tenants have no row security,
-- since the application has no right to them.
with asked as (select ?::text as owner, ?::text as migrator)
select c.relname as name,
       c.relrowsecurity and c.relforcerowsecurity
         or not exists (select from pg_catalog.pg_policy p where p.polrelid = c.oid) as secured,
       array(select a.privilege_type
                    || ' ' || case a.grantee when 0 then 'public'
                                else pg_catalog.pg_get_userbyid(a.grantee)::text end
             from pg_catalog.aclexplode(c.relacl) a
             where a.grantee = 0
                or pg_catalog.pg_get_userbyid(a.grantee)
                   not in ((select owner from asked), (select migrator from asked))
             order by 1) as grants
from pg_catalog.pg_class c
where c.relnamespace = to_regnamespace('insula')
  and c.relkind in ('r', 'p')
  and c.relname <> 'binding_key'
order by 1
