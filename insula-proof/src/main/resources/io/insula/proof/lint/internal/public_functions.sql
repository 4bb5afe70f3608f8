-- Functions of the schema insula that everybody may execute, except those of triggers.
select pg_catalog.format('%I.%I(%s)', 'insula', p.proname,
                         pg_catalog.pg_get_function_identity_arguments(p.oid)) as function
from pg_catalog.pg_proc p,
     pg_catalog.aclexplode(coalesce(p.proacl, pg_catalog.acldefault('f', p.proowner))) a
where p.pronamespace = to_regnamespace('insula')
  and p.proname in ('tenant', 'tenant_number')
  and a.grantee = 0
order by 1
