-- What every tenant begins with.
COPY skill (code, name, level_max) FROM stdin;
electric	Electricity; up to 1 kV	3
gas	Gas & heating	2
it	Networks\tand "IT"	5
\.

insert into branch (code, name, location)
values ('HQ', 'Head office', row('Main street 1', '10115', 'Berlin; Mitte', 'DE'));

with made as (
  insert into team (branch_id, name)
  select id, unnest(array['North', 'South']) from branch where code = 'HQ'
  returning id, name
)
insert into team (branch_id, name, parent_id)
select b.id, m.name || ' trainees', m.id
from made m cross join branch b;

insert into tax_rate (country_code, name, rate)
select code, 'standard', case code when 'DE' then 19 when 'AT' then 20 else 8.1 end
from country
where code in ('DE', 'AT', 'CH');

insert into setting (name, value)
values ('greeting', 'Hello; it''s us'),
       ('signature', E'Yours;\nthe ''team'' \\ office'),
       ('template', $t$Dear {customer}; your order $1 is $$done$$.$t$)
on conflict (name) do update set value = excluded.value;

do $$
begin
  for n in 1..3 loop
    insert into product (sku, name, price, vat) values ('PT-00' || n, 'Part ' || n, n * 10, 19);
  end loop;
end
$$;

insert into product_part (product_id, part_id, quantity)
select whole.id, part.id, 2
from product whole
join product part on part.sku in ('PT-001', 'PT-002')
where whole.sku = 'PT-003';
