insert into customer (number, kind, name, tags)
values ('P-1', 'partner', 'The Partner; Inc.', array['built-in', 'semi;colon']);

create table commission (
  id bigint generated always as identity primary key,
  partner_id uuid not null references customer,
  invoice_id bigint not null references invoice deferrable initially deferred,
  share percentage,
  unique (partner_id, invoice_id)
);

select set_config('insula_rich.note', 'a function called in a file; for nothing', true);
