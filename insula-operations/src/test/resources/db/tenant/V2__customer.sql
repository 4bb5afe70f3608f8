create table customer (
  id bigint generated always as identity primary key,
  email text not null unique,
  country text not null
);
