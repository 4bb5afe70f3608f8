-- Extensions belong to a whole database, so the tenants' files find them here.
create extension if not exists btree_gist;
create extension if not exists citext;
create extension if not exists pg_trgm;
create extension if not exists hstore;
