-- insula: no-transaction
create index concurrently if not exists work_order_customer on work_order (customer_id, status);
create index concurrently if not exists note_body on note using gin (to_tsvector('simple', body));
