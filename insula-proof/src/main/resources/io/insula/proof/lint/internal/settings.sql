select name, setting
from pg_catalog.pg_settings
where name in ('log_statement', 'log_min_duration_statement', 'log_parameter_max_length',
               'debug_print_parse', 'debug_print_rewritten', 'debug_print_plan',
               'password_encryption', 'ssl', 'lo_compat_privileges')
