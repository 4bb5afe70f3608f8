-- Parameters: the application's role, the migrator's. Functions of users that run with somebody
-- else's rights, outside the database's walls, or ahead of them. A mighty owner sees every tenant.
with asked as (select ?::text as role, ?::text as migrator)
select n.nspname as schema,
       p.proname as name,
       pg_catalog.format('%I.%I(%s)', n.nspname, p.proname,
                         pg_catalog.pg_get_function_identity_arguments(p.oid)) as signature,
       l.lanname as language,
       l.lanpltrusted as trusted,
       p.prosecdef as definer,
       p.proleakproof as leakproof,
       exists (select from unnest(p.proconfig) c where c like 'search_path=%') as pinned,
       o.rolname as owner,
       o.rolsuper or o.rolbypassrls or o.rolname = (select migrator from asked) as mighty,
       pg_catalog.has_function_privilege((select role from asked), p.oid, 'execute')
         and pg_catalog.has_schema_privilege((select role from asked), n.oid, 'usage')
         and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype) as executable,
       p.prorettype in ('trigger'::regtype, 'event_trigger'::regtype) as event
from pg_catalog.pg_proc p
join pg_catalog.pg_namespace n on n.oid = p.pronamespace
join pg_catalog.pg_language l on l.oid = p.prolang
join pg_catalog.pg_roles o on o.oid = p.proowner
where (p.prosecdef or p.proleakproof or not l.lanpltrusted)
  and p.prokind in ('f', 'p', 'w')
  and n.nspname not in ('pg_catalog', 'information_schema', 'insula')
  and n.nspname !~ '^pg_'
  and not exists (select from pg_catalog.pg_depend e
                  where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e')
order by 3
