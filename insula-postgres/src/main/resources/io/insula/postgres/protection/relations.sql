-- Parameters: the application's role, the schema. Found through pg_depend, whose index
-- makes the cost that of one schema, however many there are; members of extensions are theirs, and
-- what is set aside serves another tool.
select c.oid::bigint as id,
       c.relname as name,
       c.relkind::text as kind,
       pg_get_userbyid(c.relowner) as owner,
       pg_has_role(c.relowner, 'usage') as owned,
       c.relispartition as partition,
       c.reloftype <> 0 as typed,
       c.relrowsecurity as secured,
       c.relforcerowsecurity as forced,
       array(select i.inhparent::bigint from pg_inherits i where i.inhrelid = c.oid) as parents,
       array(select r.rulename::text from pg_rewrite r
             where r.ev_class = c.oid and r.rulename <> '_RETURN' order by 1) as rules,
       coalesce(c.reloptions, '{}') as options,
       array(select distinct a.privilege_type from aclexplode(c.relacl) a
             where a.grantee = to_regrole(quote_ident(?))::oid order by 1) as granted,
       array(select distinct a.privilege_type from aclexplode(c.relacl) a
             where a.grantee = 0 order by 1) as public
from pg_class c
where c.oid in (select d.objid from pg_depend d
                where d.classid = 'pg_class'::regclass
                  and d.refclassid = 'pg_namespace'::regclass
                  and d.refobjid = (select oid from pg_namespace where nspname = ?))
  and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
  and not exists (select from pg_depend e
                  where e.classid = 'pg_class'::regclass and e.objid = c.oid and e.deptype = 'e')
  and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'Insula: set aside%'
order by c.relname
