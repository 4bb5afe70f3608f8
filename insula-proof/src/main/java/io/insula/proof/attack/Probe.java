package io.insula.proof.attack;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * What stands in one tenant's tables: rows whose every text is a mark that stands nowhere else.
 *
 * @param first the id of its first row
 * @param secrets of the vault
 * @param codes of the vault, a natural key
 * @param texts of the notes
 */
record Probe(int first, List<String> secrets, List<String> codes, List<String> texts) {
  private static final int ROWS = 3;

  static Probe of(int first, String seed) {
    return new Probe(first, marks(seed + "s"), marks(seed + "c"), marks(seed + "t"));
  }

  private static List<String> marks(String seed) {
    return IntStream.rangeClosed(1, ROWS).mapToObj(i -> seed + i + "z").toList();
  }

  /** Every text. */
  List<String> marks() {
    return Stream.of(secrets, codes, texts).flatMap(List::stream).toList();
  }

  /**
   * The statements that put it there.
   *
   * @param owner names the tenant column and a value for it; empty where there is none
   */
  String fill(Tables tables, Owner owner) {
    StringBuilder sql = new StringBuilder();
    for (int i = 0; i < ROWS; i++) {
      int id = first + i;
      String vault = "%d, '%s', '%s', %d".formatted(id, secrets.get(i), codes.get(i), id);
      String note = "%d, %d, '%s'".formatted(id, id, texts.get(i));
      String ticket = "%d, '%s'".formatted(id, texts.get(i));
      sql.append(insert(tables.vault(), "id, secret, code, slot", vault, owner))
          .append(insert(tables.note(), "id, vault_id, text", note, owner))
          .append(insert(tables.ticket(), "id, title", ticket, owner));
    }
    return sql.toString();
  }

  private static String insert(String table, String columns, String values, Owner owner) {
    return "insert into %s (%s%s) values (%s%s);\n"
        .formatted(table, columns, owner.column(), values, owner.value());
  }

  /** What is put behind the columns and behind the values. */
  record Owner(String column, String value) {
    static final Owner NONE = new Owner("", "");
  }
}
