package io.insula.guard;

import java.util.Collection;
import java.util.HashSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What the guard lets pass although a rule would forbid it. Immutable. Names are as the database
 * folds them: lower case unless they are quoted.
 *
 * @param tables tables that may be used however it is, as {@code name} or {@code schema.name}
 * @param statements statements that are not judged, in their normal form
 * @param commands commands such as {@code copy}, by their first word
 * @param catalog relations and functions of the server's catalogs, without schema
 * @param functions functions that would be dangerous, without schema
 * @param variables settings that may be changed by {@code set local}
 * @param schemas schemas that belong to no tenant, such as one for extensions
 */
public record Allowances(
    Set<String> tables,
    Set<String> statements,
    Set<String> commands,
    Set<String> catalog,
    Set<String> functions,
    Set<String> variables,
    Set<String> schemas) {
  /** Commands that are allowed unless said otherwise. */
  public static final Set<String> COMMANDS = Set.of("call");

  /** Settings that {@code set local} may change unless said otherwise. */
  public static final Set<String> VARIABLES =
      Set.of(
          "statement_timeout",
          "lock_timeout",
          "transaction_timeout",
          "work_mem",
          "timezone",
          "synchronous_commit");

  /** What is allowed unless said otherwise. */
  public static final Allowances DEFAULT =
      new Allowances(
          Set.of(),
          KnownStatements.normalised(),
          COMMANDS,
          Set.of(),
          Set.of(),
          VARIABLES,
          Set.of());

  public Allowances {
    tables = Set.copyOf(tables);
    statements = Set.copyOf(statements);
    commands = Set.copyOf(commands);
    catalog = Set.copyOf(catalog);
    functions = Set.copyOf(functions);
    variables = Set.copyOf(variables);
    schemas = Set.copyOf(schemas);
  }

  /** The same, and these tables may be used however it is. */
  public Allowances tables(String... more) {
    return new Allowances(
        plus(tables, more), statements, commands, catalog, functions, variables, schemas);
  }

  /**
   * The same, and these statements are not judged, whatever their values, comments and blanks.
   *
   * @param texts as the application sends them
   */
  public Allowances statements(String... texts) {
    Set<String> all = new HashSet<>(statements);
    for (String text : texts) {
      all.add(Normalised.of(text));
    }
    return new Allowances(tables, all, commands, catalog, functions, variables, schemas);
  }

  /** The same, and these commands, such as {@code copy}, are not refused for what they are. */
  public Allowances commands(String... more) {
    return new Allowances(
        tables, statements, plus(commands, lower(more)), catalog, functions, variables, schemas);
  }

  /** The same, without the command {@code call}, which is allowed by default. */
  public Allowances withoutCalls() {
    Set<String> fewer = new HashSet<>(commands);
    fewer.remove("call");
    return new Allowances(tables, statements, fewer, catalog, functions, variables, schemas);
  }

  /** The same, and these relations and functions of the server's catalogs. */
  public Allowances catalog(String... more) {
    return new Allowances(
        tables, statements, commands, plus(catalog, more), functions, variables, schemas);
  }

  /** The same, and these functions that would be dangerous. */
  public Allowances functions(String... more) {
    return new Allowances(
        tables, statements, commands, catalog, plus(functions, more), variables, schemas);
  }

  /** The same, and {@code set local} may change these settings. */
  public Allowances variables(String... more) {
    return new Allowances(
        tables, statements, commands, catalog, functions, plus(variables, more), schemas);
  }

  /** The same, and these schemas belong to no tenant. */
  public Allowances schemas(String... more) {
    return new Allowances(
        tables, statements, commands, catalog, functions, variables, plus(schemas, more));
  }

  private static String[] lower(String... words) {
    return Set.of(words).stream()
        .map(word -> word.toLowerCase(Locale.ROOT))
        .collect(Collectors.toSet())
        .toArray(String[]::new);
  }

  private static Set<String> plus(Collection<String> names, String... more) {
    Set<String> all = new HashSet<>(names);
    all.addAll(Set.of(more));
    return all;
  }
}
