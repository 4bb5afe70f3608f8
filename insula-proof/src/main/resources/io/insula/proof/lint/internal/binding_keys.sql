select id,
       pooled,
       coalesce(retired_at <= now(), false) as retired,
       extract(day from now() - created_at)::bigint as days
from insula.binding_key
order by created_at, id
