-- Parameter: the roles of application work. What belongs to them in this database.
select distinct r.rolname || ' owns '
                || pg_catalog.pg_describe_object(d.classid, d.objid, 0) as thing
from pg_catalog.pg_shdepend d
join pg_catalog.pg_roles r on r.oid = d.refobjid
where d.refclassid = 'pg_authid'::regclass
  and d.deptype = 'o'
  and d.objsubid = 0
  and r.rolname = any (?::text[])
  and (d.dbid = (select oid from pg_catalog.pg_database where datname = current_database())
       or d.classid = 'pg_database'::regclass
          and d.objid = (select oid from pg_catalog.pg_database where datname = current_database()))
order by 1
