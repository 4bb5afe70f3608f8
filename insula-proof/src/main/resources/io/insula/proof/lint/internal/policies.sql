-- Parameter: the schemas. To print an expression the server opens the table, so that what names no
-- column is printed once for all tables that have the same; the key says which those are.
with thing as (
       select d.objid
       from pg_catalog.pg_namespace n
       join pg_catalog.pg_depend d
         on d.refclassid = 'pg_namespace'::regclass and d.refobjid = n.oid
            and d.classid = 'pg_class'::regclass
       where n.nspname = any (?::text[])),
     policy as (
       select p.*,
              coalesce(p.polqual::text, '') || '|' || coalesce(p.polwithcheck::text, '')
                as conditions
       from thing t
       join pg_catalog.pg_policy p on p.polrelid = t.objid),
     -- Up to 16 the trees hold where in the statement each piece stood.
     keyed as (
       select p.*,
              case when p.conditions like '%{VAR %' then p.oid::text
                   when pg_catalog.current_setting('server_version_num')::int >= 170000
                     then pg_catalog.md5(p.conditions)
                   else pg_catalog.md5(pg_catalog.regexp_replace(
                          p.conditions, 'location -?[0-9]+', '', 'g')) end as key
       from policy p),
     numbered as (
       select k.*, pg_catalog.row_number() over (partition by k.key) = 1 as first
       from keyed k)
select p.polrelid::bigint as relation,
       p.polname as name,
       p.polpermissive as permissive,
       p.polcmd = '*' as every_command,
       array(select case r when 0 then 'public' else pg_catalog.pg_get_userbyid(r)::text end
             from unnest(p.polroles) r order by 1) as roles,
       p.key,
       case when p.first then coalesce(pg_catalog.pg_get_expr(p.polqual, p.polrelid), '') end
         as visible,
       case when p.first then coalesce(pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid), '') end
         as writable
from numbered p
