package io.insula.test.contract;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.jdbc.spi.Administration;
import io.insula.jdbc.spi.InstallSettings;
import io.insula.jdbc.spi.InstallStep;
import io.insula.jdbc.spi.InstallStep.Outcome;
import java.sql.Connection;
import java.sql.DriverManager;
import java.util.List;
import java.util.Properties;
import java.util.ServiceLoader;
import org.junit.jupiter.api.Test;

/** What the slow path of a dialect does with a database that is prepared for Insula. */
public abstract class AdministrationContract {
  /** The implementation. */
  protected abstract Administration administration();

  /** The address of an empty database, without credentials; a new one for each test. */
  protected abstract String url() throws Exception;

  /** User and password of an administrator there. */
  protected abstract Properties administrator();

  /** How the database is to be prepared; not dry. */
  protected abstract InstallSettings settings();

  @Test
  void isFoundByItsAddress() throws Exception {
    String url = url();
    assertThat(administration().accepts(url)).isTrue();
    assertThat(administration().accepts("jdbc:nothing:" + url)).isFalse();
    assertThat(ServiceLoader.load(Administration.class))
        .as("named in META-INF/services")
        .anyMatch(one -> one.getClass() == administration().getClass());
  }

  @Test
  void leadsToAnotherDatabaseOfTheSameServer() throws Exception {
    String other = administration().urlOf(url(), "another");
    assertThat(administration().databaseOf(other)).isEqualTo("another");
    assertThat(administration().accepts(other)).isTrue();
    assertThat(administration().urlOf(other, administration().databaseOf(other))).isEqualTo(other);
  }

  @Test
  void preparesADatabaseOnceAndThenFindsItPrepared() throws Exception {
    try (Connection connection = connect(url())) {
      assertThat(outcomes(administration().install(connection, settings())))
          .contains(Outcome.DONE)
          .doesNotContain(Outcome.PLANNED);
      assertThat(outcomes(administration().install(connection, settings())))
          .containsOnly(Outcome.PRESENT);
    }
  }

  @Test
  void onlySaysWhatItWouldDoWhenDry() throws Exception {
    try (Connection connection = connect(url())) {
      InstallSettings dry = dry();
      assertThat(outcomes(administration().install(connection, dry)))
          .contains(Outcome.PLANNED)
          .doesNotContain(Outcome.DONE);
      assertThat(outcomes(administration().install(connection, dry))).contains(Outcome.PLANNED);
      assertThat(outcomes(administration().install(connection, settings()))).contains(Outcome.DONE);
    }
  }

  @Test
  void findsNoFaultWithTheApplicationsRole() throws Exception {
    String url = url();
    try (Connection connection = connect(url)) {
      administration().install(connection, settings());
    }
    String user = settings().roles().application();
    try (Connection runtime = DriverManager.getConnection(url, user, settings().password(user))) {
      assertThat(administration().faults(runtime, settings())).isEmpty();
    }
  }

  @Test
  void findsFaultWithAnAdministratorAsTheApplication() throws Exception {
    try (Connection connection = connect(url())) {
      administration().install(connection, settings());
      assertThat(administration().faults(connection, settings())).isNotEmpty();
    }
  }

  @Test
  void findsFaultWithADatabaseThatIsNotPrepared() throws Exception {
    try (Connection connection = connect(url())) {
      assertThat(administration().faults(connection, settings())).isNotEmpty();
    }
  }

  private InstallSettings dry() {
    InstallSettings wet = settings();
    return new InstallSettings(
        wet.roles(),
        wet.secret(),
        wet.passwords(),
        wet.proof(),
        wet.rowSchema(),
        wet.sharedSchema(),
        true,
        wet.pooled());
  }

  private Connection connect(String url) throws Exception {
    return DriverManager.getConnection(url, administrator());
  }

  private static List<Outcome> outcomes(List<InstallStep> steps) {
    return steps.stream().map(InstallStep::outcome).toList();
  }
}
