-- Parameter: the schema. To print an expression the server opens the table; one that is the same as
-- on the line before, and names no column, reads the same and is not printed again.
select p.polrelid::bigint as relation,
       p.polname as name,
       p.polpermissive as permissive,
       p.polcmd = '*' as every_command,
       array(select case r when 0 then 'public' else pg_get_userbyid(r)::text end
             from unnest(p.polroles) r order by 1) as roles,
       p.again,
       case when not p.again then coalesce(pg_get_expr(p.polqual, p.polrelid), '') end as visible,
       case when not p.again then coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') end as writable
from (select *,
             coalesce(conditions = lag(conditions) over (order by polname, polrelid)
               and conditions not like '%{VAR %', false) as again
      from (select *, polqual::text || polwithcheck::text as conditions from pg_policy) each
      where polrelid in (select d.objid from pg_depend d
                         where d.classid = 'pg_class'::regclass
                           and d.refclassid = 'pg_namespace'::regclass
                           and d.refobjid = (select oid from pg_namespace where nspname = ?))) p
order by p.polname, p.polrelid
