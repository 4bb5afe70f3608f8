-- Runs over the fleet that are open.
select id, state, extract(epoch from now() - updated_at)::bigint as idle, reason
from insula.fleet_run
where state in ('running', 'waiting', 'halted')
order by id
