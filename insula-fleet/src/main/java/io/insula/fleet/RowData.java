package io.insula.fleet;

import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/** Runs the statements about rows as the application would, for one row tenant after the other. */
final class RowData {
  private static final String REPLAYED =
      "The data of files applied before is replayed for a new tenant, and a later file may have"
          + " changed the table since. Nothing of it was kept: fill the table in a repeatable file,"
          + " or name this file among those not replayed.";
  private static final Pattern CONFLICT = Pattern.compile("(?i)\\bon\\s+conflict\\b");

  private final PlaceSession session;
  private final Place place;
  private final RowTenants tenants;
  private final RowBinding binding;
  private final Adapter adapter;

  /** Puts a statement into the words that fit tables as they have been protected. */
  @FunctionalInterface
  interface Adapter {
    String adapt(String statement) throws SQLException;
  }

  RowData(
      PlaceSession session, Place place, RowTenants tenants, RowBinding binding, Adapter adapter) {
    this.session = session;
    this.place = place;
    this.tenants = tenants;
    this.binding = binding;
    this.adapter = adapter;
  }

  /**
   * For every tenant that has the data of the files before. A tenant that is only being made has
   * not: it gets the data of all files when it is enrolled.
   */
  void runForAll(List<Batch.Entry> statements, String advice) throws SQLException {
    List<Batch.Entry> adapted = adapted(statements);
    forAll(tenant -> runFor(tenant, adapted, advice));
  }

  /** The same with a Java migration. */
  void callForAll(ReadyFile file, String advice) throws SQLException {
    forAll(tenant -> callFor(tenant, file, advice));
  }

  private void forAll(Step step) throws SQLException {
    Set<Long> enrolled = Ledger.enrolled(session.connection(), place);
    List<RowTenant> living =
        enrolled.isEmpty() ? List.of() : tenants.in(place.target().placement());
    for (RowTenant tenant : living) {
      if (enrolled.contains(tenant.number())) {
        step.runFor(tenant);
      }
    }
    if (!living.isEmpty()) {
      binding.unbind();
    }
  }

  /** Runs the data of the files applied so far for a new tenant, and notes that it has it. */
  void enrol(RowTenant tenant, List<ReadyFile> files, String actor) throws SQLException {
    List<Batch.Entry> statements = new ArrayList<>();
    boolean ran = false;
    for (ReadyFile file : files) {
      file.data().forEach(statement -> statements.add(new Batch.Entry(file, statement)));
      if (file.callsPerTenant()) {
        replay(tenant, statements);
        callFor(tenant, file, REPLAYED);
        ran = true;
      }
    }
    ran |= replay(tenant, statements);
    if (ran) {
      binding.unbind();
    }
    Ledger.enrol(session.connection(), place, tenant, actor);
  }

  private boolean replay(RowTenant tenant, List<Batch.Entry> statements) throws SQLException {
    boolean any = !statements.isEmpty();
    if (any) {
      runFor(tenant, adapted(statements), REPLAYED);
      statements.clear();
    }
    return any;
  }

  private void callFor(RowTenant tenant, ReadyFile file, String advice) throws SQLException {
    binding.bind(tenant);
    new JavaCall(session, place, file).as(tenant, advice);
  }

  private List<Batch.Entry> adapted(List<Batch.Entry> statements) throws SQLException {
    List<Batch.Entry> adapted = new ArrayList<>();
    for (Batch.Entry entry : statements) {
      String text = entry.statement().text();
      boolean fits = !CONFLICT.matcher(text).find();
      adapted.add(
          fits ? entry : new Batch.Entry(entry.file(), entry.statement().as(adapter.adapt(text))));
    }
    return adapted;
  }

  private void runFor(RowTenant tenant, List<Batch.Entry> statements, String advice)
      throws SQLException {
    binding.bind(tenant);
    Batch batch = new Batch();
    statements.forEach(batch::add);
    try {
      batch.run(session.connection());
    } catch (Batch.Failed e) {
      throw Failures.statement(place, "tenant " + tenant.id().value(), e, advice);
    }
  }

  @FunctionalInterface
  private interface Step {
    void runFor(RowTenant tenant) throws SQLException;
  }
}
