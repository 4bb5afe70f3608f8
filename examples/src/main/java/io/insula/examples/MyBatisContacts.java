package io.insula.examples;

import java.util.List;
import java.util.function.Function;
import javax.sql.DataSource;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Options;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ExecutorType;
import org.apache.ibatis.session.SqlSession;
import org.apache.ibatis.session.SqlSessionFactory;
import org.apache.ibatis.session.SqlSessionFactoryBuilder;
import org.apache.ibatis.transaction.jdbc.JdbcTransactionFactory;

/** With MyBatis. */
public final class MyBatisContacts implements Contacts {
  private final SqlSessionFactory sessions;

  public MyBatisContacts(DataSource db) {
    Configuration configuration =
        new Configuration(new Environment("insula", new JdbcTransactionFactory(), db));
    configuration.addMapper(Statements.class);
    this.sessions = new SqlSessionFactoryBuilder().build(configuration);
  }

  @Override
  public long add(String email, String name) {
    NewContact contact = new NewContact(email, name);
    with(ExecutorType.SIMPLE, statements -> statements.add(contact));
    return contact.id;
  }

  @Override
  public void addOrRename(String email, String name) {
    with(ExecutorType.SIMPLE, statements -> statements.addOrRename(email, name));
  }

  @Override
  public void addAll(List<String> emails) {
    with(
        ExecutorType.BATCH,
        statements -> {
          emails.forEach(email -> statements.add(new NewContact(email, email)));
          return emails.size();
        });
  }

  @Override
  public List<String> names() {
    return with(ExecutorType.SIMPLE, Statements::names);
  }

  @Override
  public List<String> namesWithCountries() {
    return with(ExecutorType.SIMPLE, Statements::namesWithCountries);
  }

  private <T> T with(ExecutorType type, Function<Statements, T> work) {
    try (SqlSession session = sessions.openSession(type)) {
      T result = work.apply(session.getMapper(Statements.class));
      session.commit();
      return result;
    }
  }

  /** The statements. */
  interface Statements {
    @Insert("insert into contact (email, name) values (#{email}, #{name})")
    @Options(useGeneratedKeys = true, keyProperty = "id", keyColumn = "id")
    int add(NewContact contact);

    @Insert(
        "insert into contact (email, name) values (#{email}, #{name})"
            + " on conflict (email) do update set name = excluded.name")
    int addOrRename(@Param("email") String email, @Param("name") String name);

    @Select("select name from contact order by name")
    List<String> names();

    @Select(
        "select c.name || ', ' || k.name from contact c join country k on k.code = c.country"
            + " order by 1")
    List<String> namesWithCountries();
  }

  /** A contact whose id MyBatis fills in. */
  static final class NewContact {
    final String email;
    final String name;
    long id;

    NewContact(String email, String name) {
      this.email = email;
      this.name = name;
    }
  }
}
