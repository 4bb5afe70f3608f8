create view open_order as
select w.id, w.number, w.title, w.urgency, c.name as customer, full_address(s.place) as place
from work_order w
join customer c on c.id = w.customer_id
left join site s on s.id = w.site_id
where w.closed_at is null;
comment on view open_order is 'What is still to be done; see "order_backlog"';

-- Can be written through.
create view emergency as
select id, customer_id, title, urgency from work_order where urgency = 'emergency'
with local check option;
alter view emergency alter column urgency set default 'emergency';

create view technician_card with (security_barrier) as
select t.id, t.full_name, t.email, coalesce(array_agg(s.skill_code) filter
  (where s.skill_code is not null), '{}') as skills
from technician t
left join technician_skill s on s.technician_id = t.id
where t.active
group by t.id, t.full_name, t.email;

create function technician_card_insert() returns trigger language plpgsql as $$
begin
  insert into technician (email, first_name, last_name)
  values (new.email, split_part(new.full_name, ' ', 1), split_part(new.full_name, ' ', 2))
  returning id into new.id;
  return new;
end $$;
create trigger technician_card_insert instead of insert on technician_card
  for each row execute function technician_card_insert();

create recursive view team_tree (id, path) as
select id, name from team where parent_id is null
union all
select t.id, p.path || ' / ' || t.name from team t join team_tree p on p.id = t.parent_id;
