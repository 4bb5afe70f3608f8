package io.insula.proof.internal.marks;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Reads types, each once. */
final class TypeReader {
  private static final String QUERY =
      """
      select format_type(t.oid, null), t.typname, t.typtype,
             t.typelem <> 0 and t.typcategory = 'A' as is_array,
             array(select e.enumlabel::text from pg_enum e
                    where e.enumtypid = t.oid order by e.enumsortorder),
             case when t.typelem <> 0 and t.typcategory = 'A' then array[t.typelem::bigint]
                  when t.typtype = 'd' then array[t.typbasetype::bigint]
                  when t.typtype = 'r' then array(select r.rngsubtype::bigint
                    from pg_range r where r.rngtypid = t.oid)
                  when t.typtype = 'm' then array(select r.rngtypid::bigint
                    from pg_range r where r.rngmultitypid = t.oid)
                  when t.typtype = 'c' then array(select a.atttypid::bigint
                    from pg_attribute a where a.attrelid = t.typrelid and a.attnum > 0
                     and not a.attisdropped order by a.attnum)
                  else '{}' end
        from pg_type t where t.oid = ?""";

  private final Connection connection;
  private final Map<Long, TypeShape> known = new HashMap<>();

  TypeReader(Connection connection) {
    this.connection = connection;
  }

  TypeShape read(long oid) throws SQLException {
    TypeShape shape = known.get(oid);
    if (shape == null) {
      shape = ask(oid);
      known.put(oid, shape);
    }
    return shape;
  }

  private TypeShape ask(long oid) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(QUERY)) {
      statement.setLong(1, oid);
      try (ResultSet row = statement.executeQuery()) {
        row.next();
        List<TypeShape> parts = new ArrayList<>();
        for (String part : Sql.texts(row, 6)) {
          parts.add(read(Long.parseLong(part)));
        }
        return new TypeShape(
            row.getString(1),
            row.getString(2),
            row.getString(3).charAt(0),
            Sql.texts(row, 5),
            parts,
            row.getBoolean(4));
      }
    }
  }
}
