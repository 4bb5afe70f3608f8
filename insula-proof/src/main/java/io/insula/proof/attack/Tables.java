package io.insula.proof.attack;

import java.util.List;

/**
 * The probe's tables in one schema.
 *
 * @param schema its name
 * @param prefix of all names
 */
record Tables(String schema, String prefix) {
  String vault() {
    return name("vault");
  }

  String note() {
    return name("note");
  }

  String ticket() {
    return name("ticket");
  }

  private String name(String table) {
    return quoted() + "." + prefix + table;
  }

  /** The schema in quotes. */
  String quoted() {
    return quote(schema);
  }

  static String quote(String name) {
    return '"' + name.replace("\"", "\"\"") + '"';
  }

  /** What makes them, once the schema is the first of the path. */
  String create() {
    return Corpus.read("probe.sql").replace("${p}", prefix);
  }

  String drop() {
    return """
        drop function if exists %1$s.%2$swhisper(text);
        drop view if exists %1$s.%2$sshelf;
        drop table if exists %1$s.%2$snote, %1$s.%2$sticket, %1$s.%2$svault cascade"""
        .formatted(quoted(), prefix);
  }

  /** What empties them, and has new rows counted from a thousand. */
  String empty() {
    StringBuilder sql = new StringBuilder();
    for (String table : List.of(note(), ticket(), vault())) {
      sql.append("delete from ").append(table).append(";\n");
      sql.append("select setval(pg_get_serial_sequence('%s', 'id'), 1000);\n".formatted(table));
    }
    return sql.toString();
  }

  /**
   * A query of all rows as text.
   *
   * @param condition which of them
   */
  String rows(String condition) {
    return """
        select 'vault ' || t::text from %s t where %s
        union all select 'note ' || t::text from %s t where %2$s
        union all select 'ticket ' || t::text from %s t where %2$s
        order by 1"""
        .formatted(vault(), condition, note(), ticket());
  }

  /** A query of how far the sequences are. */
  String sequences() {
    return """
        select 'sequence ' || sequencename || ' ' || last_value from pg_sequences
         where schemaname = '%s' and sequencename like '%s%%' order by 1"""
        .formatted(schema, prefix);
  }
}
