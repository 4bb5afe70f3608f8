-- What every tenant reads: countries, currencies, units.
create table country (
  code char(2) primary key,
  name text not null,
  calling_code text
);
comment on table country is 'ISO 3166-1; "name" is English';

create table currency (
  code char(3) primary key,
  name text not null,
  digits smallint not null default 2 check (digits between 0 and 4)
);

create table unit (
  code text primary key,
  label text not null,
  per_hour boolean not null default false
);

COPY country (code, name, calling_code) FROM stdin;
AT	Austria	+43
CH	Switzerland	+41
CI	Côte d'Ivoire	+225
DE	Germany	+49
PT	Portugal	\N
\.

COPY currency (code, name, digits) FROM stdin;
CHF	Swiss franc	2
EUR	Euro	2
JPY	Yen	0
\.

insert into unit (code, label, per_hour)
values ('h', 'hour', true), ('pc', 'piece', false), ('m', 'metre; running', false);
