alter table person add tenant_id text not null;
alter table person alter tenant_id set default insula.tenant();
alter table person drop constraint person_email_key;
alter table person add constraint person_email_key unique (tenant_id, email);
alter table note add tenant_id text not null;
alter table note alter tenant_id set default insula.tenant();
