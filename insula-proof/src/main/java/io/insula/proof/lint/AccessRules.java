package io.insula.proof.lint;

import static io.insula.proof.lint.internal.Sql.grantee;
import static io.insula.proof.lint.internal.Sql.quote;

import io.insula.jdbc.spi.ProtectionRequest.Kind;
import io.insula.proof.lint.internal.Database;
import io.insula.proof.lint.internal.Database.DefaultGrant;
import io.insula.proof.lint.internal.Grant;
import io.insula.proof.lint.internal.Place;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** What is the matter with rights on a database, its schemas, and things to come. */
final class AccessRules {
  static final List<Rule<Database>> ALL =
      List.of(
          Rule.error("temporary-objects-allowed", "The application may make temporary objects")
              .why(
                  "A temporary table hides the real one of its name, and waits on the connection"
                      + " for the next tenant.")
              .fix(Repair.ADMINISTRATOR, "revoke temporary on database DATABASE from ROLE")
              .judge((database, out) -> database(database, out, "TEMPORARY")),
          Rule.error("database-create-allowed", "The application may make schemas")
              .why("In a schema of its own it can keep data, and functions for other tenants.")
              .fix(Repair.ADMINISTRATOR, "revoke create on database DATABASE from ROLE")
              .judge((database, out) -> database(database, out, "CREATE")),
          Rule.error("database-open-to-others", "Others may connect to a tenant's own database")
              .why("The database is the wall: only its tenant's role may come in.")
              .fix(Repair.MIGRATOR, "revoke connect on database DATABASE from ROLE")
              .judge(AccessRules::connections),
          Rule.error("schema-create-allowed", "The application may make objects in a schema")
              .why("A function or table of its making can wait for the next tenant.")
              .fix(Repair.ADMINISTRATOR, "revoke create on schema SCHEMA from ROLE")
              .judge(AccessRules::creation),
          Rule.error("schema-open-to-others", "A tenant's schema is open to others")
              .why("Everybody who can connect sees what is there, and needs one slip more to read.")
              .fix(Repair.MIGRATOR, "revoke usage on schema SCHEMA from ROLE")
              .judge(AccessRules::usage),
          Rule.error("role-owns-objects", "An application role owns something")
              .why("An owner can lift row security, and grant to whom it likes.")
              .fix(Repair.ADMINISTRATOR, "reassign owned by ROLE to MIGRATOR")
              .judge(AccessRules::owned),
          Rule.warning("default-privileges-open", "Objects to come are granted to the application")
              .why(
                  "What a migration makes is open before it is protected, and stays open where"
                      + " nothing protects it.")
              .fix(
                  Repair.ADMINISTRATOR,
                  "alter default privileges for role MAKER … revoke … from ROLE")
              .judge(AccessRules::defaults),
          Rule.error(
                  "stray-tables-readable", "The application reads tables that are nobody's place")
              .why("No wall is built in such a schema: what is there is shared by all tenants.")
              .fix(
                  Repair.BY_HAND,
                  "revoke usage on the schema, or move the tables to db/shared or db/tenant")
              .judge(AccessRules::strays),
          Rule.info("schema-of-nobody", "A schema is no tenant's place")
              .why("Insula neither migrates nor protects it, and never drops it.")
              .fix(Repair.BY_HAND, "leave it, drop it, or: insula migrate adopt")
              .judge(AccessRules::strangers),
          Rule.warning("place-of-nobody", "A schema is marked as the place of an unknown tenant")
              .why("Data of a tenant that the catalog does not know is kept, and counted nowhere.")
              .fix(Repair.BY_HAND, "find out whose it was; then drop schema … cascade")
              .judge(AccessRules::orphans),
          Rule.info("scratch-place-left", "A scratch place of a check of drift is there")
              .why("One that no check is using was left by a crash; the next check removes it.")
              .fix(Repair.BY_HAND, "insula drift")
              .judge(AccessRules::scratch),
          Rule.error("place-missing", "The place of a tenant is gone")
              .why("The catalog says that the tenant lives there, and every query of it fails.")
              .fix(
                  Repair.BY_HAND,
                  "restore the schema from a backup, or delete and purge the tenant")
              .judge(AccessRules::missing));

  private AccessRules() {}

  private static void database(Database database, Findings out, String privilege) {
    for (Grant grant : database.grants()) {
      if (grant.privilege().equals(privilege) && reaches(database, grant)) {
        out.add(
            "database " + database.name(),
            "%s has %s on database %s.".formatted(grant.grantee(), privilege, database.name()),
            "revoke %s on database %s from %s"
                .formatted(
                    privilege.toLowerCase(Locale.ROOT),
                    quote(database.name()),
                    grantee(grant.grantee())));
      }
    }
  }

  private static boolean reaches(Database database, Grant grant) {
    return grant.toPublic() || database.runtime().contains(grant.grantee());
  }

  private static void connections(Database database, Findings out) {
    if (database.shared()) {
      return;
    }
    for (Grant grant : database.grants()) {
      boolean stranger =
          !grant.grantee().equals(database.role())
              && !grant.grantee().equals(database.expected().roles().migrator());
      if (grant.privilege().equals("CONNECT") && stranger) {
        out.add(
            "database " + database.name(),
            "%s may connect to database %s.".formatted(grant.grantee(), database.name()),
            "revoke connect on database %s from %s"
                .formatted(quote(database.name()), grantee(grant.grantee())));
      }
    }
  }

