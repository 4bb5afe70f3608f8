insert into person ({column}id, name, email, age) values
  ({value}1, 'Ada', 'ada@example.org', 36),
  ({value}2, 'Bob', 'bob@example.org', 17),
  ({value}3, 'Čeněk', null, null);

insert into item ({column}id, person_id, label, quantity, price) values
  ({value}1, 1, 'pen', 3, 1.50),
  ({value}2, 1, 'book', 1, 20.00),
  ({value}3, 2, 'apple', 10, null);

insert into number ({column}n, word)
select {value}n, 'word ' || n from generate_series(1, 2500) n;

insert into seat ({column}id, slot) values ({value}1, 1), ({value}2, 2);

insert into everything
  ({column}id, small, real_number, double_number, decimal_number, flag, letters, bytes, day, moment,
   instant, clock, clock_zone, span, document, document_binary, uid, feeling, address, extent,
   numbers, words, markup, bits, price, network, spot)
values
  ({value}1, 7, 1.5, 2.25, 12345.678, true, 'abc', '\x00ff10', '2024-02-29', '2024-02-29 12:34:56.789',
   '2024-02-29 12:34:56.789+02', '12:34:56', '12:34:56+02', '1 year 2 days 03:04:05.5',
   '{"a": 1}', '{"b": [1, 2]}', '123e4567-e89b-12d3-a456-426614174000', 'happy', '("Long Lane",123)',
   '[1,5)', '{1,2,null}', '{"x y",null,"{}"}', '<a>b</a>', b'1010', 12.34, '10.0.0.1/8', '(1,2)'),
  ({value}2, null, null, null, null, null, null, null, null, null, null, null, null, null, null,
   null, null, null, null, null, null, null, null, null, null, null, null);

alter sequence person_id_seq restart with 101;
alter sequence item_id_seq restart with 101;
alter sequence seat_id_seq restart with 101;
alter sequence everything_id_seq restart with 101;
