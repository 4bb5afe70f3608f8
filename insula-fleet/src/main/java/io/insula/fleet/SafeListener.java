package io.insula.fleet;

import java.time.Duration;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the failures of a listener away from the run. */
record SafeListener(FleetListener listener) implements FleetListener {
  private static final Logger LOG = LoggerFactory.getLogger(FleetRun.class);

  private void tell(Consumer<FleetListener> event) {
    try {
      event.accept(listener);
    } catch (RuntimeException e) {
      LOG.warn("A listener of the fleet failed; the run goes on", e);
    }
  }

  @Override
  public void runStarted(int targets) {
    tell(l -> l.runStarted(targets));
  }

  @Override
  public void started(MigrationTarget target) {
    tell(l -> l.started(target));
  }

  @Override
  public void fileStarted(MigrationTarget target, String script) {
    tell(l -> l.fileStarted(target, script));
  }

  @Override
  public void fileApplied(MigrationTarget target, AppliedFile file) {
    tell(l -> l.fileApplied(target, file));
  }

  @Override
  public void finished(MigrationResult result) {
    tell(l -> l.finished(result));
  }

  @Override
  public void retrying(
      MigrationTarget target, RuntimeException failure, int attempt, Duration pause) {
    tell(l -> l.retrying(target, failure, attempt, pause));
  }

  @Override
  public void failed(MigrationTarget target, RuntimeException failure) {
    tell(l -> l.failed(target, failure));
  }

  @Override
  public void progress(int done, int failed, int total) {
    tell(l -> l.progress(done, failed, total));
  }

  @Override
  public void runFinished(FleetResult result) {
    tell(l -> l.runFinished(result));
  }
}
