package io.insula.examples;

import static org.assertj.core.api.Assertions.assertThat;

import io.insula.test.InsulaTest;
import io.insula.test.Prove;
import io.insula.test.WithTenant;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** The statements that each library makes of the application are proved after its tests. */
class ProvedContactsTest {
  @InsulaTest
  @WithTenant("acme")
  @Prove
  abstract static class With {
    private final String library;

    With(String library) {
      this.library = library;
    }

    @Test
    void addsRenamesAndLists(DataSource db) throws Exception {
      Contacts contacts = Libraries.ALL.get(library).apply(db);
      contacts.add("ann@example.com", "Ann");
      contacts.addOrRename("ann@example.com", "Anna");
      contacts.addAll(List.of("bob@example.com"));
      assertThat(contacts.names()).containsExactly("Anna", "bob@example.com");
      assertThat(contacts.namesWithCountries()).contains("Anna, Italy");
      Libraries.close(contacts);
    }
  }

  @Nested
  class Jdbc extends With {
    Jdbc() {
      super("jdbc");
    }
  }

  @Nested
  class JdbcTemplate extends With {
    JdbcTemplate() {
      super("jdbctemplate");
    }
  }

  @Nested
  class Jooq extends With {
    Jooq() {
      super("jooq");
    }
  }

  @Nested
  class Hibernate extends With {
    Hibernate() {
      super("hibernate");
    }
  }

  @Nested
  class MyBatis extends With {
    MyBatis() {
      super("mybatis");
    }
  }
}
