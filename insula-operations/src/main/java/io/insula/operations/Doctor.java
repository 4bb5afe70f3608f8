package io.insula.operations;

import io.insula.TenantEvent.Operation;
import io.insula.TenantId;
import java.util.List;

/** Finds what a crash left half done, and finishes or undoes it. Thread-safe. */
public interface Doctor {
  /** What is interrupted or at odds; changes nothing. */
  List<Finding> examine();

  /** Finishes interrupted creations and purges, or undoes creations that cannot be finished. */
  List<Finding> heal();

  /**
   * One thing that was found.
   *
   * @param operation what was interrupted
   * @param outcome what became of it
   * @param detail one sentence for people
   */
  record Finding(TenantId tenant, Operation operation, Outcome outcome, String detail) {}

  /** What became of a finding. */
  enum Outcome {
    /** Only looked at. */
    FOUND,
    /** Brought to its end. */
    FINISHED,
    /** Taken back, as if it had never begun. */
    UNDONE,
    /** Another process is at work on it. */
    BUSY,
    /** Neither could be done; the detail says why. */
    FAILED
  }
}
