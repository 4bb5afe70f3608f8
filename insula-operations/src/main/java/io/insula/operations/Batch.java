package io.insula.operations;

import io.insula.TenantId;
import io.insula.operations.BatchReport.Outcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Does one thing to many tenants, one after the other, and keeps count. */
final class Batch implements TenantBatch {
  private static final Logger log = LoggerFactory.getLogger(Batch.class);

  private final Tenants tenants;
  private final List<TenantId> ids;
  private BatchListener listener = BatchListener.NONE;

  Batch(Tenants tenants, Collection<TenantId> ids) {
    this.tenants = tenants;
    this.ids = List.copyOf(ids);
  }

  @Override
  public TenantBatch listener(BatchListener value) {
    listener = value;
    return this;
  }

  @Override
  public BatchReport update(TenantChange change) {
    return change(id -> tenants.update(id, change));
  }

  @Override
  public BatchReport activate() {
    return change(id -> tenants.activate(id));
  }

  @Override
  public BatchReport deactivate() {
    return change(id -> tenants.deactivate(id));
  }

  @Override
  public BatchReport suspend(@Nullable String reason) {
    return change(id -> tenants.suspend(id, reason));
  }

  @Override
  public BatchReport block(@Nullable String reason) {
    return change(id -> tenants.block(id, reason));
  }

  @Override
  public BatchReport archive() {
    return change(id -> tenants.archive(id));
  }

  @Override
  public BatchReport delete() {
    return change(id -> tenants.delete(id));
  }

  @Override
  public BatchReport restore() {
    return change(id -> tenants.restore(id));
  }

  @Override
  public BatchReport purge() {
    return each(id -> tenants.purge(id).removed());
  }

  private BatchReport change(Consumer<TenantId> change) {
    return each(
        id -> {
          change.accept(id);
          return List.of();
        });
  }

  private BatchReport each(Function<TenantId, List<String>> change) {
    List<Outcome> outcomes = new ArrayList<>();
    for (TenantId id : ids) {
      outcomes.add(attempt(id, change));
      tell(listener, outcomes.get(outcomes.size() - 1), outcomes.size(), ids.size());
    }
    return new BatchReport(outcomes);
  }

  private static Outcome attempt(TenantId id, Function<TenantId, List<String>> change) {
    try {
      return new Outcome(id, null, change.apply(id));
    } catch (RuntimeException e) {
      return new Outcome(id, e, List.of());
    }
  }

  static void tell(BatchListener listener, Outcome outcome, int done, int total) {
    try {
      listener.done(outcome, done, total);
    } catch (RuntimeException e) {
      log.warn("A batch listener failed; the batch goes on", e);
    }
  }
}
