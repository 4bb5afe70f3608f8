package io.insula.proof.lint;

import static io.insula.proof.lint.internal.Sql.quote;

import io.insula.jdbc.BindingSettings;
import io.insula.proof.lint.internal.Server;
import io.insula.proof.lint.internal.Server.Planted;
import io.insula.proof.lint.internal.Sql;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What is the matter with a server as a whole, its roles left out. */
final class ServerRules {
  /** How long the second phase of a commit may take. */
  static final Duration SECOND_PHASE = Duration.ofMinutes(10);

  private static final Duration TOLERABLE_SKEW = BindingSettings.VALIDITY.dividedBy(2);

  private static final Set<String> DANGEROUS =
      Set.of(
          "role",
          "session_authorization",
          "row_security",
          "session_replication_role",
          "session_preload_libraries",
          "local_preload_libraries",
          "dynamic_library_path");

  static final List<Rule<Server>> ALL =
      List.of(
          Rule.error("session-setting-planted", "Sessions begin with a dangerous setting")
              .why(
                  "ALTER ROLE … SET and ALTER DATABASE … SET reach every new connection, before any"
                      + " binding: another role, triggers off, a foreign library, a planted"
                      + " binding.")
              .fix(Repair.ADMINISTRATOR, "alter role ROLE reset NAME")
              .judge((server, out) -> planted(server, out, ServerRules::dangerous)),
          Rule.warning("search-path-planted", "Sessions begin with a search path of their own")
              .why(
                  "Names without a schema may mean other tables than the bound tenant's before and"
                      + " between transactions.")
              .fix(Repair.ADMINISTRATOR, "alter role ROLE reset search_path")
              .judge(
                  (server, out) -> planted(server, out, one -> one.name().equals("search_path"))),
          Rule.error("parameter-granted", "An application role may change a guarded parameter")
              .why(
                  "Such parameters are superusers' for a reason: session_replication_role turns"
                      + " triggers and foreign keys off, debug and log settings copy data.")
              .fix(Repair.ADMINISTRATOR, "revoke set on parameter NAME from ROLE")
              .judge(ServerRules::parameters),
          Rule.warning("log-shows-bindings", "The server's log has bound values")
              .why(
                  "Every statement is logged with its parameters: personal data of all tenants, and"
                      + " bindings, which are good for some minutes on their connection.")
              .fix(
                  Repair.BY_HAND,
                  "log_statement = ddl, log_min_duration_statement above 0,"
                      + " log_parameter_max_length = 0")
              .judge(ServerRules::log),
          Rule.warning("plans-in-log", "The server's log has plans and parse trees")
              .why("A plan holds the constants of its statement, personal data among them.")
              .fix(Repair.BY_HAND, "alter system reset NAME; select pg_reload_conf()")
              .judge(ServerRules::plans),
          Rule.warning("password-md5", "New passwords are stored as MD5")
              .why("An MD5 verifier is as good as the password, and easily guessed.")
              .fix(
                  Repair.BY_HAND,
                  "alter system set password_encryption = 'scram-sha-256'; select"
                      + " pg_reload_conf()")
              .judge(ServerRules::passwords),
          Rule.warning("connection-unencrypted", "Connections over the network are not encrypted")
              .why("Who listens reads the data of all tenants, and bindings.")
              .fix(
                  Repair.BY_HAND,
                  "ssl = on with a certificate, and sslmode=verify-full in the JDBC address")
              .judge(ServerRules::line),
          Rule.error("large-objects-unprotected", "Large objects have no owner's rights")
              .why(
                  "With lo_compat_privileges every role reads and writes every large object, and"
                      + " large objects have no row security.")
              .fix(Repair.BY_HAND, "reset lo_compat_privileges where it is set")
              .judge(ServerRules::largeObjects),
          Rule.warning("prepared-transaction-left", "A prepared transaction was left behind")
              .why(
                  "It holds its locks for ever, also against migrations, and keeps rows from being"
                      + " cleaned up.")
              .fix(Repair.BY_HAND, "commit prepared 'NAME', or rollback prepared 'NAME'")
              .judge(ServerRules::prepared),
          Rule.warning("replication-slot-left", "A replication slot has no reader")
              .why("The server keeps every change of every tenant for it, until the disk is full.")
              .fix(Repair.BY_HAND, "select pg_drop_replication_slot('NAME')")
              .judge(
                  (server, out) ->
                      server
                          .slots()
                          .forEach(
                              slot ->
                                  out.add(
                                      "replication slot " + slot.name(),
                                      "Nobody reads the %s replication slot %s."
                                          .formatted(slot.kind(), slot.name()),
                                      "select pg_drop_replication_slot('%s')"
                                          .formatted(slot.name().replace("'", "''"))))),
          Rule.error("server-shows-rows", "The server has a known hole in row security")
              .why("Rows that a policy hides can be read or changed, as the advisory tells.")
              .fix(Repair.BY_HAND, "upgrade to the newest minor version; no dump is needed")
              .judge((server, out) -> holes(server, out, true)),
          Rule.warning("server-unpatched", "The server has another known hole")
              .why("Any SQL, also injected, may get more rights than its role, or run code.")
              .fix(Repair.BY_HAND, "upgrade to the newest minor version; no dump is needed")
              .judge((server, out) -> holes(server, out, false)),
          Rule.warning("clock-skew", "The clocks of application and database disagree")
              .why(
                  "Bindings carry their expiry. When the clocks are apart by more than their"
                      + " validity, the database refuses all of them, or takes old ones.")
              .fix(Repair.BY_HAND, "synchronise both machines (NTP)")
              .judge(ServerRules::clock),
          Rule.warning("proof-off", "Bindings carry no proof")
              .why("Any SQL that the application is tricked into running can pose as any tenant.")
              .fix(Repair.BY_HAND, "install and open Insula with proof")
              .judge(
                  (server, out) -> {
                    if (!server.expected().settings().proof()) {
                      out.add(
                          "cluster " + server.cluster(),
                          "Bindings are plain settings, without proof.",
                          "insula init (with proof), then open Insula without withoutProof()");
                    }
                  }));

