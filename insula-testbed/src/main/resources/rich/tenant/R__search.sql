create or replace function find_anything(words text)
returns table (kind text, title text) language sql stable as $$
  select 'customer', name from customer where search @@ plainto_tsquery('simple', words)
  union all
  select 'order', title from work_order
   where to_tsvector('english', title || ' ' || coalesce(description, ''))
         @@ plainto_tsquery('english', words)
$$;
