-- Who is a member of whom. Up to 15, inheriting is an attribute of the member.
select g.rolname as "group",
       m.rolname as member,
       coalesce((to_jsonb(a) ->> 'inherit_option')::boolean, m.rolinherit) as inherits
from pg_catalog.pg_auth_members a
join pg_catalog.pg_roles g on g.oid = a.roleid
join pg_catalog.pg_roles m on m.oid = a.member
where coalesce((to_jsonb(a) ->> 'inherit_option')::boolean, true)
   or coalesce((to_jsonb(a) ->> 'set_option')::boolean, true)
