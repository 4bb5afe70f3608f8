create domain email_address as text check (value like '%@%');
create type mood as enum ('calm', 'cross');

create table person (
  id bigint generated always as identity primary key,
  email email_address not null,
  mood mood not null default 'calm',
  constraint person_email unique (email)
);
comment on table person is 'Somebody';
comment on constraint person_email on person is 'One account each';
create unique index person_calm on person (lower(email)) where mood = 'calm';
create index person_mood on person using btree (mood desc nulls last) include (email) with (fillfactor = 70);
comment on index person_mood is 'For the dashboard';

create table country (
  code char(2) primary key,
  name text not null unique nulls not distinct
);

create table address (
  id uuid primary key default gen_random_uuid(),
  person bigint not null references person on delete cascade,
  country char(2) constraint address_country references country (code) on update cascade on delete set null,
  street text,
  one_line text generated always as (street || '!') stored
);
comment on constraint address_country on address is 'Where';

create table profile (
  person bigint primary key references person,
  bio text
);
create table price (country char(2) not null);
alter table price add constraint price_country foreign key (country) references country (code) not valid;
