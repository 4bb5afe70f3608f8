package io.insula.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;

/**
 * The migration files of a field service product with more than forty tables and most of what
 * PostgreSQL has: types, domains, generated columns, partitions, triggers, views, materialized
 * views, exclusion constraints, text search, data behind COPY.
 */
public final class RichSchema {
  private static final List<String> SHARED =
      List.of("V1__extensions.sql", "V2__reference.sql", "R__reference_views.sql");

  private static final List<String> FIRST_YEAR =
      List.of(
          "V1__types_and_people.sql",
          "V2__customers_and_assets.sql",
          "V3__work_orders.sql",
          "V4__stock.sql",
          "V5__money.sql",
          "V6__functions_and_triggers.sql",
          "V7__basic_data.sql",
          "V8__views.sql");

  private static final String REPORTS = "V9__reports.sql";

  private static final List<String> SECOND_YEAR =
      List.of(
          "V10__second_year.sql",
          "V11__partners.sql",
          "V12__indexes.sql",
          "R__order_backlog.sql",
          "R__search.sql");

  private static final List<String> PORTABLE = List.of(REPORTS, "V10__second_year.sql");

  private RichSchema() {}

  /** Writes the shared files, and those of the tenants' first year, into that directory. */
  public static void writeFirstYear(Path directory) {
    SHARED.forEach(name -> copy("shared", name, directory));
    FIRST_YEAR.forEach(name -> copy("tenant", name, directory));
  }

  /** Writes the rest, as it is written for one database per tenant. */
  public static void writeSecondYear(Path directory) {
    copy("tenant", REPORTS, directory);
    SECOND_YEAR.forEach(name -> copy("tenant", name, directory));
  }

  /** Writes the rest, in a form that can be kept apart in every isolation. */
  public static void writePortableSecondYear(Path directory) {
    writeSecondYear(directory);
    PORTABLE.forEach(name -> copy("portable", name, directory));
  }

  private static void copy(String folder, String name, Path directory) {
    Path target = directory.resolve(folder.equals("shared") ? "shared" : "tenant").resolve(name);
    try (InputStream file = RichSchema.class.getResourceAsStream("/rich/" + folder + "/" + name)) {
      if (file == null) {
        throw new IllegalStateException("There is no " + folder + "/" + name);
      }
      Files.createDirectories(target.getParent());
      Files.copy(file, target, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
