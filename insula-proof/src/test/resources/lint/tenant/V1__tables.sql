create table author (
  id bigint generated always as identity primary key,
  name text not null unique
);

create table note (
  id bigint generated always as identity primary key,
  author_id bigint not null references author,
  currency text,
  text text not null
);
create index note_author on note (author_id);

create table visit (
  id bigint not null,
  day date not null,
  page text,
  primary key (id, day)
) partition by range (day);
create table visit_2026 partition of visit for values from ('2026-01-01') to ('2027-01-01');

create table animal (
  name text
);
create table dog (
  tail integer
) inherits (animal);

create sequence invoice_number;

create view short_note as select id, text from note;

create function greeting(name text) returns text language sql as 'select ''hello '' || name';

create function stamp() returns trigger language plpgsql as $$
begin
  return new;
end
$$;
create trigger note_stamp before insert on note for each row execute function stamp();
