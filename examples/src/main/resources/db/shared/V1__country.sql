create table country (
  code char(2) primary key,
  name text not null
);

insert into country (code, name) values ('DE', 'Germany'), ('IT', 'Italy'), ('PT', 'Portugal');
