-- What is published, by schema.
select t.pubname as name,
       bool_or(t.schemaname = 'insula' and t.tablename = 'binding_key') as key,
       array_agg(distinct t.schemaname::text order by t.schemaname::text) as schemas
from pg_catalog.pg_publication_tables t
group by t.pubname
order by t.pubname
