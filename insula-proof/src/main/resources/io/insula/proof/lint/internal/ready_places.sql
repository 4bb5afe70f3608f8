select number, isolation, cluster, database, schema, role, state,
       state <> 'ready' and lease_until < now() as silent
from insula.ready_place
order by number
