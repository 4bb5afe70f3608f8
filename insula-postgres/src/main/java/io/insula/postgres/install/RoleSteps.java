package io.insula.postgres.install;

import static io.insula.postgres.internal.Identifiers.literal;
import static io.insula.postgres.internal.Identifiers.quote;

import io.insula.jdbc.RoleNames;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.postgres.internal.Query;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.postgresql.util.PasswordUtil;

/**
 * The three roles and who is a member of whom. Nobody inherits: a member acts as another role only
 * after {@code set role}. That matters for the migrator, which is a member of the application's
 * role; if it inherited, the policies made for the application would bind it too.
 */
final class RoleSteps {
  private static final String OWNER = "nologin nocreatedb nocreaterole noinherit";
  private static final String MIGRATOR = "login createdb createrole noinherit";
  private static final String APPLICATION = "login nocreatedb nocreaterole noinherit";

  private final InstallSettings settings;
  private final RoleNames roles;

  RoleSteps(InstallSettings settings) {
    this.settings = settings;
    this.roles = settings.roles();
  }

  List<Step> steps() {
    return List.of(
        role(roles.owner(), OWNER),
        role(roles.migrator(), MIGRATOR),
        role(roles.application(), APPLICATION),
        password(roles.migrator()),
        password(roles.application()),
        membership(roles.owner(), roles.migrator()),
        membership(roles.application(), roles.migrator()),
        administrator(roles.owner()),
        administrator(roles.migrator()));
  }

  private static Step role(String role, String attributes) {
    String body =
        Resource.read("role.sql")
            .replace("${name}", literal(role))
            .replace("${role}", quote(role))
            .replace("${attributes}", attributes);
    return new Step(
        "role " + role,
        c -> hasAttributes(c, role, attributes),
        List.of(Command.of("do " + literal(body))));
  }

  private static boolean hasAttributes(Connection connection, String role, String attributes)
      throws SQLException {
    List<String> wanted = List.of(attributes.split(" "));
    return Query.test(
        connection,
        """
        select rolcanlogin = ? and rolcreatedb = ? and rolcreaterole = ?
               and not (rolinherit or rolsuper or rolbypassrls or rolreplication)
          from pg_catalog.pg_roles where rolname = ?""",
        wanted.contains("login"),
        wanted.contains("createdb"),
        wanted.contains("createrole"),
        role);
  }

  private Step password(String role) {
    return new Step(
        "password of " + role,
        c -> Password.matches(c, role, settings.password(role)),
        List.of(passwordCommand(role, settings.password(role))));
  }

  /** Sets a password by its verifier, which is made here, so that no log of the server has it. */
  static Command passwordCommand(String role, String password) {
    try {
      String verifier = PasswordUtil.encodePassword(role, password.toCharArray(), "scram-sha-256");
      String sql = "alter role " + quote(role) + " password ";
      return new Command(sql + literal(verifier), sql + "'…'", List.of());
    } catch (SQLException e) {
      throw new IllegalStateException("The driver can't encode the password of " + role, e);
    }
  }

  private static Step membership(String group, String member) {
    return new Step(
        member + " may act as " + group,
        c -> isMember(c, group, member),
        List.of(Command.of("grant " + quote(group) + " to " + quote(member))));
  }

  private static Step administrator(String group) {
    return new Step(
        "administrator may act as " + group,
        c -> Query.test(c, CAN_SET.formatted(literal(group))),
        List.of(Command.of("grant " + quote(group) + " to current_user")));
  }

  /** Whether the current user may {@code set role}; from 16 on, being a member is not enough. */
  private static final String CAN_SET =
      """
      select r.rolsuper or case when current_setting('server_version_num')::int >= 160000
               then pg_catalog.pg_has_role(r.oid, g.oid, 'SET')
               else pg_catalog.pg_has_role(r.oid, g.oid, 'MEMBER') end
        from pg_catalog.pg_roles r left join pg_catalog.pg_roles g on g.rolname = %s
       where r.rolname = current_user""";

  static boolean isMember(Connection connection, String group, String member) throws SQLException {
    return Query.test(
        connection,
        """
        select exists (select from pg_catalog.pg_auth_members m
                         join pg_catalog.pg_roles g on g.oid = m.roleid and g.rolname = ?
                         join pg_catalog.pg_roles r on r.oid = m.member and r.rolname = ?
                        where coalesce((to_jsonb(m) ->> 'set_option')::boolean, true))""",
        group,
        member);
  }
}
