package io.insula.operations;

import io.insula.fleet.MigrationResult;
import io.insula.fleet.MigrationTarget;
import io.insula.jdbc.Secret;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;

/** A program that migrates the fleet, and stands still for ever at one moment if it is told to. */
final class Runner {
  /** Where it can stand still. */
  enum Moment {
    NEVER,
    RUN_STARTED,
    BEFORE_THE_LOCK,
    FILE_STARTED,
    FILE_COMMITTED,
    BEFORE_THE_CATALOG_KNOWS,
    PLACE_DONE,
    RUN_FINISHED
  }

  private Runner() {}

  /**
   * Says that it is ready, waits for a line, migrates, and ends with 0 if all went well.
   *
   * @param args url, secret, folder of the migrations, moment
   */
  public static void main(String[] args) throws Exception {
    Stops stops = new Stops(Moment.valueOf(args[3]));
    try (Insula insula =
        Insula.connect(args[0]).secret(Secret.of(args[1])).migrations(args[2]).open()) {
      say("ready");
      System.in.read();
      FleetReport report = insula.fleet().resume(options(stops), stops);
      report.failures().forEach(outcome -> say(outcome.toString()));
      say("ended");
      System.exit(report.succeeded() ? 0 : 1);
    }
  }

  /** A lock is waited for as long as it takes. */
  static MigrateOptions options(Stops stops) {
    return MigrateOptions.DEFAULT.lockTimeout(Duration.ZERO).interceptor(stops::around);
  }

  private static void say(String line) {
    System.out.println(line);
  }

  /** Stands still at its moment. */
  record Stops(Moment moment) implements FleetListener {
    private void at(Moment here) {
      if (here == moment) {
        say("at " + here);
        while (true) {
          LockSupport.park();
        }
      }
    }

    MigrationResult around(MigrationTarget target, Supplier<MigrationResult> proceed) {
      at(Moment.BEFORE_THE_LOCK);
      MigrationResult result = proceed.get();
      at(Moment.BEFORE_THE_CATALOG_KNOWS);
      return result;
    }

    @Override
    public void started(int places) {
      at(Moment.RUN_STARTED);
    }

    @Override
    public void fileStarted(String place, String script) {
      at(Moment.FILE_STARTED);
    }

    @Override
    public void fileApplied(String place, String script, Duration took) {
      at(Moment.FILE_COMMITTED);
    }

    @Override
    public void done(FleetReport.Outcome outcome, int done, int total) {
      at(Moment.PLACE_DONE);
    }

    @Override
    public void finished(FleetReport report) {
      at(Moment.RUN_FINISHED);
    }
  }
}
