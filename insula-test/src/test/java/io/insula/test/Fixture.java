package io.insula.test;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.util.List;
import java.util.Map;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.testkit.engine.EngineExecutionResults;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Event;

/** Runs test classes that are not part of the build, since some of them must fail. */
final class Fixture {
  private Fixture() {}

  static EngineExecutionResults run(Class<?>... classes) {
    return run(Map.of(), classes);
  }

  static EngineExecutionResults run(Map<String, String> settings, Class<?>... classes) {
    EngineTestKit.Builder builder =
        EngineTestKit.engine("junit-jupiter").configurationParameters(settings);
    for (Class<?> type : classes) {
      builder.selectors(selectClass(type));
    }
    return builder.execute();
  }

  /** What failed, of tests and of classes: one text each. */
  static List<String> failures(Class<?> type) {
    return failures(run(type));
  }

  static List<String> failures(EngineExecutionResults results) {
    return results.allEvents().finished().stream()
        .map(Fixture::message)
        .filter(message -> !message.isEmpty())
        .toList();
  }

  private static String message(Event event) {
    return event
        .getPayload(TestExecutionResult.class)
        .flatMap(TestExecutionResult::getThrowable)
        .map(failure -> event.getTestDescriptor().getDisplayName() + ": " + all(failure))
        .orElse("");
  }

  private static String all(Throwable failure) {
    StringBuilder text = new StringBuilder();
    for (Throwable at = failure; at != null; at = at.getCause()) {
      text.append(at).append('\n');
    }
    return text.toString();
  }
}
