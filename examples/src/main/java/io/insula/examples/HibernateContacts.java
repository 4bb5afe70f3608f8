package io.insula.examples;

import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.hibernate.SessionFactory;
import org.hibernate.cfg.Configuration;

/** With Hibernate, entities and all. */
public final class HibernateContacts implements Contacts, AutoCloseable {
  private final SessionFactory sessions;

  public HibernateContacts(DataSource db) {
    Configuration configuration = new Configuration().addAnnotatedClass(Contact.class);
    configuration.getProperties().put("hibernate.connection.datasource", db);
    this.sessions = configuration.buildSessionFactory();
  }

  @Override
  public long add(String email, String name) {
    return sessions.fromTransaction(
        session -> {
          Contact contact = new Contact(email, name);
          session.persist(contact);
          return Objects.requireNonNull(contact.getId());
        });
  }

  @Override
  public void addOrRename(String email, String name) {
    sessions.inTransaction(
        session -> {
          Contact known =
              session
                  .createSelectionQuery("from Contact where email = :email", Contact.class)
                  .setParameter("email", email)
                  .getSingleResultOrNull();
          if (known == null) {
            session.persist(new Contact(email, name));
          } else {
            known.setName(name);
          }
        });
  }

  @Override
  public void addAll(List<String> emails) {
    sessions.inTransaction(
        session -> emails.forEach(email -> session.persist(new Contact(email, email))));
  }

  @Override
  public List<String> names() {
    return sessions.fromSession(
        session ->
            session
                .createSelectionQuery("select name from Contact order by name", String.class)
                .getResultList());
  }

  @Override
  public List<String> namesWithCountries() {
    return sessions.fromSession(
        session ->
            session
                .createNativeQuery(
                    "select c.name || ', ' || k.name from contact c join country k"
                        + " on k.code = c.country order by 1",
                    String.class)
                .getResultList());
  }

  @Override
  public void close() {
    sessions.close();
  }
}
