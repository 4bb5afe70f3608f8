package io.insula.proof.isolation;

import io.insula.proof.internal.marks.Ground;
import io.insula.proof.internal.marks.Sql;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads views, and calls functions that run as their owner, and looks for others' rows. */
final class RoutineProbes {
  private static final String VIEWS =
      """
      select quote_ident(n.nspname) || '.' || quote_ident(c.relname), c.relname
        from pg_class c join pg_namespace n on n.oid = c.relnamespace
       where c.relkind in ('v', 'm', 'f') and n.nspname in (?, ?)
         and has_table_privilege(?, c.oid, 'SELECT')
       order by 2""";

  /** Those of extensions are not the application's. */
  private static final String FUNCTIONS =
      """
      select quote_ident(n.nspname) || '.' || quote_ident(p.proname), p.proname,
             array_to_string(array(select format_type(t, null)
               from unnest(p.proargtypes) with ordinality a (t, i) order by i), '|')
        from pg_proc p join pg_namespace n on n.oid = p.pronamespace
       where p.prosecdef and p.prokind = 'f' and n.nspname in (?, ?)
         and p.prorettype not in ('trigger'::regtype, 'event_trigger'::regtype)
         and has_function_privilege(?, p.oid, 'EXECUTE')
         and not exists (select from pg_depend d where d.objid = p.oid and d.deptype = 'e')
       order by 2""";

  private final List<Resident> residents;

  RoutineProbes(List<Resident> residents) {
    this.residents = residents;
  }

  List<Probe> probes() throws SQLException {
    List<Probe> probes = new ArrayList<>();
    for (Resident reader : residents) {
      for (List<@Nullable String> view : ask(reader, VIEWS)) {
        probes.add(probe(reader, "view", view, "select * from " + view.get(0)));
      }
      for (List<@Nullable String> function : ask(reader, FUNCTIONS)) {
        probes.add(probe(reader, "function", function, call(reader, function)));
      }
    }
    return probes;
  }

  private List<List<@Nullable String>> ask(Resident reader, String sql) throws SQLException {
    try (Connection migrator = Ground.migrator(reader.insula(), reader.tenant())) {
      return Sql.rows(
          migrator,
          sql,
          reader.tenant().placement().schema(),
          reader.insula().estate().settings().sharedSchema(),
          reader.tenant().placement().role());
    }
  }

  /** With keys of somebody else as arguments. */
  private String call(Resident reader, List<@Nullable String> function) {
    Resident other = residents.stream().filter(one -> !one.is(reader)).findFirst().orElse(reader);
    String types = String.valueOf(function.get(2));
    List<String> arguments = new ArrayList<>();
    for (String type : types.isEmpty() ? new String[0] : types.split("\\|", -1)) {
      arguments.add(argument(other, type));
    }
    return "select * from %s(%s)".formatted(function.get(0), String.join(", ", arguments));
  }

  private static String argument(Resident other, String type) {
    return switch (type) {
      case "integer", "bigint", "numeric" -> other.planted().seed().key(1) + "::" + type;
      case "uuid" -> Sql.literal(other.planted().seed().uuid(1)) + "::uuid";
      case "text", "character varying" -> "'%'::" + type;
      default -> "null::" + type;
    };
  }

  private Probe probe(Resident reader, String kind, List<@Nullable String> what, String sql) {
    String name = String.valueOf(what.get(1));
    return new Probe(
        Door.ROUTINES,
        "%s %s as %s".formatted(kind, name, reader.id()),
        () -> {
          Attempt attempt = reader.undone(connection -> Attempt.query(connection, sql));
          String seen = foreign(reader, attempt, Set.of(sql));
          return seen == null ? null : kind + " " + name + ": " + seen;
        });
  }

  private @Nullable String foreign(Resident reader, Attempt attempt, Set<String> except) {
    for (Resident other : residents) {
      String seen = other.is(reader) ? null : other.seenIn(attempt.rows(), "", except);
      if (seen != null) {
        return seen;
      }
    }
    return null;
  }
}