  private static void creation(Database database, Findings out) {
    for (Database.Schema schema : database.schemas().values()) {
      schemaGrants(database, schema, out, "CREATE", grant -> reaches(database, grant));
    }
  }

  private static void usage(Database database, Findings out) {
    for (Place.Site site : database.sites().values()) {
      if (site.kind() == Kind.SCHEMA) {
        database
            .schema(site.schema())
            .ifPresent(
                schema ->
                    schemaGrants(
                        database,
                        schema,
                        out,
                        "USAGE",
                        grant -> reaches(database, grant) && !grant.grantee().equals(site.role())));
      }
    }
  }

  private static void schemaGrants(
      Database database,
      Database.Schema schema,
      Findings out,
      String privilege,
      Predicate<Grant> wrong) {
    Place.Site site = database.sites().get(schema.name());
    boolean migrators = site != null && site.kind() == Kind.SCHEMA;
    String owner = site != null && migrators ? " of " + site.owner() : "";
    schema.grants().stream()
        .filter(grant -> grant.privilege().equals(privilege))
        .filter(wrong)
        .forEach(
            grant ->
                out.add(
                    migrators ? Repair.MIGRATOR : Repair.ADMINISTRATOR,
                    "schema " + schema.name(),
                    "%s has %s on schema %s%s."
                        .formatted(grant.grantee(), privilege, schema.name(), owner),
                    "revoke %s on schema %s from %s"
                        .formatted(
                            privilege.toLowerCase(Locale.ROOT),
                            quote(schema.name()),
                            grantee(grant.grantee()))));
  }

  private static void owned(Database database, Findings out) {
    for (String thing : database.owned()) {
      String role = thing.substring(0, thing.indexOf(" owns "));
      out.add(
          "role " + role,
          "Role " + thing + ".",
          "reassign owned by %s to %s"
              .formatted(quote(role), quote(database.expected().roles().migrator())));
    }
  }

  private static void defaults(Database database, Findings out) {
    Map<DefaultGrant, List<String>> grouped =
        database.defaults().stream()
            .filter(one -> !installed(database, one))
            .collect(
                Collectors.groupingBy(
                    one ->
                        new DefaultGrant(
                            one.maker(),
                            one.schema(),
                            one.kind(),
                            new Grant(one.grant().grantee(), "")),
                    java.util.LinkedHashMap::new,
                    Collectors.mapping(one -> one.grant().privilege(), Collectors.toList())));
    grouped.forEach(
        (one, privileges) ->
            out.add(
                "default privileges of " + one.maker(),
                "What %s makes%s is granted to %s: %s on %s."
                    .formatted(
                        one.maker(),
                        one.schema().isEmpty() ? "" : " in schema " + one.schema(),
                        one.grant().grantee(),
                        String.join(", ", privileges),
                        one.kind()),
                "alter default privileges for role %s%s revoke %s on %s from %s"
                    .formatted(
                        quote(one.maker()),
                        one.schema().isEmpty() ? "" : " in schema " + quote(one.schema()),
                        io.insula.proof.lint.internal.Sql.privileges(privileges),
                        one.kind(),
                        grantee(one.grant().grantee()))));
  }

  /** The application may read what the migrator makes in the shared schema. */
  private static boolean installed(Database database, DefaultGrant one) {
    return one.kind().equals("tables")
        && one.schema().equals(database.expected().settings().sharedSchema())
        && one.maker().equals(database.expected().roles().migrator())
        && one.grant().equals(new Grant(database.role(), "SELECT"));
  }

  private static void strays(Database database, Findings out) {
    if (database.shared()) {
      database
          .others()
          .filter(schema -> schema.number() == 0 && schema.readable() > 0)
          .forEach(
              schema ->
                  out.add(
                      "schema " + schema.name(),
                      "%s has rights to %d tables or views in schema %s, which no wall protects."
                          .formatted(database.role(), schema.readable(), schema.name()),
                      "revoke usage on schema %s from public, %s"
                          .formatted(quote(schema.name()), quote(database.role()))));
    }
  }

  private static void strangers(Database database, Findings out) {
    if (database.shared()) {
      database
          .others()
          .filter(schema -> schema.number() == 0 && schema.readable() == 0)
          .forEach(
              schema ->
                  out.add(
                      "schema " + schema.name(),
                      "Schema %s is no tenant's place.".formatted(schema.name()),
                      "insula migrate adopt, or leave it"));
    }
  }

  private static void orphans(Database database, Findings out) {
    database
        .others()
        .filter(schema -> schema.number() > 0 && schema.number() != Database.Schema.SCRATCH)
        .forEach(
            schema ->
                out.add(
                    "schema " + schema.name(),
                    "Schema %s is marked as the place of tenant number %d, which the catalog does not have there."
                        .formatted(schema.name(), schema.number()),
                    "drop schema %s cascade".formatted(quote(schema.name()))));
  }

  private static void scratch(Database database, Findings out) {
    database
        .others()
        .filter(schema -> schema.number() == Database.Schema.SCRATCH)
        .forEach(
            schema ->
                out.add(
                    "schema " + schema.name(),
                    "Schema %s is a scratch place.".formatted(schema.name()),
                    "insula drift"));
  }

  private static void missing(Database database, Findings out) {
    database.sites().values().stream()
        .filter(site -> site.settled() && database.schema(site.schema()).isEmpty())
        .forEach(
            site ->
                out.add(
                    "schema " + site.schema(),
                    "There is no schema %s, where %s lives.".formatted(site.schema(), site.owner()),
                    "restore schema %s from a backup".formatted(quote(site.schema()))));
  }
}
