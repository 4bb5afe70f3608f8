create table insula.migration_tenant (
  schema_name text not null,
  number bigint not null,
  tenant text not null,
  enrolled_at timestamptz not null default now(),
  enrolled_by text not null default session_user,
  primary key (schema_name, number)
);
comment on table insula.migration_tenant is
  'The row tenants that have the data of all files applied so far; one that is only being made gets it when it is enrolled here.';
