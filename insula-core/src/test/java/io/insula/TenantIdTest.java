package io.insula;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TenantIdTest {
  @ParameterizedTest
  @ValueSource(
      strings = {"a", "0", "acme", "acme-eu_2", "1234567890123456789012345678901234567890"})
  void acceptsWhatTheFormAllows(String text) {
    assertThat(TenantId.of(text)).hasToString(text);
  }

  @Test
  void holdsAUuid() {
    String uuid = UUID.randomUUID().toString();
    assertThat(TenantId.of(uuid).value()).isEqualTo(uuid);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "-a",
        "_a",
        "a b",
        "a.b",
        "a/b",
        "../etc",
        "a\u0000b",
        "é",
        "日本",
        "😀",
        "a\n",
        "tenant; DROP TABLE users;--",
        "!catalog",
        "12345678901234567890123456789012345678901"
      })
  void refusesAnythingElse(String text) {
    assertThatThrownBy(() -> TenantId.of(text))
        .isInstanceOf(InvalidTenantIdException.class)
        .hasMessageContaining("is not a tenant id");
  }

  @Test
  void suggestsTheLowerCaseFormInsteadOfFoldingSilently() {
    assertThatThrownBy(() -> TenantId.of("Acme")).hasMessageContaining("did you mean \"acme\"?");
  }

  @Test
  void keepsTheMessageOfALongOrBidirectionalTextShortAndPlain() {
    assertThatThrownBy(() -> TenantId.of("\u202e" + "x".repeat(300)))
        .satisfies(e -> assertThat(e.getMessage()).contains("\\u{202e}").hasSizeLessThan(250));
  }
}
