-- Parameters: the application's role, the schema.
select has_schema_privilege(?, n.oid, 'usage') as usable,
       exists (select from pg_extension where extname = 'btree_gist') as btree_gist
from pg_namespace n
where n.nspname = ?
