create table article (
  id bigint generated always as identity primary key,
  title text not null,
  words tsvector generated always as (to_tsvector('simple', title)) stored,
  tags text[] not null default '{}',
  document jsonb not null default '{}',
  price numeric not null default 0,
  during int4range not null default 'empty'
);
create index article_words on article using gin (words);
create index article_tags on article using gin (tags);
create index article_document on article using gin (document);
create index article_similar on article using gin (title gin_trgm_ops);
create index article_during on article using gist (during);
create index article_lower on article (lower(title));
create index article_prefix on article (title text_pattern_ops);
create index article_price on article (price);
create index article_title on article (title);
