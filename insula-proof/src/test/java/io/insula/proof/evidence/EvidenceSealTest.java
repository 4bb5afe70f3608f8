package io.insula.proof.evidence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.InsulaException;
import io.insula.jdbc.Secret;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

class EvidenceSealTest {
  private static final String PAGE = "<html>Everything is well, says Zoë.</html>\n";

  private final Secret secret = Secret.generate();
  private final EvidenceKey key = EvidenceKey.of(secret);
  private final byte[] report = EvidenceSeal.sign(PAGE, key);

  @Test
  void aReportAsItWasSignedIsVerifiedWithThePublicHalfAlone() {
    EvidenceKey published = EvidenceKey.of(key.encoded());

    assertThat(EvidenceSeal.verify(report).key()).isEqualTo(published);
    assertThat(published.fingerprint()).isEqualTo(key.fingerprint()).hasSize(47);
  }

  @Test
  void anyChangedBitIsFound() {
    for (int bit = 0; bit < report.length * Byte.SIZE; bit++) {
      byte[] changed = report.clone();
      changed[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);
      assertThatThrownBy(() -> EvidenceSeal.verify(changed))
          .as("bit " + bit)
          .isInstanceOf(InsulaException.class);
    }
  }

  @Test
  void nothingMayBeCutOffOrAdded() {
    for (int length = 0; length < report.length; length++) {
      byte[] cut = Arrays.copyOf(report, length);
      assertThatThrownBy(() -> EvidenceSeal.verify(cut)).hasMessageContaining("no seal");
    }
    byte[] longer = Arrays.copyOf(report, report.length + 1);
    longer[report.length] = '\n';
    assertThatThrownBy(() -> EvidenceSeal.verify(longer)).hasMessageContaining("no seal");
  }

  @Test
  void whoSignsItAnewHasAnotherKey() {
    byte[] forged =
        EvidenceSeal.sign(PAGE.replace("well", "fine"), EvidenceKey.of(Secret.generate()));

    assertThat(EvidenceSeal.verify(forged).key()).isNotEqualTo(key);
  }

  @Test
  void aSealInTheTextIsNotTakenForTheSeal() {
    String sealed = new String(report, StandardCharsets.UTF_8);

    assertThatThrownBy(() -> EvidenceSeal.sign(sealed, key)).hasMessageContaining("already");
  }

  @Test
  void anInstallationAlwaysHasTheSameKeyAndShowsNothingOfIt() {
    assertThat(EvidenceKey.of(Secret.of(secret.encoded()))).isEqualTo(key);
    assertThat(key.toString()).isEqualTo("EvidenceKey[" + key.fingerprint() + "]");
    assertThat(EvidenceKey.of(Secret.of("AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA")).encoded())
        .as("openssl derives the same")
        .isEqualTo("MCowBQYDK2VwAyEAKtlG0E1FThLqnFcyGrQK9is2LjGl8XBsjD5Pc-3MOG8");
  }

  @Test
  void whatIsNoKeyIsRefused() {
    assertThatThrownBy(() -> EvidenceKey.of("nonsense")).hasMessageContaining("insula prove --key");
    EvidenceKey published = EvidenceKey.of(key.encoded());
    assertThatThrownBy(() -> EvidenceSeal.sign(PAGE, published))
        .isInstanceOf(IllegalStateException.class);
  }
}
