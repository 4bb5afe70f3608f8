package io.insula.test.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.insula.InsulaException;
import io.insula.Placement;
import io.insula.Tenant;
import io.insula.TenantContext;
import io.insula.TenantId;
import io.insula.TenantStatus;
import io.insula.UnknownTenantException;
import io.insula.spi.TenantDirectory;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** What a {@link TenantDirectory} does. Each test gets one for itself. */
public abstract class TenantDirectoryContract {
  private static final TenantId UNKNOWN = TenantId.of("nobody-at-all");

  /** The directory. */
  protected abstract TenantDirectory directory() throws Exception;

  /** A tenant that it knows, and that is active. */
  protected abstract TenantId known();

  /** Suspends the known tenant, in whatever the directory reads from. */
  protected abstract void suspend() throws Exception;

  /** How soon the directory must know of a change. */
  protected Duration patience() {
    return Duration.ofSeconds(5);
  }

  @Test
  void findsATenantWithAllThatRoutingNeeds() throws Exception {
    Tenant tenant = directory().tenant(known());
    assertThat(tenant.id()).isEqualTo(known());
    assertThat(tenant.number()).isPositive();
    assertThat(tenant.status()).isEqualTo(TenantStatus.ACTIVE);
    Placement placement = tenant.placement();
    assertThat(placement.cluster()).isNotBlank();
    assertThat(placement.database()).isNotBlank();
    assertThat(placement.schema()).isNotBlank();
    assertThat(placement.role()).isNotBlank();
  }

  @Test
  void findsTheClusterOfATenant() throws Exception {
    TenantDirectory directory = directory();
    String name = directory.tenant(known()).placement().cluster();
    assertThat(directory.cluster(name).name()).isEqualTo(name);
    assertThat(directory.cluster(name).url()).startsWith("jdbc:");
  }

  @Test
  void refusesATenantThatIsNotThereEveryTime() throws Exception {
    TenantDirectory directory = directory();
    for (int i = 0; i < 3; i++) {
      assertThatThrownBy(() -> directory.tenant(UNKNOWN))
          .isInstanceOf(UnknownTenantException.class)
          .hasMessageContaining(UNKNOWN.value());
    }
  }

  @Test
  void refusesAClusterThatIsNotThere() throws Exception {
    TenantDirectory directory = directory();
    assertThatThrownBy(() -> directory.cluster("nowhere-at-all"))
        .isInstanceOf(InsulaException.class)
        .hasMessageContaining("nowhere-at-all");
  }

  @Test
  void answersTheSameWhoeverAsks() throws Exception {
    TenantDirectory directory = directory();
    Tenant outside = directory.tenant(known());
    assertThat(TenantContext.with(UNKNOWN, () -> directory.tenant(known()))).isEqualTo(outside);
    assertThat(TenantContext.with(known(), () -> directory.tenant(known()))).isEqualTo(outside);
  }

  @Test
  void answersManyThreadsAtOnce() throws Exception {
    TenantDirectory directory = directory();
    assertThat(Together.run(() -> directory.tenant(known()).id())).containsOnly(known());
  }

  @Test
  void learnsOfAChange() throws Exception {
    TenantDirectory directory = directory();
    assertThat(directory.tenant(known()).status()).isEqualTo(TenantStatus.ACTIVE);
    suspend();
    long end = System.nanoTime() + patience().toNanos();
    while (directory.tenant(known()).status() == TenantStatus.ACTIVE) {
      assertThat(System.nanoTime()).as("still active after %s", patience()).isLessThan(end);
      Thread.onSpinWait();
    }
    assertThat(directory.tenant(known()).status()).isEqualTo(TenantStatus.SUSPENDED);
  }
}
