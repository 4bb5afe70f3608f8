package io.insula.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Measures several variants in turn, round by round, so that a change in the machine's speed meets
 * all of them; the median of the rounds counts.
 */
final class Rounds {
  private static final com.sun.management.ThreadMXBean THREADS =
      (com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean();

  /** Rounds that do not count: until the compiler has done its work. */
  private static final int WARM_UP = 4;

  private final int rounds;
  private final int operations;
  private final Map<String, Variant> variants = new LinkedHashMap<>();

  Rounds(int rounds, int operations) {
    this.rounds = rounds;
    this.operations = operations;
  }

  Rounds variant(String name, Operation operation) {
    variants.put(name, new Variant(operation));
    return this;
  }

  /** Runs all variants, with rounds before the first that do not count. */
  Map<String, Cost> run() throws Exception {
    for (int round = -WARM_UP; round < rounds; round++) {
      for (Variant variant : variants.values()) {
        variant.round(operations, round >= 0);
      }
    }
    Map<String, Cost> costs = new LinkedHashMap<>();
    variants.forEach((name, variant) -> costs.put(name, variant.cost()));
    return costs;
  }

  /** One operation; the number tells the first from the next. */
  @FunctionalInterface
  interface Operation {
    void run(int number) throws Exception;
  }

  /** The median cost of one operation. */
  record Cost(double micros, double allocatedBytes) {}

  private static final class Variant {
    private final Operation operation;
    private final List<Double> micros = new ArrayList<>();
    private final List<Double> bytes = new ArrayList<>();

    Variant(Operation operation) {
      this.operation = operation;
    }

    void round(int operations, boolean counts) throws Exception {
      long allocated = THREADS.getCurrentThreadAllocatedBytes();
      long start = System.nanoTime();
      for (int number = 0; number < operations; number++) {
        operation.run(number);
      }
      long nanos = System.nanoTime() - start;
      if (counts) {
        micros.add(nanos / 1e3 / operations);
        bytes.add((double) (THREADS.getCurrentThreadAllocatedBytes() - allocated) / operations);
      }
    }

    Cost cost() {
      return new Cost(median(micros), median(bytes));
    }

    private static double median(List<Double> values) {
      Collections.sort(values);
      return values.get(values.size() / 2);
    }
  }
}
