-- The keys that seal bindings. HMAC-SHA256 wants the key padded with two constants; both forms are
-- stored ready, so that a check is two calls of sha256(). Only the owner can read them.
create table insula.binding_key (
  id text primary key check (id ~ '^[a-z0-9]{1,20}$'),
  "inner" bytea not null check (length("inner") = 64),
  "outer" bytea not null check (length("outer") = 64),
  pooled boolean not null,
  created_at timestamptz not null default now(),
  retired_at timestamptz
);
comment on table insula.binding_key is 'Keys that seal bindings; several may be valid at once.';
comment on column insula.binding_key.pooled is
  'Whether bindings without a backend pid are accepted, as they are made behind a pooler.';
comment on column insula.binding_key.retired_at is
  'From then on the key is refused; null while it is in use.';
