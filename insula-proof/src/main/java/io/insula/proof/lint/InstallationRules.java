package io.insula.proof.lint;

import static io.insula.proof.lint.internal.Sql.grantee;
import static io.insula.proof.lint.internal.Sql.quote;

import io.insula.proof.lint.internal.Database;
import io.insula.proof.lint.internal.Database.BindingKey;
import io.insula.proof.lint.internal.Database.CatalogTable;
import io.insula.proof.lint.internal.Grant;
import java.util.List;
import java.util.Set;

/** What is the matter with what the installer made. */
final class InstallationRules {
  /** How old a key may be. */
  static final long KEY_DAYS = 365;

  private static final Set<String> READ_BY_APPLICATION = Set.of("tenant", "cluster");

  private static final Set<String> CATALOG =
      Set.of(
          "catalog_version",
          "operation",
          "event",
          "place_state",
          "fleet_run",
          "fleet_run_place",
          "ready_target",
          "ready_place",
          "migration",
          "migration_tenant");

  static final List<Rule<Database>> ALL =
      List.of(
          Rule.error("binding-function-changed", "The function that says who is bound was changed")
              .why("Every policy believes it. What it says is what a tenant sees.")
              .fix(Repair.BY_HAND, "insula init")
              .judge(
                  (database, out) ->
                      missing(
                          database, out, "function insula.", "is not as the installer makes it")),
          Rule.warning("binding-function-open", "Everybody may ask who is bound")
              .why("Only the application's roles and the migrator have a reason to ask.")
              .fix(Repair.MIGRATOR, "revoke execute on function F from public")
              .judge(InstallationRules::openFunctions),
          Rule.error("binding-key-readable", "Somebody else than the owner has rights to the key")
              .why("Who reads the key can pose as any tenant, in every database.")
              .fix(Repair.MIGRATOR, "revoke all on insula.binding_key from ROLE")
              .judge(InstallationRules::keyGrants),
          Rule.warning("binding-key-old", "The binding key is more than a year old")
              .why("The longer a secret lives, the more copies of it there are.")
              .fix(
                  Repair.BY_HAND,
                  "add the key of a new secret beside it, open the applications with that secret,"
                      + " retire the old one")
              .judge(InstallationRules::oldKeys),
          Rule.warning("key-accepts-poolers", "The database takes bindings without a backend")
              .why(
                  "Such a binding, seen somewhere, can be replayed on any connection until it"
                      + " expires. That is needed behind a pooler in transaction mode only.")
              .fix(Repair.BY_HAND, "insula init without a pooler; or tell Insula about the pooler")
              .judge((database, out) -> pooled(database, out, true)),
          Rule.error("key-refuses-poolers", "The database refuses bindings without a backend")
              .why("Insula is set to go through a pooler, and every statement will fail.")
              .fix(Repair.BY_HAND, "insula init with the pooler's address")
              .judge((database, out) -> pooled(database, out, false)),
          Rule.error("installation-incomplete", "The installation lacks something")
              .why("What the installer makes, or grants, is no longer there as it should be.")
              .fix(Repair.BY_HAND, "insula init")
              .judge(InstallationRules::incomplete),
          Rule.error("catalog-open", "The catalog is open")
              .why(
                  "It lists all customers and where they live; what is written there decides where"
                      + " a tenant's statements go.")
              .fix(Repair.MIGRATOR, "enable and force row security; revoke … from ROLE")
              .judge(InstallationRules::catalog));

  private InstallationRules() {}

  private static void missing(Database database, Findings out, String prefix, String what) {
    database.installed().missing().stream()
        .filter(title -> title.startsWith(prefix))
        .forEach(title -> out.add(title, "The %s %s.".formatted(title, what), "insula init"));
  }

