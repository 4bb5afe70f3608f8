package io.insula.examples;

import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.jdbc.support.GeneratedKeyHolder;
import org.springframework.transaction.support.TransactionTemplate;

/** With Spring's JdbcTemplate and transactions. */
public final class JdbcTemplateContacts implements Contacts {
  private final JdbcTemplate jdbc;
  private final TransactionTemplate transaction;

  public JdbcTemplateContacts(DataSource db) {
    this.jdbc = new JdbcTemplate(db);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(db));
  }

  @Override
  public long add(String email, String name) {
    GeneratedKeyHolder keys = new GeneratedKeyHolder();
    jdbc.update(
        connection -> {
          var insert =
              connection.prepareStatement(
                  "insert into contact (email, name) values (?, ?)", new String[] {"id"});
          insert.setString(1, email);
          insert.setString(2, name);
          return insert;
        },
        keys);
    return Objects.requireNonNull(keys.getKey()).longValue();
  }

  @Override
  public void addOrRename(String email, String name) {
    jdbc.update(
        "insert into contact (email, name) values (?, ?)"
            + " on conflict (email) do update set name = excluded.name",
        email,
        name);
  }

  @Override
  public void addAll(List<String> emails) {
    transaction.executeWithoutResult(
        status ->
            jdbc.batchUpdate(
                "insert into contact (email, name) values (?, ?)",
                emails.stream().map(email -> new Object[] {email, email}).toList()));
  }

  @Override
  public List<String> names() {
    return jdbc.queryForList("select name from contact order by name", String.class);
  }

  @Override
  public List<String> namesWithCountries() {
    return jdbc.queryForList(
        "select c.name || ', ' || k.name from contact c join country k on k.code = c.country"
            + " order by 1",
        String.class);
  }
}
