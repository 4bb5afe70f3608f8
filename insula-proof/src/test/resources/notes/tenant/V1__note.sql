create table author (
  id bigint generated always as identity primary key,
  name text not null unique
);

create table note (
  id bigint generated always as identity primary key,
  author_id bigint not null references author,
  text text not null,
  written_at timestamptz not null default now()
);
create index note_author on note (author_id);