  /** Steps that other lints have an eye on are theirs. */
  private static void incomplete(Database database, Findings out) {
    if (!database.installed().failure().isEmpty()) {
      out.add("installation", database.installed().failure(), "insula init");
    }
    database.installed().missing().stream()
        .filter(title -> !title.startsWith("function insula."))
        .filter(title -> !title.startsWith("no temporary objects"))
        .filter(title -> !title.startsWith("nobody else creates"))
        .filter(title -> !title.startsWith("no large objects"))
        .filter(title -> !title.equals("key") && !title.startsWith("key,"))
        .forEach(
            title ->
                out.add(
                    title, "The installer would make this anew: " + title + ".", "insula init"));
  }

  private static void openFunctions(Database database, Findings out) {
    for (String function : database.installed().publicFunctions()) {
      out.add(
          "function " + function,
          "Everybody may execute " + function + ".",
          asOwner(database),
          "revoke execute on function %s from public".formatted(function));
    }
  }

  private static String asOwner(Database database) {
    return "set local role " + quote(database.expected().roles().owner());
  }

  private static void keyGrants(Database database, Findings out) {
    database.installed().keyGrants().stream()
        .map(Grant::grantee)
        .distinct()
        .forEach(
            grantee ->
                out.add(
                    "table insula.binding_key",
                    grantee + " has rights to insula.binding_key.",
                    asOwner(database),
                    "revoke all on insula.binding_key from " + grantee(grantee),
                    "revoke all (id, \"inner\", \"outer\", pooled, created_at, retired_at)"
                        + " on insula.binding_key from "
                        + grantee(grantee)));
  }

  private static void oldKeys(Database database, Findings out) {
    database.installed().keys().stream()
        .filter(key -> !key.retired() && key.days() > KEY_DAYS)
        .forEach(
            key ->
                out.add(
                    "key " + key.id(),
                    "The binding key %s is %d days old.".formatted(key.id(), key.days()),
                    "BindingKeys.add(…) for a new secret, then BindingKeys.retire(…)"));
  }

  private static void pooled(Database database, Findings out, boolean accepts) {
    boolean wanted = database.expected().settings().pooled();
    for (BindingKey key : database.installed().keys()) {
      if (!key.retired() && key.pooled() == accepts && wanted != accepts) {
        out.add(
            "key " + key.id(),
            accepts
                ? "Key %s takes bindings without a backend, and no pooler is configured."
                    .formatted(key.id())
                : "A pooler is configured, and key %s refuses bindings without a backend."
                    .formatted(key.id()),
            "insula init");
      }
    }
  }

  private static void catalog(Database database, Findings out) {
    for (CatalogTable table : database.installed().tables()) {
      String name = "insula." + quote(table.name());
      if (!table.secured()) {
        out.add(
            "table insula." + table.name(),
            "Row security of insula.%s is off, or not forced.".formatted(table.name()),
            "alter table %s enable row level security, force row level security".formatted(name));
      }
      table.grants().stream()
          .filter(grant -> !expected(database, table, grant))
          .map(Grant::grantee)
          .distinct()
          .forEach(
              grantee ->
                  out.add(
                      "table insula." + table.name(),
                      "%s has rights to insula.%s.".formatted(grantee, table.name()),
                      close(name, grantee(grantee), regrant(database, table, grantee))));
    }
  }

  private static String[] close(String table, String grantee, boolean readable) {
    String revoke = "revoke all on %s from %s".formatted(table, grantee);
    return readable
        ? new String[] {revoke, "grant select on %s to %s".formatted(table, grantee)}
        : new String[] {revoke};
  }

  private static boolean regrant(Database database, CatalogTable table, String grantee) {
    return READ_BY_APPLICATION.contains(table.name())
        && grantee.equals(database.expected().roles().application());
  }

  /** Tables that other parts of Insula made may be written by the application, never changed. */
  private static boolean expected(Database database, CatalogTable table, Grant grant) {
    if (READ_BY_APPLICATION.contains(table.name()) || CATALOG.contains(table.name())) {
      return grant.privilege().equals("SELECT") && regrant(database, table, grant.grantee());
    }
    return database.runtime().contains(grant.grantee())
        && Set.of("SELECT", "INSERT").contains(grant.privilege());
  }
}
