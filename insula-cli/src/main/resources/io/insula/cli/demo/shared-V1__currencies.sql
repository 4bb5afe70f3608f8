-- Shared tables: the same for all tenants, to be joined by them, read-only for the application.
create table currency (
  code text primary key,
  name text not null,
  per_euro numeric(12, 4) not null
);

insert into currency values
  ('EUR', 'Euro', 1),
  ('USD', 'US dollar', 1.1632),
  ('CHF', 'Swiss franc', 0.9281),
  ('SEK', 'Swedish krona', 10.9415);
