create or replace view country_label as
select code, name || coalesce(' (' || calling_code || ')', '') as label
from country;
