package io.insula.postgres.session;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.Isolation;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.jdbc.BindingSettings;
import io.insula.jdbc.Credentials;
import io.insula.jdbc.TenantColumn;
import io.insula.jdbc.spi.Binding;
import io.insula.jdbc.spi.SourceSettings;
import io.insula.postgres.TestSecret;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class BindingsTest {
  private final SettableClock clock = new SettableClock();
  private final Tenant row = tenant("acme", Isolation.ROW, "public");

  @Test
  void remembersAProofUntilHalfOfItsValidityIsOver() {
    Bindings bindings = bindings(BindingSettings.of(TestSecret.SECRET));
    Binding first = bindings.of(row);
    clock.now = clock.now.plus(Duration.ofSeconds(149));
    assertThat(bindings.of(row)).isSameAs(first);
    clock.now = clock.now.plus(Duration.ofSeconds(2));
    assertThat(bindings.of(row)).isNotSameAs(first);
    assertThat(bindings.of(row).values()).isNotEqualTo(first.values());
  }

  @Test
  void makesANewOneWhenTheClockGoesBack() {
    Bindings bindings = bindings(BindingSettings.of(TestSecret.SECRET));
    Binding first = bindings.of(row);
    clock.now = clock.now.minus(Duration.ofHours(1));
    assertThat(bindings.of(row)).isNotSameAs(first);
  }

  @Test
  void writesTenantNumberExpiryKeyAndProcess() {
    String value = bindings(BindingSettings.of(TestSecret.SECRET)).of(row).values().get(0);
    assertThat(value).matches("acme:7:1300:1:42:[0-9a-f]{64}");
  }

  @Test
  void leavesTheProcessOutBehindAPoolerAndTheSealWithoutProof() {
    BindingSettings settings = BindingSettings.of(TestSecret.SECRET).behindPooler();
    assertThat(bindings(settings.withoutProof()).of(row).values())
        .containsExactly("acme:7:1300:1:0:");
  }

  @Test
  void bindsThePathOnlyWhereItIsNotTheConnectionsOwn() {
    Bindings bindings = bindings(BindingSettings.of(TestSecret.SECRET));
    assertThat(bindings.of(row).values()).hasSize(1);
    assertThat(bindings.of(tenant("other", Isolation.SCHEMA, "te\"nant")).values().get(1))
        .isEqualTo("\"te\"\"nant\", \"shared\"");
  }

  @Test
  void showsNoValueInItsText() {
    assertThat(bindings(BindingSettings.of(TestSecret.SECRET)).of(row).toString())
        .doesNotContain("acme");
  }

  private Bindings bindings(BindingSettings settings) {
    return new Bindings(
        new SourceSettings(
            "jdbc:postgresql://localhost/x",
            new Credentials("a", "b"),
            List.of("public", "shared"),
            "shared",
            TenantColumn.DEFAULT,
            settings,
            clock),
        "\"public\", \"shared\"",
        42);
  }

  private static Tenant tenant(String id, Isolation isolation, String schema) {
    Placement placement = new Placement(isolation, "main", "x", schema, "insula_app");
    return House.tenant(TenantId.of(id), 7, placement, TenantStatus.ACTIVE);
  }

  private static final class SettableClock extends Clock {
    private Instant now = Instant.ofEpochSecond(1000);

    @Override
    public Instant instant() {
      return now;
    }

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }
  }
}
