-- Parameters: the application's role, all roles of application work. Which ways lead out of the
-- database, or round the walls in it, without a table.
with asked as (select ?::text as role, ?::text[] as runtime)
select array(select s.srvname::text from pg_catalog.pg_foreign_server s
             where pg_catalog.has_server_privilege((select role from asked), s.oid, 'usage')
             order by 1) as foreign_servers,
       array(select w.fdwname::text from pg_catalog.pg_foreign_data_wrapper w
             where pg_catalog.has_foreign_data_wrapper_privilege(
                     (select role from asked), w.oid, 'usage')
             order by 1) as foreign_wrappers,
       array(select m.srvname || ' for ' || m.usename from pg_catalog.pg_user_mappings m
             where m.umuser = 0 or m.usename = any ((select runtime from asked)::text[])
             order by 1) as user_mappings,
       array(select distinct e.extname::text
             from pg_catalog.pg_extension e
             join pg_catalog.pg_depend d
               on d.refclassid = 'pg_extension'::regclass and d.refobjid = e.oid
                  and d.classid = 'pg_proc'::regclass and d.deptype = 'e'
             where e.extname in ('dblink', 'http', 'pg_net', 'pg_background', 'pg_cron', 'adminpack',
                                 'pageinspect', 'pg_walinspect', 'pg_surgery', 'lo')
               and pg_catalog.has_function_privilege((select role from asked), d.objid, 'execute')
             order by 1) as extensions,
       array(select p.oid::regprocedure::text
             from pg_catalog.pg_proc p
             where p.pronamespace = 'pg_catalog'::regnamespace
               and p.proname in ('pg_read_file', 'pg_read_binary_file', 'pg_ls_dir', 'pg_stat_file',
                                 'pg_ls_logdir', 'pg_ls_waldir', 'pg_ls_archive_statusdir',
                                 'lo_import', 'lo_export',
                                 'pg_reload_conf', 'pg_rotate_logfile')
               and pg_catalog.has_function_privilege((select role from asked), p.oid, 'execute')
             order by 1) as server_functions,
       array(select p.oid::regprocedure::text
             from pg_catalog.pg_proc p
             where p.pronamespace = 'pg_catalog'::regnamespace
               and (p.proname ~ '^lo_' or p.proname in ('loread', 'lowrite'))
               and p.proname not in ('lo_import', 'lo_export')
               and pg_catalog.has_function_privilege((select role from asked), p.oid, 'execute')
             order by 1) as large_objects,
       array(select pg_catalog.format('%I.%I', n.nspname, c.relname)
             from pg_catalog.pg_extension e
             join pg_catalog.pg_depend d
               on d.refclassid = 'pg_extension'::regclass and d.refobjid = e.oid
                  and d.classid = 'pg_class'::regclass and d.deptype = 'e'
             join pg_catalog.pg_class c on c.oid = d.objid and c.relkind = 'v'
             join pg_catalog.pg_namespace n on n.oid = c.relnamespace
             where e.extname = 'pg_stat_statements'
               and pg_catalog.has_table_privilege((select role from asked), c.oid, 'select')
             order by 1) as statistics
