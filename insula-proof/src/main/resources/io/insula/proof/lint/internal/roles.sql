-- Parameter: names of roles.
select rolname, rolsuper, rolbypassrls, rolcreaterole, rolcreatedb, rolreplication, rolcanlogin
from pg_catalog.pg_roles
where rolname = any (?::text[])
