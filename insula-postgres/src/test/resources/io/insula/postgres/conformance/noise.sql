insert into person ({column}id, name, email, age)
select {value}n, 'GLOBEX ' || n, case n when 100001 then 'ada@example.org' else n || '@globex.example' end, 50
from generate_series(100001, 100050) n;

insert into item ({column}id, person_id, label, quantity, price)
select {value}n, n, 'GLOBEX', 1, 1 from generate_series(100001, 100050) n;

insert into number ({column}n, word)
select {value}n, 'GLOBEX ' || n from generate_series(1, 50) n;

insert into seat ({column}id, slot) values ({value}100001, 1), ({value}100002, 2), ({value}100003, 9);

insert into everything ({column}id, letters) values ({value}100001, 'GLOB');
