create table fine (id int primary key);
create tabel broken (id int primary key);
