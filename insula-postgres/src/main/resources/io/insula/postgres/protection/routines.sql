-- Parameters: the schema, the application's role. Only what runs with somebody else's rights or
-- outside the database's walls, and that the application can reach. A trigger's function is reached
-- without the right to execute it; so are the functions (f) that an aggregate is made of. A function
-- that filters by the bound tenant itself, so that its condition can use an index, says so in its
-- comment; it is believed if it is one query, parsed when it was made, with a pinned search_path, of
-- the migrator, and asks who is bound.
select distinct
       p.proname as name,
       pg_get_function_identity_arguments(p.oid) as arguments,
       f.prosecdef as definer,
       l.lanname as language,
       l.lanpltrusted as trusted,
       array(select e.evtname::text from pg_event_trigger e where e.evtfoid = p.oid order by 1) as events
from pg_proc p
left join pg_aggregate a on a.aggfnoid = p.oid
join pg_proc f
  on f.oid = any (case when a.aggfnoid is null then array[p.oid]
                       else array[a.aggtransfn, a.aggfinalfn, a.aggcombinefn, a.aggserialfn,
                                  a.aggdeserialfn, a.aggmtransfn, a.aggminvtransfn,
                                  a.aggmfinalfn]::oid[] end)
join pg_language l on l.oid = f.prolang
where p.oid in (select d.objid from pg_depend d
                where d.classid = 'pg_proc'::regclass
                  and d.refclassid = 'pg_namespace'::regclass
                  and d.refobjid = (select oid from pg_namespace where nspname = ?))
  and (f.prosecdef or not l.lanpltrusted or p.prorettype = 'event_trigger'::regtype)
  and (p.prorettype in ('trigger'::regtype, 'event_trigger'::regtype)
       or has_function_privilege(?, p.oid, 'execute'))
  and not exists (select from pg_depend e
                  where e.classid = 'pg_proc'::regclass and e.objid = p.oid and e.deptype = 'e')
  -- PostgreSQL's own functions, and those of extensions, are what an aggregate is mostly made of.
  and (a.aggfnoid is null
       or f.pronamespace <> 'pg_catalog'::regnamespace
          and not exists (select from pg_depend e where e.classid = 'pg_proc'::regclass
                            and e.objid = f.oid and e.deptype = 'e'))
  and not coalesce(
        obj_description(p.oid, 'pg_proc') = 'Insula: binds its tenant itself'
        and p.prokind = 'f'
        and p.provolatile = 's'
        and l.lanname = 'sql'
        and pg_get_userbyid(p.proowner) = current_user
        and p.proconfig = '{"search_path=pg_catalog, pg_temp"}'
        and exists (select from pg_proc b
                     where b.pronamespace = 'insula'::regnamespace
                       and b.proname in ('tenant', 'tenant_number')
                       and p.prosqlbody::text like '%:funcid ' || b.oid || ' %')
        and p.prosqlbody::text not like '%:commandType 2%'
        and p.prosqlbody::text not like '%:commandType 3%'
        and p.prosqlbody::text not like '%:commandType 4%', false)
order by 1, 2
