do $$
declare r text;
begin
  foreach r in array array['insula_owner', 'insula_migrator', 'insula_app', 'acme_alone'] loop
    begin
      execute format('create role %I', r);
    exception when duplicate_object or unique_violation then null;
    end;
  end loop;
end
$$;
create schema insula;
create function insula.tenant() returns text language plpgsql stable as $$
declare
  bound text := nullif(split_part(current_setting('insula.binding', true), ':', 1), '');
begin
  if bound is null then
    raise exception 'no tenant is bound' using errcode = 'IN001';
  end if;
  return bound;
end
$$;
create function insula.tenant_number() returns bigint language plpgsql stable as $$
begin
  perform insula.tenant();
  return split_part(current_setting('insula.binding', true), ':', 2)::bigint;
end
$$;
grant usage on schema insula to public;
grant create on schema public to insula_migrator;
create schema shared authorization insula_migrator;
create schema tenant_acme authorization insula_migrator;
create extension if not exists btree_gist with schema public;
