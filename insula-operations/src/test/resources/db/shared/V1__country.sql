create table country (
  code text primary key,
  name text not null
);
insert into country values ('ch', 'Switzerland'), ('it', 'Italy');
