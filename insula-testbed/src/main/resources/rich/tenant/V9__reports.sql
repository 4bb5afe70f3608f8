create materialized view revenue as
select date_trunc('month', issued_on)::date as month, currency_code, sum(total) as total
from invoice
where status <> 'void'
group by 1, 2;
create unique index revenue_key on revenue (month, currency_code);

create materialized view asset_age as
select a.id, m.name as model, current_date - a.installed_on as days
from asset a left join asset_model m on m.id = a.model_id
with no data;

create function refresh_reports() returns void language plpgsql
security definer set search_path from current as $$
begin
  refresh materialized view revenue;
  refresh materialized view asset_age;
end $$;

create view skill_spread as
select s.code, s.name, count(t.technician_id) as technicians
from skill s left join technician_skill t on t.skill_code = s.code
group by s.code, s.name;

create rule change_log_stays as on delete to change_log do instead nothing;

create table measurement (
  id bigint generated always as identity primary key,
  asset_id bigint,
  read_at timestamptz,
  foreign key (asset_id, read_at) references asset_reading (asset_id, read_at) match full
);
