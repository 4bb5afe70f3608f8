-- Parameter: the databases.
select slot_name, slot_type
from pg_catalog.pg_replication_slots
where not active and (database is null or database = any (?::text[]))
order by slot_name
