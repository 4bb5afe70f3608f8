create table currency (
  code text primary key,
  name text not null
);
insert into currency values ('EUR', 'Euro');
