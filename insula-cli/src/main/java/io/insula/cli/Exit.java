package io.insula.cli;

/** The exit codes that scripts can rely on. */
final class Exit {
  /** All was done. */
  static final int DONE = 0;

  /** Nothing was done, or it went wrong. */
  static final int FAILED = 1;

  /** The command was not understood. */
  static final int USAGE = 2;

  /** Some tenants failed; all of them are named. */
  static final int PARTLY = 3;

  private Exit() {}

  /** The code for that many failures among that many. */
  static int of(int failures, int total) {
    if (failures == 0) {
      return DONE;
    }
    return failures == total ? FAILED : PARTLY;
  }
}
