create table insula.migration (
  schema_name text not null,
  kind text not null check (kind in ('tenant', 'shared')),
  version text not null,
  description text not null,
  script text not null,
  checksum integer not null,
  applied_at timestamptz not null default now(),
  millis integer not null,
  applied_by text not null default session_user,
  primary key (schema_name, kind, version)
);
comment on table insula.migration is
  'What was applied to which schema of this database; written in the transaction of the migration.';
