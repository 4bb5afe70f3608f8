-- What is in schemas: one line for each object, the same text wherever the object is the same.
-- Run under an empty search path, so that every name is printed with its schema.
--
-- Parameters, one array each: schemas; names of another schema that stand for the same; names of
-- databases that stand for "this one", twice; the application's role; a role that doesn't count;
-- the tenant, empty where tables have no gate; its number.
--
-- In the text stand: 01 for the schema, 02 for the database, 03 for the application's role, 04 for
-- the condition that lets in this tenant only, 1f between properties.
--
-- Objects are found through pg_depend, whose index makes the cost that of the schemas asked for,
-- however many there are. Every line carries its place as a whole, so that nothing has to be
-- joined to it again. Expressions without columns are printed without their table, which would be
-- opened and locked otherwise.
with place as materialized (
  select p.n, ns.oid as nsp, ns.nspacl as acl, ns.nspowner as owner,
         p.role, p.ignored, p.tenant, p.number,
         p.schema as s1, p.other as s2, p.base as b1, p.other_base as b2,
         case when quote_ident(p.schema) = p.schema then '' else quote_ident(p.schema) end as qs1,
         case when quote_ident(p.other) = p.other or p.other = '' then ''
              else quote_ident(p.other) end as qs2,
         case when quote_ident(p.base) = p.base or p.base = '' then ''
              else quote_ident(p.base) end as qb1,
         case when quote_ident(p.other_base) = p.other_base or p.other_base = '' then ''
              else quote_ident(p.other_base) end as qb2
    from unnest(?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[], ?::text[],
                ?::bigint[])
         with ordinality as p (schema, other, base, other_base, role, ignored, tenant, number, n)
    join pg_namespace ns on ns.nspname = p.schema
),
member as materialized (
  select p, d.classid, d.objid
    from place p
    join pg_depend d on d.refclassid = 'pg_namespace'::regclass and d.refobjid = p.nsp
   where d.classid in ('pg_class'::regclass, 'pg_type'::regclass, 'pg_proc'::regclass)
     and d.objsubid = 0
     and d.objid not in (select e.objid from pg_depend e
                          where e.refclassid = 'pg_extension'::regclass and e.deptype = 'e')
),
relation as materialized (
  select m.p, c.oid, c.relname::text as name, c.relkind as kind, c.relacl as acl,
         c.relowner as owner, c.relpersistence as persistence, c.reloptions as options,
         c.relispartition as is_partition, c.relpartbound as bound, c.reloftype as of_type,
         c.relreplident as identity,
         case when c.relforcerowsecurity and c.relrowsecurity then 'forced'
              when c.relrowsecurity then 'on' else 'off' end as security
    from member m
    join pg_class c on c.oid = m.objid
   where m.classid = 'pg_class'::regclass and c.relkind in ('r', 'p', 'f', 'v', 'm', 'S')
     and coalesce(obj_description(c.oid, 'pg_class'), '') not like 'Insula: set aside%'
),
stored as materialized (select * from relation r where r.kind in ('r', 'p', 'f')),
routine as materialized (
  select m.p, f.oid, f.prokind as kind, f.proacl as acl, f.proowner as owner,
         f.proname || '(' || pg_get_function_identity_arguments(f.oid) || ')' as name,
         quote_ident(f.proname) || '(' || pg_get_function_identity_arguments(f.oid) || ')'
           as signature
    from member m
    join pg_proc f on f.oid = m.objid
   where m.classid = 'pg_proc'::regclass
),
type as materialized (
  select m.p, y.oid, y.typname::text as name, y.typtype as kind, y.typowner as owner,
         y.typacl as acl, y.typbasetype as base, y.typtypmod as modifier, y.typnotnull as required,
         y.typdefault as value, y.typdefaultbin as expression, y.typrelid as relation
    from member m
    join pg_type y on y.oid = m.objid
    left join pg_class c on c.oid = y.typrelid
   where m.classid = 'pg_type'::regclass
     and y.typtype in ('e', 'd', 'c', 'r')
     and (y.typtype <> 'c' or c.relkind = 'c')
),
fact (p, kind, part_of, name, place, text) as (
  select p, 'schema', '', '', 0, '' from place p

  union all
  select t.p, 'table', t.name, t.name, 0,
         concat_ws(E'\x1f',
           'kind=' || case t.kind when 'r' then 'table' when 'p' then 'partitioned table'
                                  else 'foreign table' end,
           case when t.persistence <> 'p' then 'persistence=unlogged' end,
           case when t.kind = 'p' then 'partitioned by=' || pg_get_partkeydef(t.oid) end,
           case when t.is_partition then 'bound=' || pg_get_expr(t.bound, 0) end,
           'parents=' || (select string_agg(i.inhparent::regclass::text, ', ' order by i.inhseqno)
                            from pg_inherits i where i.inhrelid = t.oid),
           case when t.of_type <> 0 then 'of type=' || t.of_type::regtype::text end,
           case when t.identity <> 'd' then 'replica identity=' || t.identity::text end,
           'row security=' || t.security,
           'owner=' || pg_get_userbyid(t.owner))
    from stored t

  union all
  select t.p, 'column', t.name, t.name || '.' || a.attname, a.attnum,
         concat_ws(E'\x1f',
           'type=' || format_type(a.atttypid, a.atttypmod)
             || case when a.attcollation <> y.typcollation
                     then ' collate ' || a.attcollation::regcollation::text else '' end,
           case when a.attnotnull then 'not null=' || case when exists (
                     select from pg_constraint w
                      where w.conrelid = a.attrelid and w.contype = 'n' and not w.convalidated
                        and w.conkey = array[a.attnum]) then 'not valid' else 'yes' end end,
           case when a.atthasdef then case a.attgenerated when '' then 'default='
                                                          when 's' then 'stored='
                                                          else 'virtual=' end
             || pg_get_expr(d.adbin, case when strpos(d.adbin::text, '{VAR ') > 0
                                          then d.adrelid else 0 end) end,
           case when a.attidentity <> '' then 'identity='
             || case a.attidentity when 'a' then 'always' else 'by default' end
             || coalesce((select format(' start %s increment %s minvalue %s maxvalue %s cache %s%s',
                                        s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache,
                                        case when s.seqcycle then ' cycle' else '' end)
                            from pg_depend o
                            join pg_sequence s on s.seqrelid = o.objid
                           where o.refclassid = 'pg_class'::regclass
                             and o.refobjid = a.attrelid
                             and o.refobjsubid = a.attnum
                             and o.classid = 'pg_class'::regclass
                             and o.deptype = 'i'), '') end)
    from stored t
    join pg_attribute a on a.attrelid = t.oid and a.attnum > 0 and not a.attisdropped
    join pg_type y on y.oid = a.atttypid
    left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum

  union all
  select t.p, 'constraint', t.name, t.name || '.' || k.conname,
         case k.contype when 'f' then 3 when 'c' then 2 when 'x' then 1 else 0 end,
         'definition=' || pg_get_constraintdef(k.oid)
    from stored t
    join pg_constraint k on k.conrelid = t.oid
   where k.contype in ('p', 'u', 'x', 'f', 'c')
     and k.conparentid = 0
     and (k.conislocal or k.coninhcount = 0)

  union all
  select t.p, 'index', t.name, c.relname::text, 0,
         concat_ws(E'\x1f',
           'definition=' || pg_get_indexdef(i.indexrelid),
           case when not i.indisvalid then 'valid=no' end,
           case when i.indisreplident then 'replica identity=yes' end)
    from relation t
    join pg_index i on i.indrelid = t.oid
    join pg_class c on c.oid = i.indexrelid and not c.relispartition
   where t.kind in ('r', 'p', 'm')
     and not exists (select from pg_constraint k
                      where k.conrelid = t.oid and k.conindid = i.indexrelid
                        and k.contype in ('p', 'u', 'x'))

  union all
  select t.p, 'policy', t.name, t.name || '.' || o.polname, 0,
         concat_ws(E'\x1f',
           'as=' || case when o.polpermissive then 'permissive' else 'restrictive' end,
           'for=' || case o.polcmd when '*' then 'all' when 'r' then 'select' when 'a' then 'insert'
                                   when 'w' then 'update' else 'delete' end,
           'to=' || (select string_agg(case when r = 0 then 'public'
                                            when pg_get_userbyid(r) = (t.p).role then E'\x03'
                                            else quote_ident(pg_get_userbyid(r)) end, ', '
                                       order by pg_get_userbyid(r) <> (t.p).role,
                                                pg_get_userbyid(r))
                       from unnest(o.polroles) r),
           'using=' || seen.visible,
           'with check=' || case when printed.same then seen.visible else seen.writable end)
    from stored t
    join pg_policy o on o.polrelid = t.oid
    cross join lateral (
      select pg_get_expr(o.polqual, case when strpos(o.polqual::text, '{VAR ') > 0
                                         then o.polrelid else 0 end) as visible,
             case when o.polwithcheck::text <> o.polqual::text or o.polqual is null
                  then pg_get_expr(o.polwithcheck,
                                   case when strpos(o.polwithcheck::text, '{VAR ') > 0
                                        then o.polrelid else 0 end) end as writable,
             coalesce(o.polwithcheck::text = o.polqual::text, false) as same) as printed
    cross join lateral (
      select case when (t.p).tenant = '' or o.polpermissive then '{}'
                  else array[
                    '(( SELECT insula.tenant() AS tenant) = ' || quote_literal((t.p).tenant)
                      || '::text)',
                    '(( SELECT insula.tenant_number() AS tenant_number) = ' || (t.p).number || ')',
                    '(( SELECT insula.tenant_number() AS tenant_number) = '
                      || quote_literal((t.p).number) || '::bigint)',
                    '(( SELECT insula.tenant_number() AS tenant_number) = (' || (t.p).number
                      || ')::bigint)'] end as own) as gate
    cross join lateral (
      select case when printed.visible = any (gate.own) then E'\x04' else printed.visible end
               as visible,
             case when printed.writable = any (gate.own) then E'\x04' else printed.writable end
               as writable) as seen

  union all
  select t.p, 'trigger', t.name, t.name || '.' || g.tgname, 0,
         concat_ws(E'\x1f',
           'definition=' || pg_get_triggerdef(g.oid),
           case g.tgenabled when 'O' then null when 'D' then 'enabled=no'
                            when 'R' then 'enabled=replica' else 'enabled=always' end)
    from relation t
    join pg_trigger g on g.tgrelid = t.oid and not g.tgisinternal and g.tgparentid = 0
   where t.kind <> 'S'

  union all
  select t.p, 'rule', t.name, t.name || '.' || w.rulename, 0, 'definition=' || pg_get_ruledef(w.oid)
    from relation t
    join pg_rewrite w on w.ev_class = t.oid and w.rulename <> '_RETURN'
   where t.kind <> 'S'

  union all
  select t.p, case t.kind when 'v' then 'view' else 'materialized view' end, t.name, t.name, 0,
         concat_ws(E'\x1f',
           'definition=' || pg_get_viewdef(t.oid),
           'options=' || array_to_string(t.options, ', '),
           'owner=' || pg_get_userbyid(t.owner))
    from relation t
   where t.kind in ('v', 'm')

  union all
  select t.p, 'sequence', t.name, t.name, 0,
         concat_ws(E'\x1f',
           'type=' || format_type(s.seqtypid, null),
           format('options=start %s increment %s minvalue %s maxvalue %s cache %s%s',
                  s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache,
                  case when s.seqcycle then ' cycle' else ' no cycle' end),
           'owned by=' || o.owned_by,
           'owner=' || pg_get_userbyid(t.owner))
    from relation t
    join pg_sequence s on s.seqrelid = t.oid
    left join lateral (
      select o.deptype, o.refobjid::regclass::text || '.' || quote_ident(a.attname) as owned_by
        from pg_depend o
        join pg_attribute a on a.attrelid = o.refobjid and a.attnum = o.refobjsubid
       where o.classid = 'pg_class'::regclass
         and o.objid = t.oid
         and o.refclassid = 'pg_class'::regclass
         and o.deptype in ('a', 'i')) o on true
   where t.kind = 'S' and coalesce(o.deptype, 'a') <> 'i'

  union all
  select f.p, case f.kind when 'p' then 'procedure' when 'a' then 'aggregate' else 'function' end,
         f.name, f.name, 0,
         concat_ws(E'\x1f',
           'definition=' || case when f.kind <> 'a' then pg_get_functiondef(f.oid)
             else (select format('sfunc = %s, stype = %s, finalfunc = %s, initcond = %s',
                                 g.aggtransfn, g.aggtranstype::regtype, g.aggfinalfn,
                                 coalesce(g.agginitval, '-'))
                     from pg_aggregate g where g.aggfnoid = f.oid) end,
           'signature=' || f.signature,
           'owner=' || pg_get_userbyid(f.owner))
    from routine f

  union all
  select y.p, case y.kind when 'e' then 'enum' when 'd' then 'domain' when 'r' then 'range'
                          else 'composite type' end,
         y.name, y.name, 0,
         concat_ws(E'\x1f',
           case y.kind
             when 'e' then 'labels='
               || coalesce((select string_agg(quote_literal(l.enumlabel), ', ' order by l.enumsortorder)
                              from pg_enum l where l.enumtypid = y.oid), '')
             when 'd' then 'type=' || format_type(y.base, y.modifier)
             when 'r' then 'subtype=' || (select format_type(r.rngsubtype, null)
                                            from pg_range r where r.rngtypid = y.oid)
             else 'attributes='
               || coalesce((select string_agg(quote_ident(a.attname) || ' '
                                                || format_type(a.atttypid, a.atttypmod), ', '
                                              order by a.attnum)
                              from pg_attribute a
                             where a.attrelid = y.relation and a.attnum > 0
                               and not a.attisdropped), '') end,
           case when y.kind = 'd' and y.required then 'not null=yes' end,
           case when y.kind = 'd' and y.value is not null
                then 'default=' || coalesce(pg_get_expr(y.expression, 0), y.value) end,
           case when y.kind = 'd' then 'checks='
             || (select string_agg('constraint ' || quote_ident(k.conname) || ' '
                                     || pg_get_constraintdef(k.oid), ' ' order by k.conname)
                   from pg_constraint k where k.contypid = y.oid and k.contype = 'c') end,
           'owner=' || pg_get_userbyid(y.owner))
    from type y

  union all
  select h.p, 'grant', h.part_of, h.what || ' to ' || g.grantee, 0,
         concat_ws(E'\x1f', 'on=' || h.target, 'column=' || h.attribute, 'to=' || g.grantee,
                   'privileges=' || g.privileges)
    from (
      select p, '' as part_of, 'schema' as what, E'schema \x01' as target, null as attribute,
             p.acl, p.owner
        from place p
      union all
      select r.p, r.name, 'table ' || r.name, E'table \x01.' || quote_ident(r.name), null, r.acl,
             r.owner
        from relation r
       where r.kind <> 'S'
      union all
      select r.p, coalesce(o.relname::text, r.name), 'sequence ' || r.name,
             E'sequence \x01.' || quote_ident(r.name), null, r.acl, r.owner
        from relation r
        left join pg_depend d on d.classid = 'pg_class'::regclass and d.objid = r.oid
                             and d.refclassid = 'pg_class'::regclass and d.deptype = 'i'
        left join pg_class o on o.oid = d.refobjid
       where r.kind = 'S'
      union all
      select r.p, r.name, 'column ' || r.name || '.' || a.attname,
             E'table \x01.' || quote_ident(r.name), quote_ident(a.attname), a.attacl, r.owner
        from relation r
        join pg_attribute a on a.attrelid = r.oid and a.attacl is not null
       where r.kind <> 'S'
      union all
      select f.p, f.name, 'routine ' || f.name, E'routine \x01.' || f.signature, null,
             coalesce(f.acl, acldefault('f', f.owner)), f.owner
        from routine f
      union all
      select y.p, y.name, 'type ' || y.name, E'type \x01.' || quote_ident(y.name), null,
             coalesce(y.acl, acldefault('T', y.owner)), y.owner
        from type y) h
    cross join lateral (
      select case when a.grantee = 0 then 'public'
                  when pg_get_userbyid(a.grantee) = (h.p).role then E'\x03'
                  else quote_ident(pg_get_userbyid(a.grantee)) end as grantee,
             string_agg(lower(a.privilege_type)
                          || case when a.is_grantable then ' with grant option' else '' end, ', '
                        order by a.privilege_type) as privileges
        from aclexplode(h.acl) a
       where a.grantee <> h.owner
         and (a.grantee = 0
              or pg_get_userbyid(a.grantee) not in ((h.p).ignored::name, current_user))
       group by a.grantee) g
),
told as (
  select (f.p).n, f.kind, f.place, f.part_of as plain_part_of, f.name as plain_name,
         f.text as plain_text,
         replace(replace(replace(replace(f.part_of, (f.p).qs1, E'\x01'), (f.p).s1, E'\x01'),
                         (f.p).qs2, E'\x01'), (f.p).s2, E'\x01') as part_of,
         replace(replace(replace(replace(f.name, (f.p).qs1, E'\x01'), (f.p).s1, E'\x01'),
                         (f.p).qs2, E'\x01'), (f.p).s2, E'\x01') as name,
         replace(replace(replace(replace(
           replace(replace(replace(replace(f.text, (f.p).qs1, E'\x01'), (f.p).s1, E'\x01'),
                           (f.p).qs2, E'\x01'), (f.p).s2, E'\x01'),
           (f.p).qb1, E'\x02'), (f.p).b1, E'\x02'), (f.p).qb2, E'\x02'), (f.p).b2, E'\x02')
           as text
    from fact f
)
