-- The same reports in a form that can be kept apart in every isolation: a materialized view where a
-- tenant has a database of its own, a view elsewhere.
do $$
begin
  if '${insula:isolation}' = 'database' then
    create materialized view revenue as
    select date_trunc('month', issued_on)::date as month, currency_code, sum(total) as total
    from invoice where status <> 'void' group by 1, 2;
    create unique index revenue_key on revenue (month, currency_code);
    create materialized view asset_age as
    select a.id, m.name as model, current_date - a.installed_on as days
    from asset a left join asset_model m on m.id = a.model_id;
  else
    create view revenue as
    select date_trunc('month', issued_on)::date as month, currency_code, sum(total) as total
    from invoice where status <> 'void' group by 1, 2;
    create view asset_age as
    select a.id, m.name as model, current_date - a.installed_on as days
    from asset a left join asset_model m on m.id = a.model_id;
  end if;
end
$$;

create view skill_spread as
select s.code, s.name, count(t.technician_id) as technicians
from skill s left join technician_skill t on t.skill_code = s.code
group by s.code, s.name;

create function change_log_stays() returns trigger language plpgsql as
  'begin return null; end';
create trigger change_log_stays before delete on change_log
  for each row execute function change_log_stays();

create table measurement (
  id bigint generated always as identity primary key,
  asset_id bigint,
  read_at timestamptz,
  check (num_nulls(asset_id, read_at) in (0, 2)),
  foreign key (asset_id, read_at) references asset_reading (asset_id, read_at)
);
