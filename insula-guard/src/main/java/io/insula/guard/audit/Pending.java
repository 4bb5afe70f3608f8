package io.insula.guard.audit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** A fact that waits for its receipt. */
record Pending(AuditFact fact, CompletableFuture<AuditReceipt> receipt) {
  static Pending of(AuditFact fact) {
    return new Pending(fact, new CompletableFuture<>());
  }

  /** The one who makes it so tells; false if somebody else did, or gave up. */
  boolean acknowledge(AuditReceipt.Where where) {
    return receipt.complete(new AuditReceipt(fact.id(), where));
  }

  /** False if it was acknowledged after all. */
  boolean giveUp(String why, @Nullable Throwable cause) {
    return receipt.completeExceptionally(new AuditUnavailableException(fact.action(), why, cause));
  }

  /**
   * The receipt, which must be there.
   *
   * @throws AuditUnavailableException if it was given up
   */
  AuditReceipt outcome() {
    try {
      return receipt.join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof AuditUnavailableException refusal ? refusal : e;
    }
  }

  boolean isOpen() {
    return !receipt.isDone();
  }

  CompletionStage<AuditReceipt> stage() {
    return receipt.minimalCompletionStage();
  }

  /** Whether there is a receipt within that time. */
  boolean await(Duration time) throws InterruptedException {
    try {
      receipt.get(Math.max(0, time.toNanos()), TimeUnit.NANOSECONDS);
      return true;
    } catch (TimeoutException e) {
      return false;
    } catch (ExecutionException e) {
      return true;
    }
  }
}