  private ServerRules() {}

  private static boolean dangerous(Planted planted) {
    return DANGEROUS.contains(planted.name()) || planted.name().startsWith("insula.");
  }

  private static void planted(
      Server server, Findings out, java.util.function.Predicate<Planted> like) {
    server.planted().stream()
        .filter(like)
        .forEach(
            one ->
                out.add(
                    "setting " + one.name(),
                    "Sessions of %s%s begin with %s = %s."
                        .formatted(
                            one.role().isEmpty() ? "everybody" : one.role(),
                            one.database().isEmpty() ? "" : " in database " + one.database(),
                            one.name(),
                            one.name().startsWith("insula.") ? "…" : one.value()),
                    reset(one)));
  }

  private static String reset(Planted one) {
    String name = one.name().contains(".") ? one.name() : quote(one.name());
    if (one.role().isEmpty()) {
      return one.database().isEmpty()
          ? "alter role all reset " + name
          : "alter database %s reset %s".formatted(quote(one.database()), name);
    }
    return one.database().isEmpty()
        ? "alter role %s reset %s".formatted(quote(one.role()), name)
        : "alter role %s in database %s reset %s"
            .formatted(quote(one.role()), quote(one.database()), name);
  }

  private static void parameters(Server server, Findings out) {
    server
        .parameterGrants()
        .forEach(
            one ->
                out.add(
                    "parameter " + one.parameter(),
                    "%s has %s on the parameter %s."
                        .formatted(one.grant().grantee(), one.grant().privilege(), one.parameter()),
                    "revoke %s on parameter %s from %s"
                        .formatted(
                            one.grant().privilege().toLowerCase(java.util.Locale.ROOT),
                            one.parameter(),
                            Sql.grantee(one.grant().grantee()))));
  }

  private static void log(Server server, Findings out) {
    boolean hidden = value(server, "log_parameter_max_length").equals("0");
    boolean all = value(server, "log_statement").equals("all");
    boolean slow = value(server, "log_min_duration_statement").equals("0");
    if ((all || slow) && !hidden) {
      out.add(
          "setting " + (all ? "log_statement" : "log_min_duration_statement"),
          "The server logs every statement with its values.",
          "alter system set log_parameter_max_length = 0; select pg_reload_conf()");
    }
  }

  /** What holds for sessions: a planted value goes before the server's. */
  private static String value(Server server, String name) {
    return server.planted().stream()
        .filter(one -> one.name().equals(name))
        .map(Planted::value)
        .findFirst()
        .orElse(server.setting(name));
  }

  private static void plans(Server server, Findings out) {
    String on =
        List.of("debug_print_parse", "debug_print_rewritten", "debug_print_plan").stream()
            .filter(name -> value(server, name).equals("on"))
            .collect(Collectors.joining(", "));
    if (!on.isEmpty()) {
      out.add(
          "setting " + on,
          "The server logs trees of statements: " + on + ".",
          "alter system reset %s; select pg_reload_conf()".formatted(on.split(", ", -1)[0]));
    }
  }

  private static void passwords(Server server, Findings out) {
    if (value(server, "password_encryption").equals("md5")) {
      out.add(
          "setting password_encryption",
          "Passwords that are set as text are stored as MD5.",
          "alter system set password_encryption = 'scram-sha-256'; select pg_reload_conf()");
    }
  }

  private static void line(Server server, Findings out) {
    if (!server.line().local() && !server.line().encrypted()) {
      out.add(
          "cluster " + server.cluster(),
          "The connection of this check came over the network, unencrypted.",
          "ssl = on in postgresql.conf, sslmode=verify-full in the address");
    }
  }

  private static void largeObjects(Server server, Findings out) {
    if (value(server, "lo_compat_privileges").equals("on")) {
      out.add(
          "setting lo_compat_privileges",
          "Privileges of large objects are not checked.",
          "alter system reset lo_compat_privileges; select pg_reload_conf()");
    }
  }

  private static void prepared(Server server, Findings out) {
    server.prepared().stream()
        .filter(one -> one.age().compareTo(SECOND_PHASE) >= 0)
        .forEach(
            one ->
                out.add(
                    "prepared transaction " + one.name(),
                    "A transaction of %s in %s has been prepared for %d minutes."
                        .formatted(one.owner(), one.database(), one.age().toMinutes()),
                    "rollback prepared '%s'".formatted(one.name().replace("'", "''"))));
  }

  private static void holes(Server server, Findings out, boolean rows) {
    for (Holes hole : Holes.of(server.version(), rows)) {
      out.add(
          "cluster " + server.cluster(),
          "PostgreSQL %d.%d has %s."
              .formatted(server.version() / 10_000, server.version() % 10_000, hole),
          "upgrade to " + hole.closedIn(server.version()) + " or newer");
    }
  }

  private static void clock(Server server, Findings out) {
    if (server.skew().abs().compareTo(TOLERABLE_SKEW) > 0) {
      out.add(
          "cluster " + server.cluster(),
          "The server's clock is %d seconds %s; bindings are good for %d."
              .formatted(
                  server.skew().abs().toSeconds(),
                  server.skew().isNegative() ? "behind" : "ahead",
                  BindingSettings.VALIDITY.toSeconds()),
          "synchronise the clocks of both machines (NTP)");
    }
  }
}
