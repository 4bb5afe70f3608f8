-- The version, the time, and how this connection came.
select current_setting('server_version_num')::int as version,
       clock_timestamp() as time,
       coalesce((select s.ssl from pg_catalog.pg_stat_ssl s where s.pid = pg_backend_pid()), false)
         as encrypted,
       coalesce(host(inet_client_addr()) = host(inet_server_addr())
                or inet_client_addr() <<= '127.0.0.0/8' or host(inet_client_addr()) = '::1', true)
         as local
