package io.insula.guard.audit;

/** Is told how far verifying is, now and then. */
@FunctionalInterface
public interface VerifyListener {
  /** Does nothing. */
  VerifyListener NONE = (done, total) -> {};

  /**
   * So far it is.
   *
   * @param done how many entries were looked at
   * @param total how many there are, as it seems
   */
  void at(long done, long total);
}
