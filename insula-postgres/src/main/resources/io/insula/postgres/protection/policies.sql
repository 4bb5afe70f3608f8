-- Parameter: the ids of the tables.
select p.polrelid::bigint as relation,
       p.polname as name,
       p.polpermissive as permissive,
       p.polcmd = '*' as every_command,
       array(select case r when 0 then 'public' else pg_get_userbyid(r)::text end
             from unnest(p.polroles) r order by 1) as roles,
       coalesce(pg_get_expr(p.polqual, p.polrelid), '') as visible,
       coalesce(pg_get_expr(p.polwithcheck, p.polrelid), '') as writable
from pg_policy p
where p.polrelid = any (?::bigint[]::oid[])
order by p.polrelid, p.polname
