-- Parameters: the application's role, the schema.
select has_schema_privilege(?, n.oid, 'usage') as usable,
       exists (select from pg_extension where extname = 'btree_gist') as btree_gist,
       exists (select from pg_depend d
               where d.classid = 'pg_proc'::regclass
                 and d.refclassid = 'pg_namespace'::regclass
                 and d.refobjid = n.oid) as routines
from pg_namespace n
where n.nspname = ?
