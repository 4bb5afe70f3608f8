-- Parameters: the application's role, the schemas that are places. What the role may reach is
-- counted only elsewhere, since places are looked at by themselves.
with asked as (select ?::text as role, ?::text[] as places),
     stray as (
       select n.oid
       from pg_catalog.pg_namespace n
       where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'insula')
         and not n.nspname = any ((select places from asked)::text[])
         and pg_catalog.has_schema_privilege((select role from asked), n.oid, 'usage')),
     reached as (
       select c.relnamespace, count(*) as relations
       from pg_catalog.pg_class c
       where c.relnamespace in (select oid from stray)
         and c.relkind in ('r', 'p', 'v', 'm', 'f')
         and pg_catalog.has_table_privilege((select role from asked), c.oid,
               'select, insert, update, delete')
         and not exists (select from pg_catalog.pg_depend e
                         where e.classid = 'pg_class'::regclass and e.objid = c.oid
                           and e.deptype = 'e')
       group by c.relnamespace)
select n.nspname as name,
       coalesce((pg_catalog.regexp_match(pg_catalog.obj_description(n.oid, 'pg_namespace'),
                   '^Insula: place of tenant number ([0-9]{1,19})$'))[1]::bigint, 0) as number,
       array(select a.privilege_type
                    || ' ' || case a.grantee when 0 then 'public'
                                else pg_catalog.pg_get_userbyid(a.grantee)::text end
             from pg_catalog.aclexplode(n.nspacl) a
             where a.grantee <> n.nspowner
             order by 1) as grants,
       coalesce(r.relations, 0) as readable
from pg_catalog.pg_namespace n
left join reached r on r.relnamespace = n.oid
where n.nspname !~ '^pg_' and n.nspname not in ('information_schema', 'insula')
order by n.nspname
