package io.insula.examples;

import static io.insula.test.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import io.insula.test.TestInstallation;
import io.insula.test.WithTenant;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestConstructor;
import org.springframework.test.context.TestConstructor.AutowireMode;
import org.springframework.test.context.junit.jupiter.SpringJUnitConfig;

/** A Spring test whose data source is an installation made for it. */
@TestConstructor(autowireMode = AutowireMode.ALL)
@SpringJUnitConfig(SpringContextTest.TestDatabase.class)
class SpringContextTest {
  @Configuration
  static class TestDatabase {
    @Bean
    TestInstallation installation() {
      return TestInstallation.builder().tenants("acme", "globex").open();
    }

    @Bean
    DataSource dataSource(TestInstallation installation) {
      return installation.dataSource();
    }

    @Bean
    JdbcTemplate jdbc(DataSource dataSource) {
      return new JdbcTemplate(dataSource);
    }
  }

  private final JdbcTemplate jdbc;
  private final TestInstallation installation;

  SpringContextTest(JdbcTemplate jdbc, TestInstallation installation) {
    this.jdbc = jdbc;
    this.installation = installation;
  }

  @Test
  @WithTenant("acme")
  void worksAsATenant() {
    jdbc.update("insert into contact (email, name) values ('ann@example.com', 'Ann')");

    assertThat(jdbc.queryForObject("select count(*) from contact", Long.class)).isEqualTo(1);
    assertThat(installation.tenant("globex")).cannotSee("acme", "contact");
  }
}
