begin
  if not exists (select from pg_catalog.pg_roles where rolname = ${name}) then
    create role ${role} ${attributes};
  else
    alter role ${role} ${attributes};
  end if;
  -- Only a superuser may take these away, so they are not named without need.
  if exists (select from pg_catalog.pg_roles
              where rolname = ${name} and (rolsuper or rolbypassrls or rolreplication)) then
    alter role ${role} nosuperuser nobypassrls noreplication;
  end if;
end
