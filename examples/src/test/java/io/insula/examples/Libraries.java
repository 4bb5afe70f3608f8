package io.insula.examples;

import java.util.Map;
import java.util.function.Function;
import javax.sql.DataSource;

/** The same application, with each library. */
final class Libraries {
  static final Map<String, Function<DataSource, Contacts>> ALL =
      Map.of(
          "jdbc", JdbcContacts::new,
          "jdbctemplate", JdbcTemplateContacts::new,
          "jooq", JooqContacts::new,
          "hibernate", HibernateContacts::new,
          "mybatis", MyBatisContacts::new);

  private Libraries() {}

  static void close(Contacts contacts) throws Exception {
    if (contacts instanceof AutoCloseable closeable) {
      closeable.close();
    }
  }
}
