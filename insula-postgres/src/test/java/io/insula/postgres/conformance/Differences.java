package io.insula.postgres.conformance;

import io.insula.Isolation;
import io.insula.postgres.conformance.Difference.Kind;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Everything that is not as with the bare driver. */
final class Differences {
  private static final Set<Isolation> ROW = EnumSet.of(Isolation.ROW);
  private static final Set<Isolation> SCHEMA = EnumSet.of(Isolation.SCHEMA);
  private static final Set<Isolation> SHARED = EnumSet.of(Isolation.ROW, Isolation.SCHEMA);
  private static final Set<Isolation> EVERYWHERE = EnumSet.allOf(Isolation.class);

  static final List<Difference> ALL =
      List.of(
          meant(
              "The tenant column is there",
              "`select *`, generated keys of all columns and metadata show the tenant column, which"
                  + " keys and foreign keys begin with.",
              ROW,
              "tenant_id|number_pkey|person_email_key|select \\* from item|keys with all columns",
              "generated keys: keys are columns like others",
              "metadata: columns",
              "metadata: primary key that is natural",
              "metadata: foreign keys",
              "metadata: unique indexes",
              "metadata: of a query of all columns"),
          meant(
              "Rows with a natural primary key can't be changed through a result set",
              "The key includes the tenant column, which the query does not select. Select it too,"
                  + " or use `update`.",
              ROW,
              "^update: done|select n, word from number|No eligible primary or unique key|24000",
              "updatable: natural key"),
          meant(
              "`COPY … FROM` is refused",
              "PostgreSQL refuses it on tables with row security, SQLState `0A000`. Insert in"
                  + " batches, with `reWriteBatchedInserts=true` for speed.",
              SHARED,
              "^copied|^copy|row n, word|select n, word from number where n > 9000",
              "copy: in",
              "copy: in, in a transaction",
              "copy: in, with broken data",
              "copy: in, cancelled"),
          meant(
              "Large objects are refused",
              "They belong to the whole database and can't be kept apart. Use `bytea` or `text`, or"
                  + " give the tenant a database of its own.",
              SHARED,
              "^large object|^size|^blob|^clob|^set",
              "copy: large object manager",
              "copy: blob and clob"),
          meant(
              "Constraint violations do not show the values of the row",
              "PostgreSQL leaves out `DETAIL` where row security applies.",
              SHARED,
              "^detail",
              "connection: values of a violated key"),
          meant(
              "The schema is the tenant's",
              "`setSchema` to another one throws, and a search path that was set before the first"
                  + " statement about data is replaced by the tenant's. Qualify names instead.",
              SHARED,
              "^set|^schema|select count\\(\\*\\) from person",
              "connection: setSchema to elsewhere"),
          meant(
              "A search path of one's own is replaced",
              "When it was set before the transaction's first statement about data, the tenant's"
                  + " comes after it.",
              SCHEMA,
              "select count\\(\\*\\) from person",
              "connection: search_path as text"),
          meant(
              "A refcursor of a function can be read in autocommit",
              "The call runs in a transaction of its own, so the cursor is still there; the bare"
                  + " driver throws `34000`.",
              SHARED,
              "^executed|^everyone",
              "callable: refcursor in autocommit"),
          meant(
              "A large batch that fails in autocommit fails as a whole",
              "The bare driver commits what it sent in earlier parts of some hundred statements;"
                  + " here the batch is one transaction, and nothing of it stays.",
              SHARED,
              "^batch throws (large )?counts|select count\\(\\*\\) from person",
              "batch: of 5,000 rows with a failure at the end"),
          meant(
              "`unwrap` gives interfaces only",
              "The driver's classes would lead past the tenant; the exception says so.",
              EVERYWHERE,
              "^thread throws",
              "connection: wrappers"),
          meant(
              "Closed objects refuse a little more",
              "`executeBatch` of nothing, `clearParameters` and `getParameterMetaData` throw after"
                  + " `close()`, as JDBC demands; the bare driver lets them pass.",
              EVERYWHERE,
              "^run prepared|^clear|^parameters",
              "closing: a connection closes its statements",
              "closing: a prepared statement"),
          meant(
              "Names of the tenant's own types are qualified",
              "The driver looks types up outside the tenant's search path, and then shows"
                  + " `\"tenant_acme\".\"mood\"` instead of `mood`.",
              SCHEMA,
              "mood|place",
              "parameter: objects",
              "type: every type as an object",
              "type: every type prepared, binary",
              "type: arrays",
              "type: written and read back",
              "type: rows and records"),
          gap(
              "Types of the tenant's own can't be named to the driver",
              "`createArrayOf(\"mood\", …)` and `setNull(n, Types.OTHER, \"mood\")` look the name up"
                  + " outside the tenant's schema: they fail, and the message may name another tenant's"
                  + " type. Write `?::mood` and set a text, or"
                  + " define types in the shared schema.",
              SCHEMA,
              "mood|^array|^moods",
              "parameter: nulls",
              "connection: array of the tenant's own type"),
          gap(
              "Work after a `commit` in the same text is not bound",
              "`begin; …; commit; update …` in one `execute` throws `IN001`; what was committed"
                  + " stays. Send the rest as a statement of its own.",
              SHARED,
              "^result|^begin|^warnings|^elsewhere|^select id, age",
              "transaction: begin, work and commit in one text"),
          gap(
              "A deferred constraint that fails at the end of a batch in autocommit",
              "Throws the plain exception of the commit instead of a `BatchUpdateException`.",
              SHARED,
              "^batch throws",
              "batch: deferred failure"));

  private Differences() {}

  private static Difference meant(
      String title, String reason, Set<Isolation> isolations, String lines, String... cases) {
    return new Difference(
        Kind.MEANT, title, reason, List.of(cases), isolations, Pattern.compile(lines));
  }

  private static Difference gap(
      String title, String reason, Set<Isolation> isolations, String lines, String... cases) {
    return new Difference(
        Kind.GAP, title, reason, List.of(cases), isolations, Pattern.compile(lines));
  }

  static List<Difference> of(Case shown, Isolation isolation) {
    return ALL.stream().filter(difference -> difference.about(shown, isolation)).toList();
  }

  /** {@code docs/JDBC-DIFFERENCES.md}. */
  static String document() {
    return """
        # Differences from the bare driver

        Insula's DataSource behaves as pgjdbc does: values, exceptions with their SQLState and
        position, warnings, counts, keys, metadata, transactions. A suite runs %d cases twice, bare
        and through Insula, in each isolation, and compares all that an application can observe
        (`insula-postgres/src/test/java/io/insula/postgres/conformance`). This list is what is left;
        it is rendered from that suite's data and checked by it.

        ## Because of the isolation

        %s
        ## Not yet as it should be

        %s"""
        .formatted(Cases.all().size(), section(Kind.MEANT), section(Kind.GAP));
  }

  private static String section(Kind kind) {
    return ALL.stream()
        .filter(difference -> difference.kind() == kind)
        .map(Differences::paragraph)
        .collect(Collectors.joining("\n"));
  }

  private static String paragraph(Difference difference) {
    Stream<String> names =
        difference.isolations().stream().map(i -> i.name().toLowerCase(Locale.ROOT));
    return "- **%s** (%s). %s\n  Cases: %s.\n"
        .formatted(
            difference.title(),
            String.join(", ", names.collect(Collectors.toCollection(TreeSet::new))),
            difference.reason(),
            String.join("; ", difference.cases()));
  }
}
