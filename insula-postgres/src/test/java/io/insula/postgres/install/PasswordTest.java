package io.insula.postgres.install;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.postgresql.util.PasswordUtil;

class PasswordTest {
  @Test
  void recognisesTheVerifierOfAPassword() throws SQLException {
    String verifier = PasswordUtil.encodePassword("app", "right".toCharArray(), "scram-sha-256");
    assertThat(Password.verifies(verifier, "right")).isTrue();
    assertThat(Password.verifies(verifier, "wrong")).isFalse();
  }

  @Test
  void anMd5HashOrNothingIsNoVerifier() {
    assertThat(Password.verifies("", "right")).isFalse();
    assertThat(Password.verifies("md5d41d8cd98f00b204e9800998ecf8427e", "right")).isFalse();
  }

  @Test
  void theAdministratorsLoginIsTakenOutOfTheAddress() {
    assertThat(Password.withoutLogin("jdbc:postgresql://h/db?user=a&password=b"))
        .isEqualTo("jdbc:postgresql://h/db");
    assertThat(Password.withoutLogin("jdbc:postgresql://h/db?ssl=true&password=b&x=y"))
        .isEqualTo("jdbc:postgresql://h/db?ssl=true&x=y");
    assertThat(Password.withoutLogin("jdbc:postgresql://h/user"))
        .isEqualTo("jdbc:postgresql://h/user");
  }
}
