-- Parameters: the schema, the tenant column. One row for each operator of each key of each index: the
-- ways by which a query could reach it. The tenant column itself is left out; LIKE is what the
-- classes of patterns are made for, though it is none of their operators, and equality is not what
-- those of trigrams are. Views of the table may be a way around, and functions that search it.
with given as (
  select ?::text as schema, ?::text as tenant
), key as (
  select n.nspname, c.oid as relation, c.relname, i.indexrelid, x.relname as index, m.amname,
         k as number, i.indkey[k - 1] as attnum, i.indexprs,
         pg_get_indexdef(i.indexrelid, k, true) as expression,
         pg_get_indexdef(i.indexrelid) as definition,
         pg_get_expr(i.indpred, i.indrelid) as predicate,
         o.opcname, o.opcfamily, o.opcintype, o.opckeytype,
         coalesce(a.atttypid, case when o.opckeytype = 0 then s.atttypid else o.opcintype end) as type,
         a.attname,
         exists (select from pg_attribute t
                  where t.attrelid = c.oid and t.attname = given.tenant
                    and t.attnum = any (i.indkey::int2[])) as with_tenant
    from given cross join pg_index i
    join pg_class c on c.oid = i.indrelid
    join pg_class x on x.oid = i.indexrelid
    join pg_am m on m.oid = x.relam
    join pg_namespace n on n.oid = c.relnamespace
    cross join generate_series(1, i.indnkeyatts) k
    join pg_opclass o on o.oid = i.indclass[k - 1]
    join pg_attribute s on s.attrelid = i.indexrelid and s.attnum = k
    left join pg_attribute a
      on a.attrelid = i.indrelid and a.attnum = i.indkey[k - 1] and a.attnum > 0
   where n.nspname = given.schema and i.indisvalid and not c.relispartition
     and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'Insula: set aside%'
), door as (
  select k.*, p.oprnamespace::regnamespace::text as operator_schema, p.oprname, f.proname,
         f.proleakproof,
         case when g.amoprighttype = k.opcintype then case when t.typtype = 'p' then k.type else k.opcintype end
              when r.typtype <> 'p' then g.amoprighttype
              when g.amoprighttype = 'anyelement'::regtype
                then coalesce(s.rngsubtype, nullif((select e.typelem from pg_type e where e.oid = k.type), 0))
              when g.amoprighttype = 'anymultirange'::regtype then s.rngmultitypid
              when g.amoprighttype = 'anyrange'::regtype
                then (select b.rngtypid from pg_range b where b.rngmultitypid = k.type) end as other,
         null::text as pattern
    from key k
    join pg_amop g on g.amopfamily = k.opcfamily and g.amoplefttype = k.opcintype
                  and g.amoppurpose = 's'
    join pg_operator p on p.oid = g.amopopr
    join pg_proc f on f.oid = p.oprcode
    join pg_type t on t.oid = k.opcintype
    join pg_type r on r.oid = g.amoprighttype
    left join pg_range s on s.rngtypid = k.type
   where not (k.opcname like '%trgm_ops' and p.oprname = '=')
     and (k.amname not in ('btree', 'hash', 'brin')
          or g.amoprighttype = k.opcintype and p.oprname in ('=', '&&'))
  union all
  select k.*, 'pg_catalog', '~~', f.proname, f.proleakproof, 'text'::regtype, '''a%'''
    from key k
    join pg_proc f on f.proname = case k.opcname when 'bpchar_pattern_ops' then 'bpcharlike'
                                                 else 'textlike' end
   where k.opcname in ('text_pattern_ops', 'varchar_pattern_ops', 'bpchar_pattern_ops')
     and f.pronamespace = 'pg_catalog'::regnamespace
)
select nspname as schema, relname as table, index, amname as method, number as key, attnum = 0 as computed,
       expression, definition, predicate, with_tenant,
       operator_schema, oprname as operator, proname as function, proleakproof as leakproof,
       format_type(type, null) as type, format_type(other, null) as other, pattern,
       array(select distinct p.proname::text
               from regexp_matches(indexprs::text, ':(?:funcid|opfuncid) (\d+)', 'g') m
               join pg_proc p on p.oid = m[1]::oid
              where attnum = 0 and not p.proleakproof) as leaking,
       attnum = 0 and indexprs::text like '%{COERCEVIAIO %' as converting,
       array(select quote_ident(a.attname) || E'\x01' || format_type(a.atttypid, a.atttypmod)
               from pg_index i
               join pg_attribute a on a.attrelid = i.indrelid and a.attnum = any (i.indkey::int2[])
              where i.indrelid = relation and i.indisprimary and a.attname <> given.tenant
              order by a.attnum) as identity,
       array(select distinct quote_ident(vn.nspname) || '.' || quote_ident(v.relname)
               from pg_depend d
               join pg_rewrite w on w.oid = d.objid
               join pg_class v on v.oid = w.ev_class and v.relkind = 'v'
               join pg_namespace vn on vn.oid = v.relnamespace
              where d.classid = 'pg_rewrite'::regclass and d.refclassid = 'pg_class'::regclass
                and d.refobjid = relation) as views,
       exists (select from pg_depend d
                where d.classid = 'pg_proc'::regclass and d.refclassid = 'pg_class'::regclass
                  and d.refobjid = relation and attnum in (0, d.refobjsubid)
                  and obj_description(d.objid, 'pg_proc') = 'Insula: binds its tenant itself')
         as searched
  from door, given
 where attname is distinct from given.tenant
 order by relname, index, number, leakproof, oprname, other
