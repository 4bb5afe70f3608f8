-- All objects of SCHEMA, one line each, without what protection adds.
with namespace as (select 'SCHEMA'::regnamespace::oid as oid),
all_objects as (
  select 'relation ' || c.relname || ' ' || c.relkind::text || ' ' || c.relpersistence::text
         || coalesce(' ' || pg_get_expr(c.relpartbound, c.oid), '')
         || coalesce(' ' || pg_get_partkeydef(c.oid), '')
         || coalesce(' ' || (select string_agg(o, ',') from unnest(c.reloptions) o
                             where o not like 'security_invoker%'), '')
         || coalesce(' # ' || obj_description(c.oid, 'pg_class'), '') as line
  from pg_class c, namespace n
  where c.relnamespace = n.oid and c.relname not like 'flyway%' and c.reltype <> 0 or
        c.relnamespace = n.oid and c.relkind = 'S'
  union all
  select 'column ' || c.relname || '.' || a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
         || ' ' || a.attnotnull || a.attidentity::text || a.attgenerated::text
         || coalesce(' = ' || pg_get_expr(d.adbin, d.adrelid), '')
         || coalesce(' # ' || col_description(c.oid, a.attnum), '')
  from pg_class c
  join namespace n on n.oid = c.relnamespace
  join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped
  left join pg_attrdef d on d.adrelid = c.oid and d.adnum = a.attnum
  where c.relkind in ('r', 'p', 'v', 'm', 'c') and c.relname not like 'flyway%'
  union all
  select 'index ' || pg_get_indexdef(i.indexrelid) || ' ' || i.indisvalid
  from pg_index i join pg_class c on c.oid = i.indexrelid, namespace n
  where c.relnamespace = n.oid and c.relname not like 'flyway%'
  union all
  select 'constraint ' || coalesce(c.relname, '') || '.' || k.conname || ' '
         || pg_get_constraintdef(k.oid)
  from pg_constraint k
  join namespace n on n.oid = k.connamespace
  left join pg_class c on c.oid = k.conrelid
  where coalesce(c.relname, '') not like 'flyway%'
  union all
  select 'trigger ' || pg_get_triggerdef(t.oid)
  from pg_trigger t join pg_class c on c.oid = t.tgrelid, namespace n
  where c.relnamespace = n.oid and not t.tgisinternal
  union all
  select 'routine ' || p.prokind::text || case when p.prokind = 'a' then p.proname || p.proargtypes::text
                                         else pg_get_functiondef(p.oid) end
  from pg_proc p, namespace n
  where p.pronamespace = n.oid
  union all
  select 'view ' || c.relname || ' ' || pg_get_viewdef(c.oid)
  from pg_class c, namespace n
  where c.relnamespace = n.oid and c.relkind in ('v', 'm')
  union all
  select 'rule ' || pg_get_ruledef(r.oid)
  from pg_rewrite r join pg_class c on c.oid = r.ev_class, namespace n
  where c.relnamespace = n.oid and r.rulename <> '_RETURN'
  union all
  select 'type ' || t.typname || ' ' || t.typtype::text || ' ' || coalesce(
           (select string_agg(e.enumlabel, ',' order by e.enumsortorder) from pg_enum e
            where e.enumtypid = t.oid), '') || coalesce(format_type(t.typbasetype, t.typtypmod), '')
  from pg_type t, namespace n
  where t.typnamespace = n.oid and t.typtype in ('e', 'd')
  union all
  select 'operator ' || o.oprname || ' ' || o.oprcode::regproc::text
  from pg_operator o, namespace n
  where o.oprnamespace = n.oid
)
select replace(line, 'SCHEMA', 'THERE') from all_objects order by 1
