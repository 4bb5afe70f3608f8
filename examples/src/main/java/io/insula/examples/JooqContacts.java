package io.insula.examples;

import static org.jooq.impl.DSL.concat;
import static org.jooq.impl.DSL.field;
import static org.jooq.impl.DSL.inline;
import static org.jooq.impl.DSL.name;
import static org.jooq.impl.DSL.table;

import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Record;
import org.jooq.SQLDialect;
import org.jooq.Table;
import org.jooq.impl.DSL;

/** With jOOQ. */
public final class JooqContacts implements Contacts {
  private static final Table<Record> CONTACT = table(name("contact"));
  private static final Table<Record> COUNTRY = table(name("country"));
  private static final Field<Long> ID = field(name("contact", "id"), Long.class);
  private static final Field<String> EMAIL = field(name("email"), String.class);
  private static final Field<String> NAME = field(name("name"), String.class);

  private final DSLContext jooq;

  public JooqContacts(DataSource db) {
    this.jooq = DSL.using(db, SQLDialect.POSTGRES);
  }

  @Override
  public long add(String email, String name) {
    return Objects.requireNonNull(
        Objects.requireNonNull(
                jooq.insertInto(CONTACT, EMAIL, NAME)
                    .values(email, name)
                    .returningResult(ID)
                    .fetchOne())
            .value1());
  }

  @Override
  public void addOrRename(String email, String name) {
    jooq.insertInto(CONTACT, EMAIL, NAME)
        .values(email, name)
        .onConflict(EMAIL)
        .doUpdate()
        .set(NAME, DSL.excluded(NAME))
        .execute();
  }

  @Override
  public void addAll(List<String> emails) {
    jooq.transaction(
        inner ->
            inner
                .dsl()
                .batch(
                    emails.stream()
                        .map(
                            email ->
                                inner.dsl().insertInto(CONTACT, EMAIL, NAME).values(email, email))
                        .toList())
                .execute());
  }

  @Override
  public List<String> names() {
    return jooq.select(NAME).from(CONTACT).orderBy(NAME).fetch(NAME);
  }

  @Override
  public List<String> namesWithCountries() {
    Field<String> country = field(name("country", "name"), String.class);
    Field<String> line =
        concat(field(name("contact", "name"), String.class), inline(", "), country);
    return jooq.select(line)
        .from(CONTACT)
        .join(COUNTRY)
        .on(
            field(name("country", "code"), String.class)
                .eq(field(name("contact", "country"), String.class)))
        .orderBy(line)
        .fetch(line);
  }
}
