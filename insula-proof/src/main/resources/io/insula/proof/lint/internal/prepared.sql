-- Parameter: the databases.
select gid, owner, database, extract(epoch from now() - prepared)::bigint as age
from pg_catalog.pg_prepared_xacts
where database = any (?::text[])
order by gid
