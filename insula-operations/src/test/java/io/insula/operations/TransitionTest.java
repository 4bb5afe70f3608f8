package io.insula.operations;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.TenantStatus;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class TransitionTest {
  @Test
  void theWholeTableIsAsTheDocumentationHasIt() {
    assertThat(table())
        .isEqualTo(
            """
            ACTIVATE: inactive suspended blocked -> active
            DEACTIVATE: active -> inactive
            SUSPEND: active inactive -> suspended
            BLOCK: active inactive suspended -> blocked
            ARCHIVE: active inactive suspended blocked -> archived
            DELETE: active inactive suspended blocked archived -> deleted
            RESTORE: archived deleted -> active
            PURGE: deleted -> purging
            """);
  }

  @Test
  void nothingLeadsOutOfPurged() {
    assertThat(Transition.values())
        .noneMatch(transition -> transition.allowedFrom(TenantStatus.PURGED));
  }

  private static String table() {
    return Arrays.stream(Transition.values())
        .map(
            transition ->
                "%s: %s -> %s\n"
                    .formatted(
                        transition.operation(),
                        Arrays.stream(TenantStatus.values())
                            .filter(transition::allowedFrom)
                            .map(TenantStatus::label)
                            .collect(Collectors.joining(" ")),
                        transition.to().label()))
        .collect(Collectors.joining());
  }
}
