package io.insula.proof.lint;

import static io.insula.proof.lint.internal.Sql.quote;

import io.insula.proof.lint.internal.Server;
import io.insula.proof.lint.internal.Server.Role;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/** What is the matter with roles. */
final class RoleRules {
  private static final Set<String> MIGHTY =
      Set.of(
          "pg_read_all_data",
          "pg_write_all_data",
          "pg_read_server_files",
          "pg_write_server_files",
          "pg_execute_server_program",
          "pg_maintain",
          "pg_create_subscription",
          "pg_database_owner");

  private static final Set<String> CURIOUS =
      Set.of("pg_monitor", "pg_read_all_stats", "pg_read_all_settings", "pg_signal_backend");

  static final List<Rule<Server>> ALL =
      List.of(
          attribute(
              Rule.error("role-superuser", "An application role is a superuser")
                  .why("Row security does not hold for superusers: it sees every tenant."),
              Role::superuser,
              "is a superuser",
              "nosuperuser"),
          attribute(
              Rule.error("role-bypasses-row-security", "An application role has BYPASSRLS")
                  .why("No policy holds for it: it sees every tenant."),
              Role::bypassesRowSecurity,
              "bypasses row security",
              "nobypassrls"),
          attribute(
              Rule.error("role-creates-roles", "An application role has CREATEROLE")
                  .why("Injected SQL could make a role, or join one, that sees every tenant."),
              Role::createsRoles,
              "may create roles",
              "nocreaterole"),
          attribute(
              Rule.warning("role-creates-databases", "An application role has CREATEDB")
                  .why("It could copy a database as a template, and fill the disk."),
              Role::createsDatabases,
              "may create databases",
              "nocreatedb"),
          attribute(
              Rule.error("role-replicates", "An application role has REPLICATION")
                  .why("A replica has the data of every tenant."),
              Role::replicates,
              "may replicate",
              "noreplication"),
          Rule.error("role-acts-as-mighty", "An application role may act as one that sees more")
              .why(
                  "Membership is as good as a password: set role leads to the owner, the migrator,"
                      + " or a predefined role that reads all data or the server's files.")
              .fix(Repair.ADMINISTRATOR, "revoke GROUP from ROLE")
              .judge(RoleRules::mighty),
          Rule.warning("role-sees-activity", "An application role may watch or stop others")
              .why(
                  "pg_stat_activity shows the statements of all tenants, and signals end them;"
                      + " monitoring wants a login of its own.")
              .fix(Repair.ADMINISTRATOR, "revoke GROUP from ROLE")
              .judge(
                  (server, out) ->
                      members(
                          server,
                          out,
                          CURIOUS,
                          "so it sees, or ends, what other tenants do at the moment")),
          Rule.error("role-acts-as-tenant", "An application role may act as another tenant's")
              .why("A tenant's own role is the wall of its database; nobody else may be it.")
              .fix(Repair.ADMINISTRATOR, "revoke GROUP from ROLE")
              .judge(
                  (server, out) ->
                      members(
                          server, out, server.runtime(), "so it reaches that tenant's database")),
          Rule.error("owner-logs-in", "The owner of the binding key can log in")
              .why(
                  "Who logs in as the owner reads the key, and poses as any tenant. It needs no"
                      + " login.")
              .fix(Repair.ADMINISTRATOR, "alter role OWNER nologin")
              .judge(RoleRules::owner),
          Rule.warning("migrator-inherits", "The migrator inherits the application's role")
              .why(
                  "Policies made for the application would bind migrations too: they see no rows,"
                      + " or fail.")
              .fix(
                  Repair.ADMINISTRATOR,
                  "alter role MIGRATOR noinherit; from 16 on: grant … with inherit false")
              .judge(RoleRules::migrator));

  private RoleRules() {}

  private static Rule<Server> attribute(
      Rule.Draft draft, Predicate<Role> like, String what, String remedy) {
    return draft
        .fix(Repair.ADMINISTRATOR, "alter role ROLE " + remedy)
        .judge(
            (server, out) ->
                server
                    .runtimeRoles(like)
                    .forEach(
                        role ->
                            out.add(
                                "role " + role.name(),
                                "Role %s %s.".formatted(role.name(), what),
                                "alter role %s %s".formatted(quote(role.name()), remedy))));
  }

  private static void mighty(Server server, Findings out) {
    Set<String> groups = new TreeSet<>(MIGHTY);
    groups.add(server.expected().roles().owner());
    groups.add(server.expected().roles().migrator());
    members(server, out, groups, "which goes round the walls");
  }

  private static void members(Server server, Findings out, Set<String> groups, String consequence) {
    for (String role : new TreeSet<>(server.runtime())) {
      Set<String> found = new TreeSet<>(server.groupsOf(role));
      found.retainAll(groups);
      found.remove(role);
      for (String group : found) {
        out.add(
            "role " + role,
            "Role %s may act as %s, %s.".formatted(role, group, consequence),
            "revoke %s from %s".formatted(quote(group), quote(role)));
      }
    }
  }

  private static void owner(Server server, Findings out) {
    Role owner = server.roles().get(server.expected().roles().owner());
    if (owner != null && owner.logsIn()) {
      out.add(
          "role " + owner.name(),
          "Role %s, which owns the binding key, can log in.".formatted(owner.name()),
          "alter role %s nologin".formatted(quote(owner.name())));
    }
  }

  private static void migrator(Server server, Findings out) {
    String migrator = server.expected().roles().migrator();
    String application = server.expected().roles().application();
    boolean inherits =
        server.memberships().stream()
            .anyMatch(
                one ->
                    one.member().equals(migrator)
                        && one.group().equals(application)
                        && one.inherits());
    if (inherits) {
      out.add(
          "role " + migrator,
          "Role %s inherits the rights, and the policies, of %s.".formatted(migrator, application),
          server.version() >= 160_000
              ? "grant %s to %s with inherit false".formatted(quote(application), quote(migrator))
              : "alter role %s noinherit".formatted(quote(migrator)));
    }
  }
}
