create or replace view order_backlog as
select priority, count(*) as orders, min(due_on) as first_due
from work_order
where status in ('draft', 'planned', 'running')
group by priority;

comment on view order_backlog is 'By priority; "emergency" first';
