-- Parameters: the roles of application work, the schemas. Found through pg_depend, whose index makes
-- the cost that of the schemas, however many there are; members of extensions are theirs.
with asked as (select ?::text[] as runtime, ?::text[] as schemas),
     thing as (
       select d.objid, n.nspname
       from pg_catalog.pg_namespace n
       join pg_catalog.pg_depend d
         on d.refclassid = 'pg_namespace'::regclass and d.refobjid = n.oid
            and d.classid = 'pg_class'::regclass
       where n.nspname = any ((select schemas from asked)::text[]))
select c.oid::bigint as id,
       t.nspname as schema,
       c.relname as name,
       c.relkind::text as kind,
       pg_catalog.pg_get_userbyid(c.relowner) as owner,
       pg_catalog.pg_has_role(c.relowner, 'usage') as ours,
       c.relispartition as partition,
       array(select i.inhparent::bigint from pg_catalog.pg_inherits i where i.inhrelid = c.oid)
         as parents,
       c.relrowsecurity as secured,
       c.relforcerowsecurity as forced,
       coalesce((select bool_or(o.option_value in ('true', 'on', 'yes', '1'))
                 from pg_catalog.pg_options_to_table(c.reloptions) o
                 where o.option_name = 'security_invoker'), false) as invoker,
       case when c.relhasrules then
         array(select r.rulename::text from pg_catalog.pg_rewrite r
               where r.ev_class = c.oid and r.rulename <> '_RETURN' order by 1) end as rules,
       array(select a.privilege_type
                    || ' ' || case a.grantee when 0 then 'public'
                                else pg_catalog.pg_get_userbyid(a.grantee)::text end
             from pg_catalog.aclexplode(c.relacl) a
             where a.grantee = 0
                or pg_catalog.pg_get_userbyid(a.grantee) = any ((select runtime from asked)::text[])
             order by 1) as grants,
       coalesce(g.columns, '{}') as granted_columns,
       coalesce(g.grants, '{}') as column_grants,
       pg_catalog.obj_description(c.oid, 'pg_class') as comment
from thing t
join pg_catalog.pg_class c on c.oid = t.objid
left join lateral (
  select array_agg(f.attname::text order by f.attnum, x.privilege_type) as columns,
         array_agg(x.privilege_type
                   || ' ' || case x.grantee when 0 then 'public'
                               else pg_catalog.pg_get_userbyid(x.grantee)::text end
                   order by f.attnum, x.privilege_type) as grants
  from pg_catalog.pg_attribute f, pg_catalog.aclexplode(f.attacl) x
  where f.attrelid = c.oid and f.attnum > 0 and f.attacl is not null
    and (x.grantee = 0
         or pg_catalog.pg_get_userbyid(x.grantee) = any ((select runtime from asked)::text[]))
) g on true
where c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
  and not exists (select from pg_catalog.pg_depend e
                  where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
order by t.nspname, c.relname
