-- Parameters: the roles of application work, the databases. What their sessions begin with.
select coalesce(r.rolname, '') as role,
       coalesce(d.datname, '') as database,
       unnest(s.setconfig) as setting
from pg_catalog.pg_db_role_setting s
left join pg_catalog.pg_roles r on r.oid = s.setrole
left join pg_catalog.pg_database d on d.oid = s.setdatabase
where (s.setrole = 0 or r.rolname = any (?::text[]))
  and (s.setdatabase = 0 or d.datname = any (?::text[]))
