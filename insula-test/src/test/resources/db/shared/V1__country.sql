create table country (
  code char(2) primary key,
  name text not null
);
insert into country values ('IT', 'Italy'), ('PT', 'Portugal');
